"""Whether the writer offers a place or needs one, whatever the text is read as.

It lets the site redirect an owner who types into the requirement box ("我有一个厂房要出租"). Asking what is to let
("有没有厂房出租", "厂房出租吗") counts as a need, and so does whatever is unclear: to turn away somebody who seeks costs
more than to answer an owner. A text is an offer only if somebody says that he has a place, or advertises one.
"""

from enum import StrEnum

from luodi.reading._rule import compiled


class Side(StrEnum):
    """Who wrote the text."""

    OFFER = "offer"
    NEED = "need"
    UNSAID = ""


#: Words typical of one side, with their weights.
WANTED = (
    (6, r"求租|求购|寻租|诚租|诚购|拟租|拟购|欲购|需求(?:方|面积|编号)?[:】]|购地需求|地块需求"),
    (
        3,
        r"求(?:厂|仓|地|一|个|民|\d)|[急寻跪][求寻找]|寻(?:\d|厂|仓|地)|购地|要地|买地|收(?:购|个)?(?:厂房|仓库)|(?<!更新)(?<!市场)(?<!消费)(?<!用电)(?<!用工)需求(?!量|将|达|增)|选址|意向(?:区域|地址|:)|租约:|急租(?=[一-龥]{0,6}(?:厂|仓|库|院|车间|办公|场地)|\d)",
    ),
    (
        2,
        r"(?<![招出])[想要][求]?租(?!的|金|出)|想买|想找|要找|想[换搬扩]|找(?!我|谁|上门|零工)|有没有|哪位|谁有|(?<!我)(?<!我们)手上有|^要|\n要|[,。;\s]要(?=[一\d个])|需(?!求)要?(?=[\u4e00-\u9fff\d]{0,4}(?:厂房|仓库|土地|用地|场地|\d))|预算|客户[急要想找需]|(?:^|[,。;\n\s])租\s?\d[\d.,~到至-]*\s?(?:多|来)?(?:平|方|㎡|m|亩)|租金?[^,。;\n]{0,10}(?:以[内下]|不超过|封顶)|(?:^|[,。;\s])(?:很|比较|特别?|加)?急(?=[,。;!\s]|$)",
    ),
    (
        2,
        r"我[司厂们公].{0,20}(?:拟|需|租|计划)|不够用|搬(?:过)?来|搬家|外溢|年纳税|纳税|年产值|产值|用工|(?:我们|公司)(?:是|要)|拟(?:在|租|于)|将(?:投资|斥资|在)|计划(?:总?投资|在)|投入\d",
    ),
    (
        1,
        r"要[有能带求个]|急租|收购|购买|投资|必须|最好|希望|可有可无|无所谓|(?:元|块|\d|[天月年平方亩万])以[内下]|以上|即可|就行|不要|企业|项目|用途|要做|进场|[≥≤]|或者?|都行",
    ),
)
OFFERED = (
    (
        3,
        r"出租|招租|出售|转租|分租|房东|招商(?!线索|代理|部)|房源|直租|整租|转让|放租|厂房租售|可租可售|变卖|想卖|卖地|有块地|我手上|我们手上|(?:厂房|仓库|库房|车间|场地)急租",
    ),
    (
        2,
        r"可分割|可分|起租|面议|可议|看房|中介勿扰|免租期|押[一二两三\d]付|租金:|售价|一口价|年租|可环评|可注册|业主|双证|证齐|首付|按揭|即租即用|入驻(?!时间)",
    ),
    (1, r"急租|独立产权|现有|配套|带|可办|租金|空地|元/(?:平|㎡)|价格|适合|物业"),
)
_PLACE = r"(?:厂房|厂子|工厂|老厂|整厂|仓库|库房|冷库|车间|场地|院子|堆场|空地|土地|地皮|地块|[亩块]地|写字楼|办公[楼室]|[层栋幢间]楼|楼房|房子|门面|标厂)"
_TO_GIVE = r"(?:出租|招租|转租|分租|出售|转让|外租|放租|吉租|租出去|租给|卖[掉了]|[想要]卖|招商|(?:想|要|准备|打算|可以?|能)租(?!用|[个间一]))"
#: Somebody has a place to let or sell, or looks for a taker.
_OWNER = (
    rf"(?<!没)(?<!谁)(?<!哪里)有(?!没有|没|无)[^,。;\n?]{{0,16}}{_PLACE}[^。;\n?]{{0,20}}?(?:{_TO_GIVE}|空着|闲置|空出来)|"
    rf"(?:我|我们|我司|我厂|自家|自己|家里|本厂|名下|业主|房东)的?[^,。;\n?要找求]{{0,8}}{_PLACE}[^,。;\n?]{{0,12}}(?:{_TO_GIVE}|空着|空置|闲置)|"
    rf"{_PLACE}(?:可以?|能)[租卖](?![吗么?])(?=[,。;\n\s]|$)|"
    r"(?:找|求|寻|征|招)(?:个|一个|一家|租金?高的)?(?:租客|租户|承租[方人]|下家|买家|买主|接手|接盘|入驻企业)|"
    rf"{_PLACE}[^,。;\n?]{{0,12}}(?:找|等)人(?:租|接|买)|[想要]租的[^,。;\n]{{0,4}}(?:联系|来电|找我|私信?|加)"
)
#: Somebody asks what others offer: 有没有厂房出租, 谁有仓库转让, 找出租的厂房.
_ASKER = rf"(?:有没有|有无|谁有|哪里有|哪儿有|哪有|谁家有|求推荐|求介绍|想[租找求买要]|[找求寻要]|需要)(?!人)[^,。;\n]{{0,18}}?(?:{_PLACE}[^,。;\n]{{0,8}})?(?:出租|出售|转让|招租)的?"
_STARTS, _ENDS = r"(?:^|[,。;!?\n\s])", r"(?=[,。;!?\n\s]|$)"
#: 贵司有车间转租吗, 仓库还出租不; not of one's own (我家厂房可以出租吗), and not for a taker (有人要厂房吗).
_QUESTION = (
    rf"{_STARTS}(?!我|咱|自家|自己|家里|本厂)[^,。;!?\n]{{0,20}}?"
    rf"(?:(?<!没)有(?!人|没|[^,。;!?\n]{{0,4}}(?:[要想](?![出转])|需|找|求))[^,。;!?\n]{{0,14}}{_PLACE}[^,。;!?\n]{{0,10}}?|"
    r"(?<![想要])(?:出租|招租|出售|转让|外租|转租)的?了?)"
    rf"(?:(?:吗|么|嘛|没有?|不){_ENDS}|\?)"
)
#: Somebody says what he is or wants: 我们做模具的, 想租个车间; not 想租的联系, which an owner writes.
_SEEKER = (
    rf"(?:^|我们?|我司|咱们?|公司)是?(?:专门|专业|主要)?做[^,。;!?\n]{{1,8}}的{_ENDS}|"
    rf"(?:想|要|准备|打算|急需)(?:再|先)?租(?:用|赁|个|一)?(?:\s?\d|[一二两三四五六七八九十几间]|[^,。;\n的]{{0,8}}{_PLACE})(?![^,。;\n]{{0,8}}的(?:人|老板|朋友|客户|企业|请|联系|可|来|看|加|打|私))"
)
#: Words only an owner advertises with.
_ADVERTISED = rf"招租|转租|放租|吉租|变卖|想卖|卖地|有块地|我们?手上|急租|{_STARTS}(?:出租|出售|转让)"
#: 厂房出租 alone is what somebody types who seeks one; with a price, terms or a second such word it is an advertisement.
_LEAST_OFFERED = 4


