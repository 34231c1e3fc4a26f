"""The kind of place: factory, warehouse, yard, land, office, lab, park.

`find` gives one mention of `kind` per kind that is sought or offered (a second one only if the text joins two: 厂房或仓库),
never for what is nearby, ancillary or yet to be built. `any_of` lists the kinds if there are several.
A kind inferred from other signs (行车, 层高 with an area but no noun) has a rule starting with "implied".
"""

from luodi.reading._door import Text
from luodi.reading._mention import Mention
from luodi.reading.kind._choose import attached, chosen
from luodi.reading.kind._nouns import nouns
from luodi.reading.kind._signs import implied

__all__ = ["find"]


def find(text: Text) -> list[Mention]:
    """The kinds the text is about, in text order."""
    named = nouns(text.clean)
    mentions = chosen(named, text.clean) or implied(text.clean) or attached(named)
    kinds = tuple(dict.fromkeys(m.value for m in mentions))
    return [m.but(any_of=kinds) for m in mentions] if len(kinds) > 1 else mentions
