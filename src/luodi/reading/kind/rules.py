"""Rules for the kind of place: the nouns that name it, and the words that make one of them what is sought or offered.

A noun alone says little: 工业园 is where the place stands, 办公楼 comes with it, 冷库自建 has yet to be built. So nouns are
ranked: those named by a deal verb or a label come first, then by noun.
"""

_FACTORY = (
    r"厂房|厂库房?|厂院|标厂|标准厂|车间|整厂(?=出|转|招|[ ,])|老厂(?=出|转|招|[ ,])|工厂(?=出|转|招)|轻钢房|钢构房|独院\s?钢构|生产用房|生产场地|厂子(?![里的])|找厂(?=[\s,\d]|$)|小作坊(?!勿|免|不)|"
    r"[Ff]actory(?! price)|[Ww]orkshop|[Pp]roduction (?:hall|space)"
)
_WAREHOUSE = (
    r"仓库|库房|高标仓|标准仓|冷库|冻库|保税仓|立体库|平库|物流仓|临时仓|中转仓|高台库|高台仓|云仓(?!优先|可)|恒温仓|"
    r"[甲乙丙丁戊]类仓|[乙丙]二类仓|分拨仓|分拣仓|中心仓|电商仓|前置仓|周转仓|快递仓|常温仓|成品仓|原料仓|高平仓|丙二仓|外租仓|仓储(?:用房|库房|房)|仓(?=出租|招租|出售|求租|')|个库(?=[\s,\d]|$)|[Ww]arehouse"
)
_YARD = r"堆场|货场|场地(?!能|可|够|宽|大|回转|费)|空地|停车场|硬化地|料场|露天场|院子(?=出租|招租)|大院(?=出租|招租)|[个块租找]院子(?!厂|的)|块平地|平地(?=一块)"
_LAND = (
    r"土地|地块|地皮|工业用?地|建设用地|用地|净地|熟地|亩地|块地|购地|买地|拿地|要地|找地|求地|寻地|租地(?![块图皮带址])|亩(?:左右|上下|以上|以内)?的地(?!方)|地的话|"
    r"[Ii]ndustrial land|[Pp]lot of land|[Ll]and plot"
)
_OFFICE = r"[Oo]ffice (?:space|building)|办公(?=\s?[+和加及]\s?小?仓)|(?<=[找租])办公(?=[\s,。;\d]|$)|办公用房|写字楼|写字间|办公楼|办公大楼|办公室|办公场地|办公场所|商务楼|研发楼|研发办公楼?|科研楼"
_LAB = r"实验室|实验楼|实验用房|中试基地|中试场地|(?<![A-Za-z])[Ll]ab(?:oratory)?(?![a-z])"
_PARK = r"整园|园区整体|整个园区|孵化器|双创园|创业园|创业港|智造园"

#: Nouns per kind. Order matters only if two nouns share a first character.
NOUNS: tuple[tuple[str, str], ...] = (
    ("factory", _FACTORY),
    ("warehouse", _WAREHOUSE),
    ("office", _OFFICE),
    ("lab", _LAB),
    ("yard", _YARD),
    ("land", _LAND),
    ("park", _PARK),
)
#: Two kinds in one word.
DOUBLE: dict[str, tuple[str, str]] = {"厂库": ("factory", "warehouse"), "厂库房": ("factory", "warehouse")}

#: The lower the rank, the more likely the text is about this noun if no verb says so.
RANK: dict[str, int] = {"factory": 0, "warehouse": 1, "park": 2, "lab": 3, "office": 4, "land": 5, "yard": 6}

#: Words before a noun that rule it out: refused, nearby, former, ancillary, yet to be built, or part of another word.
NOT_AFTER = (
    r"适合[^,;。\n\s]{0,10}$|"
    r"(?:不是|非|不要|不用|不需要?|无需|没有(?<!有没有)|无|勿推|不租|靠近?|临近|毗邻|紧邻|隔壁是?|对面是?|旁边是?|现有|原有|原|老板的|设立|建立|建设|兴建|建成|投资建|配套|配|带|含|另有|"
    r"附带?|及|共用|跟|距|国有出让|出让|国有|使用|可做|集体|安全|贮存|危废|属|管理|节约)(?:一个|一间|独立|的|了|小|大)?$"
)
ATTACHED_AFTER = r"(?:带|含|国有出让|出让|国有|另有)(?:的|了)?$"
#: 有办公楼, 要有堆场: ancillary, unless a verb follows (有空地出租).
COMES_WITH = r"(?:有(?<!有没有)|要有|需有|还有)(?:一个|一块|独立|的|大|小)?$"
NOT_FOLLOWED = r"(?:性质|面积|使用|税|证|产权|政策|规划|成本|承重|承载|硬化|平整|内(?:办公|行车)|平面|布局|自建|可停|均(?!可|行)|有限|指标|出让金|报批|面(?!积)|上(?:有|建)|外)"

