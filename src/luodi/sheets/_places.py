"""Region and address of a row to one division code.

The region column says where; the address may only make it more exact. Several places in one cell (武进/新北) give the
division that holds them all, from the city down; what may be several places (新区) gives none.
"""

from functools import lru_cache

from luodi.geography import find_places

_LENGTHS = (9, 6, 4)


def code(region: str, address: str) -> str | None:
    """The division code of a row, None when its words do not tell."""
    wide = _code_of(region) if region else None
    if not address or (wide and len(wide) == 9):
        return wide
    exact = _code_of(f"{region} {address}") if region else _code_of(address)
    if wide is None or exact is None:
        return wide or exact
    return exact if exact.startswith(wide) else wide


@lru_cache(maxsize=20_000)
def _code_of(text: str) -> str | None:
    mentions = [m for m in find_places(text) if m.codes and not m.is_ambiguous and not m.is_origin]
    codes = [c for mention in mentions for c in mention.codes]
    return next((codes[0][:n] for n in _LENGTHS if codes and _agree(codes, n)), None)


def _agree(codes: list[str], length: int) -> bool:
    return len({c[:length] for c in codes}) == 1 and len(codes[0]) >= length
