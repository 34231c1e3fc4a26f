"""`read`: which kind a text is, and the reader of that kind."""

import datetime as dt
from collections.abc import Callable

from luodi.reading import article, listing, parcel, project, requirement
from luodi.reading._door import Text, open_text
from luodi.reading._reading import Reading
from luodi.reading._rule import compiled
from luodi.reading.errors import UnknownKind

Reader = Callable[[Text], Reading]
#: Kind of record to its reader. A new kind is one line here and a module with `read`.
KINDS: dict[str, Reader] = {
    "requirement": requirement.read,
    "listing": listing.read,
    "article": article.read,
    "parcel": parcel.read,
    "project": project.read,
}

#: Words that one side uses, and how telling they are.
_WANTED = (
    (6, r"求租|求购|寻租|诚租|诚购|拟租|拟购|欲购|需求(?:方|面积|编号)?[:】]|购地需求|地块需求"),
    (
        3,
        r"求(?:厂|仓|地|一|个|民|\d)|[急寻跪][求寻找]|寻(?:\d|厂|仓|地)|购地|要地|收厂房|收仓库|需求|选址|意向(?:区域|地址|:)|租约:",
    ),
    (
        2,
        r"(?<![招出])[想要][求]?租(?!的|金|出)|想买|想找|要找|想[换搬扩]|找(?!我|谁|上门|零工)|有没有|哪位|谁有|手上有|^要|\n要|[,。;\s]要(?=[一\d个])|需要?(?=[\u4e00-\u9fff\d]{0,4}(?:厂房|仓库|土地|用地|场地|\d))|预算|客户[急要想找需]",
    ),
    (
        2,
        r"我[司厂们公].{0,20}(?:拟|需|租|计划)|不够用|搬(?:过)?来|外溢|年纳税|纳税|年产值|产值|用工|(?:我们|公司)(?:是|要)|拟(?:在|租|于)|将(?:投资|斥资|在)|计划(?:总?投资|在)|投入\d",
    ),
    (
        1,
        r"要[有能带求个]|急租|收购|购买|投资|必须|最好|希望|可有可无|无所谓|(?:元|块|\d)以内|以上|即可|就行|不要|企业|项目|用途|要做|进场|[≥≤]|或者?|都行",
    ),
)
_OFFERED = (
    (3, r"出租|招租|出售|转租|分租|房东|招商(?!线索|代理)|房源|直租|整租|转让|放租|厂房租售|可租可售|变卖|想卖"),
    (
        2,
        r"可分割|可分|起租|面议|可议|看房|中介勿扰|免租期|押[一二两三\d]付|租金:|售价|一口价|年租|可环评|可注册|业主|双证|证齐|首付|按揭|即租即用|入驻(?!时间)",
    ),
    (1, r"急租|独立产权|现有|配套|带|可办|租金|空地|元/(?:平|㎡)|价格|适合|物业"),
)


def read(text: str, kind: str = "auto", as_of: dt.date | None = None) -> Reading:
    """Reads a text as a record. Any text is accepted; one that says nothing gives an empty record and a note.

    `kind` is a key of `KINDS` or "auto". `as_of` is the day on which the text was written, for words such as 下月 (unused
    until a rule needs it). Raises `UnknownKind`.
    """
    opened = open_text(text)
    name = kind_of(opened) if kind == "auto" else kind
    reader = KINDS.get(name)
    if reader is None:
        raise UnknownKind(kind, ["auto", *KINDS])
    return reader(opened)


def kind_of(text: Text) -> str:
    """requirement or listing, by the words that only one side uses; a text that says neither is taken as an offer."""
    return "requirement" if _weight(_WANTED, text.clean) > _weight(_OFFERED, text.clean) else "listing"


def _weight(groups: tuple[tuple[int, str], ...], clean: str) -> int:
    return sum(weight * len(set(compiled(words).findall(clean))) for weight, words in groups)