#: Nouns that contain their verb, so that words after them (购地自建) do not make them secondary.
WITH_VERB = frozenset(("购地", "买地", "拿地", "要地", "找地", "求地", "寻地", "租地"))

#: Verbs of seeking and offering, before the noun (出租车间, 求一个200平左右小车间) and after it (厂房800-1000㎡出租).
BEFORE = (
    r"(?:出租|招租|求租|寻租|诚租|急租|转租|分租|整租|出售|转让|求购|诚购|收购|购买|急求|诚求|寻找|需要|想要|需求|想找|急找|急寻|求|找|寻|租|购|买|收|要|需|赁|有没有|有无|[Ll]ooking for|[Nn]eed|[Ss]eek(?:ing)?|[Rr]ent|[Ll]ease|[Bb]uy|[Pp]urchase|[Ww]ant)"
    r"[^,;。、\n:!?()]{0,18}?$"
)
BEHIND = (
    r"^(?:[^,;。、\n:!?()]{0,6}?(?:\d[\d,.]*\s*[-~到至]?\s*[\d,.]*\s*万?\s*(?:平方米|平方|平米|平|方|㎡|m2|亩|公顷)(?:左右|以上)?)?(?:面积)?\s*"
    r"(?:对外|整体|整栋|整层|急|低价|可)?\s*)(?:出租|招租|转租|分租|整租|求租|寻租|出售|转让|求购|招商|需求|急租|急售|整体租|直租|租售|[都均皆](?:可|行))"
)
LABEL = r"(?:类型|类别|物业|用途|需求|房源|标的|意向)\s*[:】\]]\s*[^,;。\n]{0,16}$"
USE = r"(?:做|当|作|用作|改(?<![可能以]改)成?)(?:为)?$"

#: Joins two kinds that are both meant: 厂房/仓库, 厂房或仓库, 写字楼或者研发楼, 办公室+小仓库.
_SIZE = r"(?:约|大概)?\d[\d,.]*(?:[-~到至]\d[\d,.]*)?\s*[万千]?[来多]?(?:平方米|平方|平米|平|方|㎡|m2|亩)(?:左右|上下|以上|以内|的){0,2}"
JOINED = (
    r"^\s*(?:[/、+和及或与]|或者|以及|兼|加)\s*(?:小|大|一个)?$|"
    rf"^\s*(?:{_SIZE})?\s*,?(?:或者?(?:是|说)?|/|要么|还是)\s*(?:租|买|购|求)?(?:{_SIZE})?\s*(?:的|小|大|一个|标准)?$"
)
#: Two buildings may be joined without a sign: 厂房仓库出租.
BESIDE = r"^\s?$"
BUILDINGS = frozenset({"factory", "warehouse", "office", "lab"})

#: Found only in places for making things; implies a factory if a floor is sought or offered without a noun.
MAKING = (
    r"行车|吊顶下|无尘|洁净|多层|天车|航车|吊车|行吊|航吊|桁车|牛腿|梁下|梁底|檐高|檐口|滴水|承重|荷载|层高|净高|货梯|动力电|变压器|[kK][vV][aA]|千伏安|单层|钢构|钢结构|框架|"
    r"独栋|注塑|加工|生产线|装配|首层|底楼|丙类|丙二|丁类|环评|打磨|喷涂|喷漆|喷绘"
)
FLOOR_AREA = r"\d\s*[wWkK万千]?\s*(?:平|方|㎡|m2|sqm)|[百千万]\s*(?:多|来)?\s*(?:个)?(?:平|方)|整栋|独栋|面积|[诚求急要想整分拟承寻]租|求购(?!二手|一批|一台|\d+台)|[急跪]求|找"
#: 想租50亩, 在宜兴买20亩: land, if no noun says what stands on it.
LAND_SOUGHT = r"[租买购拿](?:个|地|下|到|约|大概|大约)?\s*[\d一二两三四五六七八九十][\d.一二三四五六七八九十百几多来]{0,5}(?:[-~到至][\d.一二三四五六七八九十百]{1,5})?\s*亩"
#: Needed only for goods.
STORING = r"(?:房子|地方|场所|房间|位置)[^,;。\n]{0,2}(?:放|存放|堆放|储存|囤|存)|冷链|仓储用|仓储(?:出租|招租|面积|需求)|仓储物流(?:首选|优先)|仓储(?:首选|优先)|囤货|放货"
#: News of a planned investment: nobody is looking for a place yet, so no kind is inferred.
PLANNED = r"总投资|亿美元|(?:建成|完工|竣工)投产|竣工|据.{0,8}消息|产能|开工建设|投资(?:项目|[^,;。\n]{0,4}\d[\d.]*多?亿|[^,;。\n]{0,16}(?:新建|设立|建设|建立))"
#: A whole park on offer: phrases peculiar to such notices.
WHOLE_PARK = r"入园(?:标准|企业|条件)|园区配套|园区交通|配套园区|双创产业|示范园|(?:产业园|科技园|工业园|智造谷|创业港|小镇)[^,;。\n]{0,8}招商|入驻企业"
