"""`read`: which kind a text is, and the reader of that kind."""

import datetime as dt
from collections.abc import Callable

from luodi.reading import listing, requirement
from luodi.reading._door import Text, open_text
from luodi.reading._reading import Reading
from luodi.reading._rule import compiled
from luodi.reading.errors import UnknownKind

Reader = Callable[[Text], Reading]
#: Kind of record to its reader. A new kind is one line here and a module with `read`.
KINDS: dict[str, Reader] = {"requirement": requirement.read, "listing": listing.read}

_WANTED = (
    r"求租|求购|寻租|诚租|诚购|拟租|拟购|求(?:厂|仓|地|一|个|\d)|急[求寻找]|[想要求]租(?!的|金)|想买|购地|要地|找(?:厂|仓|场|个|一|办|园|\d)|需求|需要|选址|"
    r"客户[急要想找]|有没有|预算|收厂房|收购|投资|拟在|意向|寻[找租]|哪位|谁有|帮忙找|要[个一找租买]"
)
_OFFERED = r"出租|招租|出售|转让|转租|分租|可租|可售|整租|房东|业主|招商|房源|面议|起租|可分割|看房|欢迎|直租|急租|招商热线|入驻|现有|产权|免租|双证|证齐"


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
    """requirement or listing, by the words that only one side uses."""
    wanted = len(set(compiled(_WANTED).findall(text.clean)))
    offered = len(set(compiled(_OFFERED).findall(text.clean)))
    first = compiled(rf"(?P<wanted>{_WANTED})|(?P<offered>{_OFFERED})").search(text.clean)
    bonus = 1 if first and first["wanted"] else 0
    return "requirement" if wanted + bonus > offered else "listing"
