"""The name of an indicator: the words before a number without adverbs, verbs and hedges."""

import re

from luodi.reading._rule import compiled

_ADVERB = (
    r"其中|但|不过|虽然|尽管|同时|此外|另外|并且|而且|并(?![网购联])|而|也|还(?![款贷田本])|又|再(?![生制造贷保就])|都|均|截至|累计|已经?|目前|正在|"
    r"现(?![代金货价场行役存状])|共(?![享建同富产性青和])|共计|总共|总计|合计|先后|陆续|成功|首次|首批|历史性|力争|预计|预期|计划(?!总?投资|面积)|"
    r"确保|争取|努力|仅|约(?!束)|近(?![岸海郊视])|将(?!军)|要(?!素)|新时代|一共|一举|至此|全部|如今|当前|这里|推动|推进|深入|加快|持续|不断|大力|成立以来|"
    r"初步核算|初步统计|初步预计|经初步核算|全年|全面|圆满|顺利|超额|拟|各类(?=市场|经营)|每年|年度|主要|同期|属于|[一二三四五六七八九]是(?=[^\d])|\d{1,2}年|成立仅|中(?![小药欧央间国高等外部科心医])|的|了|,|:|\s|、|和(?!谐|平)|及|以及"
)
#: Verbs whose object is the number; not part of the term.
_HAVING = (
    r"实现|完成|达成|达到|达(?![产标])|突破|培育(?!钻)|拥有|建有|建成|建设有|形成|实施|集聚了?|聚集了?|汇聚了?|具有|有(?![色机效限线关序偿])|"
    r"是|为(?![民])|创建|获批|获评|认定|打造|设有|设立|设有|覆盖|组织|开展|举办|承担|取得|获得|推出|储备|共有|现有|拥|达产(?=\d)"
)
#: Flows: the verb is part of what was counted.
_FLOW = (
    r"新增|新设|新签约|新引进|新开工|新培育|新认定|新建|引进|引育|招引|签约|签订|落户|开工|竣工|投产|入驻|申报|转化|授权|申请|发放|兑现|减免|办理|"
    r"盘活|改造|接待|吸引|服务|惠及|生产|销售|出口|进口|登记|注册|投入|安排|争取|到位|提供|发布|制定|主导制定|完成改造|新入库|入库|入选"
)
#: Verbs directly followed by what is counted, whoever the subject is: 企业承担了10余项国家专项.
_TAKING = r"(?:承担|拥有|建成|建设|新增|引进|培育|集聚|聚集|汇聚|签约|落户|实施|创建|获批|获评|打造|布局|设立|建立|吸引|服务|开工|竣工|投产|举办|认定|新建|新引进|新签约|储备|组建)"
_LEFT = rf"(?:{_ADVERB}|(?:{_HAVING})了?)"
_TRAIL = (
    r"(?:超过了?|超出|超|突破了?|突破到|首破|破|逾|高达|多达|不少于|不低于|至少|大于|站上|跨过|迈上|迈过|跨越|跃上|登上|站稳|大约|约为?|约|接近|将近|近|大概|不超过|不到|不足|"
    r"低于|少于|控制在|首次|历史性|已经?|分别|达到了?|达成|达|将达?|将|为|是|有|共(?:有|计)?|总计|合计|累计|实现|完成|增至|增加[到至]|上升[到至]|"
    r"提升[到至]|提高[到至]|提高了|提升了|降至|下降[到至]|扩大[到至]|扩展[到至]|预计|计划|目标|仅|只有|稳定在|保持在|维持在|了|均|都|也|在|到|至|共|过|位列|达产|"
    r"全部|现有|拥有|同比|已有|就有|就|又|新增到|:|,|\"|、|\s|\(|的总量|可|可达|(?<![产动性功储节智效])能|要|继续|保持|合共|目前|现|只|仅为|贡献了|每年|要求|力争|确保|全年|一举)"
)
#: Terms that mean nothing without the thing they measure.
BARE = r"(?:总|年)?(?:投资(?:总?额)?|(?:营业|销售|主营业务|营业总)收入|产值|税收|总?面积|营收|利润|产能|产量|销售额|总产值|出口额|规模|用地|占地)"
TOTAL = r"(?:总|累计)?(?:总量|总数|总额|数量|总规模|规模|存量|保有量)"
#: Verbs that are also terms.
_TRADE = frozenset(("出口", "进口", "占地", "带动就业"))
GROWTH_OF = r"(?:增速|增幅|增长率|涨幅|增长速度|同比增速|同比增幅)"
#: Endings of terms that can be ranked or are sums in themselves.
MEASURE = (
    r"(?:增加值|产值|总值|货值|总量|增量|存量|产量|销量|数量|吞吐量|发电量|用电量|吨|额|收入|支出|利润|税收|投资|规模|面积|人口|里程|数|率|比重|占比|指数|得分|评价|考核|考评|测评|实力|竞争力|水平|"
    r"增速|增幅|密度|强度|贡献|排名|成绩|外资|出口|进口|进出口|消费|存款|贷款|余额|人才|企业|满意度|环境|质量|GDP)"
)
#: Nouns counted after their number: 26家研发机构.
_NOUN = (
    r"(?:企业|公司|项目|平台|机构|园区?|基地|中心|工厂|车间|人才|团队|产品|集群|产业链|主体|院士|学校|院校|高校|医院|床位|岗位|人|基站|站|桩|线|路|桥|社区|村|镇|"
    r"品牌|商标|专利|标准|平台|实验室|研究院|研究所|工作站|院所|载体|孵化器|众创空间|公园|景区|酒店|门店|超市|商场|楼宇|专项|课题|成果|奖|称号|政策|活动|场次|线路|航线|班列|泊位|码头|机场|车辆|汽车|"
    r"设备|机器人|住房|房|套房|土地|耕地|林地|党组织|组织|协会|合作社|农场|农户|家庭|居民|群众|户|就业|进出口|税收|出口|GDP|生产总值|投资|利润|资金|贷款|合同|协议|订单|事项|问题|场景|应用|示范|冠军|巨人|瞪羚|独角兽|产业)"
)
_NO_NAME = (
    r"求租|求购|招租|出租(?!率)|转租|分租|转让|房东|租金|月租|起租|面议|距|车程|路程|电话|微信|邮编|编号|票价|售价|单价|时长|月薪|招聘|年龄|身高|"
    r"高于|低于|快于|慢于|优于|相当于|是全国|是全省|倍于|相比|上述|以内|原价|打折|优惠|万元以|位于|毗邻|紧邻|城[东西南北]|以[东西南北]|起步|门票|页|章|版权|阅读|来源|字数|记者|首付|[你他她它咱]|我(?![国省市县区州镇])|这个|那个|孩子|层高|净高|行车|变压器|承重|押金|连跨|台阶|只能|只要|保证|不能|如果|因为|所以|由于"
)


