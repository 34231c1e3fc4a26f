"""`read`: detects the kind of a text and runs that kind's reader."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from luodi.reading import article, indicator, listing, parcel, project, requirement
from luodi.reading._door import Text, open_text
from luodi.reading._kind_of import kind_of
from luodi.reading._reading import Reading
from luodi.reading.errors import UnknownKind

Reader = Callable[[Text], Reading]
#: The reader of each kind of record. A new kind takes a line here and a module with `read`.
KINDS: dict[str, Reader] = {
    "requirement": requirement.read,
    "listing": listing.read,
    "article": article.read,
    "indicator": indicator.read,
    "parcel": parcel.read,
    "project": project.read,
}


def read(text: str, kind: str = "auto", as_of: dt.date | None = None, home: str = "") -> Reading:
    """Reads a text as a record. Any text is accepted; one without usable content gives an empty record and a note.

    `kind` is a key of `KINDS` or "auto". `as_of` is the day the text was written, which relative dates such as 明天 need;
    without it they become questions. `home` is the division code of whoever reads: a word that names a place there (钟楼)
    is asked about. Raises `UnknownKind`.
    """
    opened = open_text(text)
    if as_of is not None or home:
        opened = replace(opened, written_on=as_of, home=home)
    name = kind_of(opened) if kind == "auto" else kind
    reader = KINDS.get(name)
    if reader is None:
        raise UnknownKind(kind, ["auto", *KINDS])
    return reader(opened)
