"""Rules for places recognised only by context: labels, streets, parks, plots, and landmarks.

`luodi.geography` knows divisions and zones; anything else (东寨子, 城西, F地块, 工业一路潘峰宾馆旁边) is kept as written,
without a code.
"""

_END = r"[^,;。\n|!?'\"\]】()]"
_STOP = r"(?=[,;。\n|!?'\"(【]|$)"

#: 【区域】X, 位置:X, 地址: 'X'.
LABELLED = (
    r"(?:(?:(?P<exact>期望|详细|具体)|意向|项目|厂房|房源|所在|选址)?(?:地址|位置|坐落|区域|地段|地点|所在地)|意向地|address)(?:\s*['\"]?\s*[:】\]]\s*['\"]?\s*|(?<=期望地址)(?:靠近|位于|在))"
    rf"(?P<place>[\u4e00-\u9fffA-Za-z]{_END}{{1,38}}?)(?=\s*(?:$|[,;。\n|!?'\"]|\s+[\u4e00-\u9fff]{{2,6}}\s*:|\s(?:面积|厂房|联系|电话|层高|单层|标准)))"
)
#: Present in an address but not in a mere list of regions.
HAS_STREET = r"[路街巷弄号幢栋]|大道|园|村|交叉|旁|厂|对面|楼"
#: An exact address is a single place and contains none of these.
IS_LIST = r"[、/或和及]"
#: Before a place: the label of an address more exact than the regions sought.
EXACT_BEFORE = r"(?:期望|详细|具体)地址\s*[:】\]]?[^\n,;。]{0,24}$"
#: Labels of a present location, as opposed to the one sought or offered.
ELSEWHERE = r"(?:公司|单位|企业|注册|通讯|联系|办公|现|原|原厂|现厂|户籍)$"
#: 位于X, 坐落于X, up to the noun of the property.
LYING = (
    r"(?:位于|坐落于|座落于|坐落在|地处)(?:了)?\s*"
    rf"(?P<place>[\u4e00-\u9fffA-Za-z0-9]{_END}{{1,30}}?)(?:内|上)?\s*(?=[,;。\n|(!?的]|(?:有|自有|现有|标准|底层|单层|独栋)?(?:厂房|仓库|库房|车间|楼房|场地|土地|面积|钢构)|有厂|对外|出租|招租|$)"
)
#: 现厂位于, 我们目前位于: a present location.
PRESENT_BEFORE = r"(?:现(?!浇)|目前|现在|原|老)(?:有|的)?(?:厂房?|工厂|公司)?$"
#: 厂房出租|东寨子|2026-05-10: the middle column of a list.
IN_BARS = r"\|\s*(?P<place>[\u4e00-\u9fff]{2,10})\s*(?=\|\s*(?:19|20)\d\d-\d\d)"
#: F地块, A-03地块.
PLOT = r"(?P<place>[A-Z](?:-?\d{1,3}){0,2}(?:号)?地块)"
#: 城西, 西外环, 经开区: used if there is nothing more exact.
QUARTER = (
    r"(?P<place>城[东南西北](?:片区|新区|工业园)?(?![\u4e00-\u9fff]?[路街])|[东南西北][外内二三四]环(?:路)?[东南西北]?|[东南西北]郊|老城区|"
    r"(?:经开区|高新区|开发区|保税区|工业园区|工业园)(?=范围|内|附近|周边))"
)
#: X附近, X旁边, X后面 at the start of a clause.
BESIDE = r"(?:^|(?<=[\n,;。|:\s】)]))(?:[想要就找求我租]{0,3}[在于])?(?P<place>[\u4e00-\u9fff][\u4e00-\u9fffA-Za-z0-9]{1,9}(?:附近|旁边?|隔壁|后面|对面|斜对面|周边|一带))"
#: in Kunshan or Taicang.
IN_ENGLISH = r"(?:in(?<![A-Za-z]in)|near|around) (?P<place>(?!China|January|February|March|April|May|June|July|August|September|October|November|December|RMB)[A-Z][a-z]{3,11}(?:(?:,| or| and|/) ?[A-Z][a-z]{3,11}){0,3})"
#: A park or zone unknown to geography.
PARK = (
    r"(?P<place>[\u4e00-\u9fff]{2,10}?(?:经济技术开发区|高新技术产业(?:开发区|园区|园)|工业园区?|产业园区?|科技园区?|工业集中区|开发区|经开区|高新区|工业区|"
    r"物流园区?|创业园|港区|投资区|保税区|新城))"
)
#: 落户X产业园: kept even if a city is named too.
SETTLED = r"(?:深入|落户|入驻|进驻|选址)(?:于|在|到)?(?P<place>[\u4e00-\u9fff]{2,14}(?:产业园|工业园|科技园|开发区|高新区|园区|投资区|新城)区?)"
NO_PARK = r"(?:尊敬|贵|我们|咱们|你们|靠近|临近|毗邻|距|离|到|各|该|本|整个?|和|的|在|园区|找|进驻|入驻|全市|建设|打造|配套|要求|国家级|省级|一个|多个|分租|不要|这个|这家|规上)"

