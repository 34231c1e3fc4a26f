"""Normalises ids given by people, so that different spellings compare equal."""

import re
import unicodedata
from functools import lru_cache

#: Hyphens, dashes and minus signs, which keyboards and spreadsheets interchange.
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−﹣－ー"), "-")
_WHOLE = re.compile(r"(\d+)\.0+")


@lru_cache(4096)
def code_key(code: str) -> str:
    """The id without insignificant differences: width, case, white space, kinds of dashes, ".0" of a number.

    A-1, Ａ－１, a - 1 give "a-1"; 12.0 gives "12"; 01 stays apart from 1, and A_1 from A-1.
    """
    plain = unicodedata.normalize("NFKC", code.translate(_DASHES)).casefold().translate(_DASHES)
    shown = "".join(sign for sign in plain if not sign.isspace() and unicodedata.category(sign) != "Cf")
    joined = unicodedata.normalize("NFKC", shown)  # a blank between a letter and its accent is gone
    whole = _WHOLE.fullmatch(joined)
    return whole[1] if whole else joined
