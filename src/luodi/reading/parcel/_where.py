"""The place dimension for land notices, whose boundaries (东至墨玉路) do not name a county."""

from luodi.reading import place
from luodi.reading._door import Text
from luodi.reading._mention import Mention
from luodi.reading._rule import compiled

_KEYS = ("region_raw", "region_code", "address")
_BOUNDARY = r"[东南西北]至(?!县|市|德)"


def where(text: Text) -> list[Mention]:
    """`region_raw`, `region_code` and `address` of a text; ambiguous places are left out."""
    clean = compiled(_BOUNDARY).sub(",,", text.clean)
    mentions = place.find(Text(text.original, clean, text.offsets))
    return [m for m in mentions if m.key in _KEYS and not m.is_ambiguous and m.rule != "plot"]