def tidy(words: str) -> str:
    """A name without loose words around it."""
    return re.sub(r"\s+", "", words).strip("' ,:;、。.()-的了|")


#: Verbs inside a name: 民营工业企业实现增加值.
_INSIDE = r"(?<=[\u4e00-\u9fff])(?:累计|共)?(?:实现|完成)(?![率度])"


def before(lead: str) -> str:
    """The term in the words before a number, "" if they are only verbs: 累计实现地区生产总值达到 gives 地区生产总值."""
    words = compiled(_INSIDE).sub("", _stripped_right(lead))
    words = compiled(rf"^{_LEFT}{{0,8}}").sub("", words, count=1)
    return balanced(tidy(_stripped_right(words)))


def _stripped_right(words: str) -> str:
    tail = words[-40:]
    match = compiled(rf"{_TRAIL}++$").search(tail)
    return words[: len(words) - len(tail) + match.start()] if match else words


#: Up to this length, a name need not end in a known noun; some say too little by themselves.
_SHORT_NAME = 6
_GENERIC = frozenset(
    ("行业", "产品", "地区", "国家", "方面", "环节", "领域", "城市", "省份", "大类", "部门", "单位", "指标", "地方")
)
_SUM = r"(?:总值|增加值|产值|收入|额|率|量|数|投资|利润)"