#: After a place: the street with its number, or a park in it.
STREET = (
    r"\s?(?P<more>(?:[\u4e00-\u9fff]{2,8}(?:村|社区|园区|开发区|经开区|高新区|工业园)\s?)?(?!附近|到|至|离|距)[\u4e00-\u9fff]{1,6}?"
    r"(?:大道|大街|(?<![铁公高道出线进岔思])路(?!口|由|况|程|边)|街(?!道)|巷|弄)(?:[东西南北中一二三四]段)?(?:与[\u4e00-\u9fff]{1,6}(?:路|大道)交[叉汇]口)?"
    r"(?:\s?\d+(?:-\d+)*号?)?(?:\s?[A-Z]?\d+(?:号?[栋幢座楼]|号))?)"
)
PARK_BEHIND = (
    r"\s?(?P<more>(?!和|及|或|的|在|附近|周边|标准|靠|农|全|一|新农)(?:(?![建投设有的做生拟将计])[\u4e00-\u9fff]){1,8}?(?:工业园区?|产业园区?|科技园区?|工业集中区|工业区|开发区|物流园|创业园|高新技术产业园|新城|港区|村(?![镇民集])"
    r"))(?![\u4e00-\u9fff]?(?:内有|出来))"
)
#: 嵩明周边, 新北万达附近.
NEAR_BEHIND = r"(?P<more>(?:(?![或和及与都在到])[\u4e00-\u9fff]{2,4})?(?:附近|周边|城区|一带|市区|中心城区|内(?![有含办设部销地蒙外江黄乡丘])))"
#: The next name in a list, unknown otherwise: 向塘/小蓝, 中山、翠亨.
NEXT_IN_LIST = (
    r"\s?(?:[、/]|或者?|和|及)\s?(?P<next>(?![均都全附近周边其他下上单标高有要能带无做不需可距离交])[\u4e00-\u9fff]{2,4}?)"
    r"(?=\n|$|[,;。、/|】)]|(?:都|均|两地|三地|一带|附近|周边|优先)|\s+(?:厂房|仓库|求|找|租|单层|标准|[\d一二三四五六七八九]))"
)
#: Follows a list separator but is not a place name.
NO_NEXT = r"(?:.*(?:厂|仓|库|房|楼|地|园|租|售|购|买|层|平|亩|米|元|吨|户|业|产|司|区域|可|行|等|它|院|场|内|外|其|价|优|证|门|类|级|型|式|件|品|电|气|汽|水|料|具|工|车|吊))$"
#: Somebody is there and wants to move elsewhere: 我们在横山桥 … 准备搬到郑陆.
BEING_THERE = r"(?:我们|我司|我公司|我厂|本厂|公司|工厂|厂里|厂子|我)(?:厂|公司|工厂)?(?:现在|目前|现|就)?(?:在|位于|租在|开在)\s?$"
MOVING = r"[搬迁](?:到|去|至|往|回|来|厂)|想[去到]|考虑(?:去|到|搬)|换个地方|(?:租约|合同|房租)[^,;。\n]{0,8}到期"
WANTED_BEHIND = r"^[^,;。\n]{0,6}(?:找|租|求|寻|买|购|投资|设|建|选|看|拿)"

