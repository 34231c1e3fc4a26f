"""Derives one division code from a row's region and address.

The region decides; the address may only refine it. Several places in one cell (武进/新北) give the smallest division that
contains them all, no larger than a city; an ambiguous name (新区) gives none.
"""

import re
from functools import lru_cache
from itertools import pairwise

from luodi.geography import UnknownDivision, division, find_places

_LENGTHS = (9, 6, 4)
_BETWEEN = re.compile(r"\s*[/\\>|,，、;；·\s_—-]+\s*")


def code(region: str, address: str) -> str | None:
    """The division code of a row; None if its words do not determine one."""
    wide = _region_code(region) if region else None
    if not address or (wide and len(wide) == 9):
        return wide
    exact = _code_of(f"{region} {address}") if region else _code_of(address)
    if wide is None or exact is None:
        return wide or exact
    return exact if exact.startswith(wide) else wide


@lru_cache(maxsize=20_000)
def _region_code(text: str) -> str | None:
    return _cascade(text) or _code_of(text)


def _cascade(text: str) -> str | None:
    """The code of nested parts: 江苏省/常州市/溧阳市, 江苏-常州-溧阳, 320000/320400/320481. None if they do not nest."""
    parts = [part for part in _BETWEEN.split(text.strip()) if part and part not in ("市辖区", "全部", "中国")]
    if parts and all(part.isdigit() for part in parts):
        places = [_known(part) for part in parts]
    elif len(parts) > 1:
        places = [_code_of("".join(parts[: end + 1])) or _province(part) for end, part in enumerate(parts)]
    else:
        return None
    codes = [code for code in places if code is not None]
    if len(codes) < len(places) or any(not low.startswith(high) for high, low in pairwise(codes)):
        return None
    return codes[-1] if codes and (len(codes) == 1 or len(codes[-1]) > len(codes[0])) else None


def _known(code: str) -> str | None:
    """A division code without trailing zeros; None if there is no such division."""
    bare = re.sub(r"(?:000)+$", "", code) if len(code) > 6 else code
    bare = re.sub(r"(?:00)+$", "", bare) if len(bare) in (4, 6) else bare
    try:
        division(bare)
    except UnknownDivision:
        return None
    return bare


def _province(text: str) -> str | None:
    return next(
        (m.codes[0] for m in find_places(text) if m.codes and not m.is_ambiguous and len(m.codes[0]) == 2), None
    )


@lru_cache(maxsize=20_000)
def _code_of(text: str) -> str | None:
    mentions = [m for m in find_places(text) if m.codes and not m.is_ambiguous and not m.is_origin]
    codes = [c for mention in mentions for c in mention.codes]
    return next((codes[0][:n] for n in _LENGTHS if codes and _agree(codes, n)), None)


def _agree(codes: list[str], length: int) -> bool:
    return len({c[:length] for c in codes}) == 1 and len(codes[0]) >= length
