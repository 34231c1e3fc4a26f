"""Admitted and excluded industries in cells: codes as they are (34, C35), words kept as they were written.

A list of which one word is not known would admit or exclude too little, so it gives no codes at all; the words stay in
`industry_raw` for a person to read.
"""

import re
from typing import Any

_CODE = re.compile(r"[A-Ta-t]?(\d{2,4})")
_SPLIT = re.compile(r"[、,，;；/|\s]+")


def codes(key: str, text: str) -> dict[str, Any]:
    """The values of an industry cell for industries_admitted or industries_excluded."""
    members = [m for m in _SPLIT.split(text.strip()) if m]
    found = [_CODE.fullmatch(m) for m in members]
    if all(found):
        return {key: list(dict.fromkeys(m[1] for m in found if m))}
    return {"industry_raw": text.strip()}