#: Before a place: where somebody is, was or comes from; a landmark to which a distance is measured.
NOT_WANTED_BEFORE = r"(?:(?:公司|注册|单位|办公|通讯)地址\s*[:]\s*|(?:现有|目前|现在?|原|之前|以前|总部|老厂|原厂)(?:厂房|厂|租|公司|工厂|是|都)?(?:[在位于设(]|在)*\s*)(?:(?![打想计考准拟要找])[^,;。\n\s]){0,4}$"
LANDMARK_BEFORE = r"(?:距离?|离|毗邻|靠近|紧邻|临近|邻近|直达|可达|通往|前往|开往|(?<![搬迁移落想拟备划算虑回去来])[到至])[^,;。\n\s]{0,5}$"
LANDMARK_BEHIND = r"^(?:港?高速|站|机场|收费站|互通|出口|枢纽|高铁站|火车站|南站|北站|东站|西站|港口|码头(?!后方|旁))"
#: After a place: an authority, a company, or people from there.
BODY_BEHIND = r"^(?:省|市|县|区)?(?:人民)?(?:政府|国资委|商务[厅局]|工信[厅局]|发改委|公司|分公司|老板|人(?![民才力口])|客户|企业|本地人|籍)"
#: 不要金坛, 别推溧阳; not 不要求在, and not 非常州不可.
REFUSED_BEFORE = (
    r"(?:不(?:想)?要|不(?:想|愿意?)?(?:考虑|去|选|看|到|接受)|(?:别|勿|不要)(?:推荐?|发|找|选|介绍|考虑|去)|排除|剔除|谢绝|拒绝|非)(?:在|到|去|是)?\s*$"
    r"|\b(?:[Nn]ot|[Ee]xcept(?: for)?|[Ee]xcluding|[Aa]void(?:ing)?|[Oo]utside(?: of)?|[Oo]ther than|[Aa]part from)(?: in| for)?\s*$"
)
EXCEPT_BEFORE = r"(?:除了|除去|除开|除(?!尘|湿|锈|油|臭|渣|霜|雪|草|铁|氧|害|夕|法|数|以|此|外))(?:在|是)?\s*$"
_THERE = r"(?:(?:那|这)(?:边|里|块|个地方)|方向|一带|附近|周边|等地|区域|地区|片区|[两三]地|[两三]个地方|的|以内)"
_END_OF_CLAUSE = r"(?=[了啊哈的吧]?(?:[,。;!?\n|\s]|$))"
_NO_MORE = rf"(?:不要|不考虑|不去|不看|不选|不行|不接受|免谈|排除|就算了|勿扰|勿推){_END_OF_CLAUSE}"
#: 溧阳除外, 湖塘以外, 金坛那边不考虑; not 溧阳不考虑楼上.
REFUSED_BEHIND = rf"{_THERE}{{0,2}}\s?(?:除外|(?:以|之)外|(?:都|就|也|暂时|坚决|绝对|一律)?{_NO_MORE})"
OUTSIDE_BEHIND = r"(?:以|之)?外"
#: After a list with commas: 金坛,溧阳都不要.
REFUSED_ALL_BEHIND = rf"{_THERE}{{0,2}}\s?(?:(?:都|均|一律){_NO_MORE}|均?除外)"
_NO_OTHER = r"(?:不(?:要|考虑|去|看|选|行|接受|找|租|买)|免谈|勿|别(?!的))"
_OTHERS = r"(?:(?:其他|其它|别的|另外|剩下|外面)[^,。;\n]{0,6}?|都|均|一律|全|就)"
#: That place and no other: 武进以外的不要; after 除, also 除武进外都不考虑 and 除了武进,其他地方不看.
ONLY_BEHIND = rf"{_THERE}{{0,2}}(?:以|之)外的?,?\s?{_OTHERS}{{0,2}}{_NO_OTHER}"
ONLY_BEHIND_EXCEPT = rf"{_THERE}{{0,2}}外?的?,?\s?{_OTHERS}{{1,2}}{_NO_OTHER}"
#: 非武进不可.
ONLY_BEHIND_NOT = r"[^,。;\n]{0,4}不(?:可|行|去|要|考虑|租|买)"
#: 除武进外,还可以看新北: in addition to it, so perhaps not refused at all.
ALSO_BEHIND = (
    r"(?![^,。;\n]{0,4}(?:都|均|全))[^,。;\n]{0,4},?\s?[^,。;\n]{0,4}?(?:还(?!要有|要带|需|得有|有)|也|另外|再|同时)"
)
#: 不要金坛、溧阳可以: the last place in the list may be the one that is allowed.
ALLOWED_BEHIND = r"(?:也|都|就|倒是?)?(?:可以?|行(?!业|车)|没问题|优先)"
#: 不要常州本地的中介: somebody is refused, not the place.
REFUSED_NOUN_BEHIND = r"(?:本地|当地)?(?:市区?|区|县)?(?:的|这种|那种)?(?:中介|客户|人(?![民才力口])|公司|企业|二房东|老板|货|产品|牌|口音|电话|号码)"
LISTED_BETWEEN = r"\s?(?:[、/]|和|与|及|或者?|以及|还有|and|or)\s?"
WISHED_BEHIND = r"^(?:[、,/\s和或]?(?:(?![也都][行可]|均可|可以)[\u4e00-\u9fff]){2,4}){0,3}\s*(?:优先(?!考虑)|最好(?![在是能靠选])|为佳|更好)"
WISHED_BEFORE = r"(?:最好|优先|首选|尽量|倾向)(?:考虑|选择?|能|是|在|于|靠)*\s*$"
#: Labels that mark a place as the one that counts.
LABEL_BEFORE = r"(?:地址|位置|坐落|区域|位于|地处|坐落于|意向|拟租|对接)\s*['\"]?\s*[:】\]]?\s*['\"]?$"
