"""Cells of admitted and excluded industries: codes (34, C35) unchanged, words looked up in `luodi.industry`.

A list with one unknown word would admit or exclude too little, so it gives no codes at all. The original words are kept in
`industry_raw` for people to read.
"""

import re
from functools import lru_cache
from typing import Any

from luodi.industry import find_industries

#: The text of a cell with an unknown word; the row reader turns it into a note.
UNREAD = "~unread"

_CODE = re.compile(r"[A-Ta-t]?(\d{2,4})")
_MEMBER = re.compile(r"[^、,，;；/|\s和及与]+")
_ONLY = re.compile(r"^(?:仅限于?|只限|限于|只做|只接|仅)")
_RATHER = re.compile(r"(?:主导|优先|为主|优先考虑)[:：]?")
_NOTHING = re.compile(r"不限|无|没有|无限制|没有限制|都可以?|均可")
_FILLER = re.compile(r"^(?:不接受?|不做|禁止|禁入|限制|除)?|(?:类|等|行业|产业|企业|制造业?|生产|加工|除外)+$")
_LABELS = {"industries_admitted": "准入", "industries_excluded": "限制"}


@lru_cache(maxsize=5_000)
def _read(key: str, text: str) -> tuple[tuple[str, ...] | None, bool | None]:
    only, rather = _ONLY.search(text), _RATHER.search(text)
    exclusive = (True if only else False if rather else None) if key == "industries_admitted" else None
    text = _RATHER.sub("", _ONLY.sub("", text))
    members = _MEMBER.findall(text)
    plain = [_CODE.fullmatch(word) for word in members]
    if all(plain):
        return tuple(dict.fromkeys(m[1] for m in plain if m)), exclusive
    return _of_words(members), exclusive


def _of_words(words: list[str]) -> tuple[str, ...] | None:
    """The codes of a list of words; None if one of them is not fully known."""
    codes: dict[str, None] = {}
    for word in words:
        bare = _FILLER.sub("", word)
        mentions = find_industries(f"{bare}行业")  # 电子 alone is no industry in a chat message, but it is one here
        if not mentions or sum(min(m.end, len(bare)) - m.start for m in mentions) < len(bare):
            return None
        codes |= dict.fromkeys(code for m in mentions for code in m.codes)
    return tuple(codes)


def codes(key: str, text: str) -> dict[str, Any]:
    """The values of an industry cell for industries_admitted or industries_excluded."""
    text = text.strip()
    if _NOTHING.fullmatch(text) or not _MEMBER.search(text):
        return {}
    prefixes, exclusive = _read(key, text)
    values: dict[str, Any] = {} if exclusive is None else {"is_admission_exclusive": exclusive}
    if prefixes is None:
        return {"industry_raw": f"{_LABELS[key]}：{text}", UNREAD: text}
    if not _CODE.match(text):
        values["industry_raw"] = f"{_LABELS[key]}：{text}"
    return {key: list(prefixes), **values}
