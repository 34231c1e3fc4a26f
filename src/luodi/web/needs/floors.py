"""The floors that are not wanted, as their input shows and takes them: 2–5、8, 2 以上 (2–5, 8; 2 and above)."""

import re
from collections.abc import Sequence

from luodi.fields import TOP_FLOOR
from luodi.voice import Language, phrase, runs

_SIGN = r"\s*(?:楼|层|[fF](?![a-z]))?\s*"
_SPAN = re.compile(rf"(\d+){_SIGN}(?:[-–—~]|至|到|to)\s*(\d+)")
_UPWARDS = re.compile(rf"(\d+){_SIGN}(?:及?以上|\+|and (?:above|up)|or (?:above|higher))")
_ONE = re.compile(r"(?<=\d)\s*(?:楼|层|[fF](?![a-z]))")


def shown(numbers: Sequence[int], language: Language) -> str:
    """Every run by its ends, one up to the top by its first."""
    parts = [_run(first, last, language) for first, last in runs(numbers)]
    return phrase("and", language).join(parts)


def spelled_out(typed: str) -> str:
    """What was typed with every span as its floors, to be checked like any list: 2–4、8 as 2、3、4、8."""
    typed = _UPWARDS.sub(lambda found: _listed(int(found[1]), TOP_FLOOR), typed)
    typed = _SPAN.sub(lambda found: _listed(int(found[1]), int(found[2])) or found[0], typed)
    return _ONE.sub("", typed)


def _listed(first: int, last: int) -> str:
    return "、".join(map(str, range(first, min(last, TOP_FLOOR) + 1)))


def _run(first: int, last: int, language: Language) -> str:
    if first == last:
        return str(first)
    return phrase("upwards", language, number=first) if last == TOP_FLOOR else f"{first}–{last}"
