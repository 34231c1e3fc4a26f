"""The kind of place: factory, warehouse, yard, land, office, lab, park.

`find` gives one mention of key `kind` for each kind that is wanted or offered (a second only where the text joins two:
厂房或仓库), never for what lies near by, belongs to it or will be built. `any_of` lists the kinds where there are several.
A kind that only its signs betray (行车, 层高 with an area and no noun) has a rule beginning with "implied".
"""

from luodi.reading._door import Text
from luodi.reading._mention import Mention
from luodi.reading.kind._choose import attached, chosen
from luodi.reading.kind._nouns import nouns
from luodi.reading.kind._signs import implied

__all__ = ["find"]


def find(text: Text) -> list[Mention]:
    """The kinds that the text is about, in order of place."""
    named = nouns(text.clean)
    found = chosen(named, text.clean) or implied(text.clean) or attached(named)
    kinds = tuple(dict.fromkeys(m.value for m in found))
    return [m.but(any_of=kinds) for m in found] if len(kinds) > 1 else found