def after(words: str, *, is_given: bool = False) -> str:
    """The term in the words after a number, up to its verb: 制造业智能化改造项目; 充电桩完成了功率改造 gives 充电桩.

    A sum (产值) cannot be counted but may be yielded (带来100亿元的产值), with `is_given`.
    """
    words = compiled(r"^(?:以上|左右)?的?").sub("", words.lstrip(), count=1)
    verb = compiled(_VERB).search(words)
    name = balanced(compiled(r"[和及与]$").sub("", tidy(words[: verb.start()] if verb else words)))
    is_short = len(name) <= _SHORT_NAME or compiled(rf"{_NOUN}$").search(name) is not None
    is_sum = compiled(rf"{_SUM}$").search(name) is not None and not is_given
    return name if is_short and not is_sum and name not in _GENERIC else ""


_VERB = (
    r"领跑|领先|完成|实现|创造|贡献|带来|达到?(?!标)|获(?!得感)|入选|通过|落户|建成|投产|签约|投入|参加|参与|被|位居|居(?![民住家])|正(?!规)|已|将|享受|覆盖|荣|纳入|共有|拥有|占|同比|"
    r"出席|到场|中(?=[有属的超近约])|属于|在(?!线|校|建|册|职)|来自|选择|先后|成功|全部|累计|集中|顺利|超过?|突破|有望|可(?!再|转|持)|为(?!民)|使|让|由|等|，|并|是|也|都|均"
)


def balanced(name: str) -> str:
    """The name without an unpaired bracket or quotation mark."""
    return name.replace('"', "") if name.count('"') % 2 else name.strip() if name.strip('"') else ""


_WEIGHTLESS = "[超过近约达元亿万千百以上下的]"


def is_name(name: str) -> bool:
    """Whether words can be the name of an indicator."""
    if not 2 <= len(name) <= 40 or not compiled(r"[\u4e00-\u9fff]{2}|^[A-Z&]{2,6}$").search(name):
        return False
    if not compiled(rf"(?:(?!{_WEIGHTLESS})[\u4e00-\u9fffA-Za-z]){{2}}").search(name):
        return False
    if (
        name.endswith(("元", "占", "以"))
        or name.startswith(("位居", "排名", "位列"))
        or compiled(
            r"[,;。!?\n]|^(?:从(?!业)|由|在(?![职校册建线岗库])|被|把|让|使|比(?!重)|据|当(?![月年地前季])|除|随|若|如|每天|每月)"
        ).search(name)
        or compiled(_NO_NAME).search(name)
    ):
        return False
    if name in _TRADE:
        return True
    verbs = rf"(?:(?:{_HAVING}|{_FLOW}|{_ADVERB})++|(?:{_HAVING}|{_ADVERB})*+(?:企业|项目|个|家))"
    return compiled(verbs).fullmatch(name) is None


def taking(lead: str) -> str | None:
    """The verb right before a number, as part of the term: "" for 拥有, 新增 for 新增; None if there is none."""
    match = compiled(rf"({_TAKING})了?$").search(_stripped_hedge(lead))
    return None if match is None else match[1] if compiled(_FLOW).fullmatch(match[1]) else ""


def _stripped_hedge(lead: str) -> str:
    return compiled(r"(?:超过?|近|约|逾|共|累计|各类)$").sub("", lead.rstrip())


def is_list_of(lead: str) -> bool:
    """拥有A、B等26家研发机构: a verb and examples before the number."""
    return compiled(rf"^(?:{_ADVERB}){{0,6}}(?:{_HAVING}|{_FLOW}|{_TAKING})").match(lead.strip()) is not None


def flow(lead: str) -> str | None:
    """The verb, if the words before a number are only a verb: "" for 拥有, 新签约 for 新签约; None if there is more."""
    words = compiled(rf"^{_LEFT}{{0,8}}").sub("", _stripped_right(lead), count=1)
    words = tidy(words)
    if not words:
        return ""
    match = compiled(rf"^(?:{_ADVERB}){{0,3}}({_FLOW})了?$").match(words)
    return match[1] if match else None
