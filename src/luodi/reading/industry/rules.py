"""Rules for industries: the words around one decide whether it is the writer's own, admitted, exclusively admitted or refused.

The words themselves come from `luodi.industry`. A list (织造、服装、电子装配) shares the words before its first and after its
last member; refusal wins over admission.
"""

#: Separators between members of a list.
JOINT = r"^(?:等|类|生产|加工|制造|装配|组装|行业|企业|产品)?\s*(?:[、/和及与或·+&,]|以及|或者)?\s*(?:少量|部分|小型|各类|小)?$"

REFUSED_BEFORE = (
    r"(?:不(?:能|可以?|得|准|允许|要|宜|会)?(?:做|接受|接|收|招|租|考虑|含|从事|生产|进|搞|要|是|欢迎)?|谢绝|拒绝|禁止|严禁|禁|勿|杜绝|排除|除了?|限制(?:类|引进)?|负面清单)"
    r"(?:类|的|一切|任何|各类|从事|做|租给|生产|入驻|引进|行业|小|跟|涉及|含有?|高污染|污染|有)*\s*[:】]?\s*$"
)
#: A list may start with words that are not industries: 禁止明火作业、喷漆.
REFUSED_LIST_BEFORE = r"(?:禁止|严禁|谢绝|拒绝|不接受|不得从事|不做|不收)[^,;。:\n可]{0,12}[、/和及与]\s*$"
#: Glued to the last word (电镀不做), it refuses that word and whatever is glued to it; set apart (油漆 电镀 免谈), the whole list.
REFUSED_BEHIND = (
    r"^(?:等|之类|类|厂|企业|行业|项目|加工|的|也|都|一律|请|线|小?作坊)*(?:勿扰|勿进|免谈|不要来|不要(?![\u4e00-\u9fff])|不租|不做|除外|不收|谢绝|不行|不接|不考虑|不欢迎|"
    r"禁入|禁止|请?绕道|一律不|别来|不可|不能|不准|勿入|\?\s*-*\s*不)"
)
REFUSED_APART = r"^(?:等|之类|类)?\s*:?\s*(?:勿扰|勿进|免谈|不要来|不租|不做|除外|不收|谢绝|不行|不接|请?绕道|一律不|别来|勿入)(?![\u4e00-\u9fff])"
ALONE_BEFORE = (
    r"(?:仅限|只限|限于|限(?:做|招|租|制在)|只(?:租给?|接|做|收|招|能|能做|适合|考虑|引进|欢迎)(?:做|给)?|仅(?:宜作?|接|做|适合|可做?|用于|供|租给?|引进)|专(?:门)?(?:做|租给|招)|必须是|(?<![不无有上下权时年期极局])限)"
    r"(?:从事|生产|类|的|符合)*\s*[:】]?\s*$"
)
ADMITTED_BEFORE = (
    r"(?:适合|适宜|适用于?|适于|宜|可做|可以做?|可用于|可用作|可作|能做|可生产|可引进|准入(?:行业|产业)?|引进|主导产业|主导|欢迎|优先(?:考虑|引进|招引|安排)?|鼓励|入园标准|产业定位|重点(?:招引|引进|发展)|招引|招商方向|"
    r"产业方向|最好做?|最好是|首选|要求[^,;。\n\s]{0,16})(?:做|以|为|从事|各类|小型|大型|中小型|一般|生产|的|是|[、/])*\s*[:】]?\s*(?:大型|小型|精密|轻型|[\u4e00-\u9fff]{0,2})?$"
)
#: A list may start with words that are not industries: 适合重工制造、钢结构、装配式建筑.
ADMITTED_LIST_BEFORE = r"(?:适合|适宜|适用于?|准入|引进)[^,;。:\n不禁谢拒]{0,16}[、/和及与]\s*(?:大型|小型|各类)?$"
ADMITTED_BEHIND = r"^(?:等|类|件|配件|加工|制造|生产|装配|企业|行业|产业|项目|的|之类)*\s*(?:优先|为主|方向|均可|都可以?|可落地|也可|可以|皆可|为佳|最好|可入驻)"
#: Introduces the writer's own trade.
OWN_BEFORE = (
    r"(?:做|主营|主产|行业|用途|生产|从事|搞|用于|用来|经营|产品|业务|主业|专注|研发|建设|建立|制造|扩大|扩建|新建|用作|加工|造|打造|主要|(?:公司|企业|厂)\()(?:[:】\s是为了的]|业务|产品)*"
    r"[^,;。|\n\s]{0,8}$"
)
OWN_BEHIND = r"^(?:[^,;。|\n\s]{0,4})(?:企业(?!\()|厂(?!房|\()|公司(?!\()|项目|生产线|生产基地|基地|制造厂|工厂|行业|装配|加工|制造)"

#: Stored goods, counted machines, telephones, work contracted out: not the writer's trade.
NOT_A_TRADE_BEFORE = r"(?:(?:不(?:要|能|想|可以?|愿意?)?(?:再)?|别)[和与同]|(?<!投)放|堆放?|存放?|储存?|储放|囤|\d\s*[吨台部]|[一两三四五六七八九十]台|[带含配有](?:全套|整套|一套|现成)|靠近|离|隔壁|旁边是?|对面是?|跟)[^,;。|\n\s]{0,6}$"
NOT_A_TRADE_BEHIND = r"^(?:外协|外包|外发|自建|隔壁|旁|对面|附近|\s*[::]?\s*\+?\d{7}|\s*[::]\s*1[3-9]|\s*[::]?\s*[一幺][三四五六七八九][零〇一二三四五六七八九幺]{5}|号码?)"
#: 求购钢管: goods bought or sold. 求购食品厂房 is about a place.
GOODS_BEFORE = r"(?:求购|收购|采购|购买|出售|供应|批发)(?:一批|大量|二手)?$"
GOODS_ARE_TRADE = r"[^,;。\n\s]{0,4}(?:厂|公司|企业|项目|车间|用地|土地|仓库|园)"
#: Divisions of processes that decide on admission; others merely describe how a product is made.
WEIGHTY = ("336", "339", "171", "26", "264", "42", "25")
#: Machines for a trade, in the words of whoever makes them.
MACHINES_BEHIND = r"(?:专用|自动化)?(?:设备|机械|装备|生产线)(?=的|制造|生产|研发|厂|公司|企业|[\s,。;)]|$)"
MAKING_BEFORE = r"(?:做|生产|制造|主营|主产|研发|产品是|从事|行业:|产品:|主要产品为?)(?:各类|一些|大型)?$"
MACHINES = "35"
#: Divisions that make machines and vehicles themselves.
MACHINE_DIVISIONS = frozenset(("34", "35", "36", "37", "38", "39", "40"))
#: What may follow an industry word as part of the writer's phrase.
TAIL = r"[\u4e00-\u9fffA-Za-z]{0,6}?(?:机加工|加工|装配|制造|生产|组装|贴装|结构件|零部件|配件|油箱|外壳|盖板|器材|研发|维修|回收|拆解|冲压|焊接)(?!许可|环评|线|基地)"