def side_of(clean: str) -> Side:
    """The side of a normalised text; UNSAID if its words favour neither."""
    if compiled(_QUESTION).search(clean) or compiled(_SEEKER).search(clean):
        return Side.NEED
    if compiled(_OWNER).search(clean):
        return Side.OFFER
    if compiled(_ASKER).search(clean) and not compiled(r"(?:^|[\n,。;\s])(?:出租|招租|出售|转让)").search(clean):
        return Side.NEED
    wanted, offered = weight(WANTED, clean), weight(OFFERED, clean)
    if wanted > offered:
        return Side.NEED
    return Side.OFFER if offered > wanted and _is_advertised(clean, offered) else Side.UNSAID


def _is_advertised(clean: str, offered: int) -> bool:
    """Whether a place is said to be on offer, and not only described."""
    strongest = OFFERED[0][1]
    if compiled(_ADVERTISED).search(clean):
        return True
    return offered >= _LEAST_OFFERED and compiled(strongest).search(clean) is not None


def weight(groups: tuple[tuple[int, str], ...], clean: str) -> int:
    """The total weight of one side's words, each distinct spelling counted once."""
    return sum(each * distinct(words, clean) for each, words in groups)


def distinct(words: str, clean: str) -> int:
    """The number of distinct spellings of some words in a text."""
    return len(set(compiled(words).findall(clean)))
