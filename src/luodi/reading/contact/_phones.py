"""Phone numbers: mobiles first, then landlines with their extension, then 400 and 800 numbers."""

import re

from luodi.reading._mention import Mention
from luodi.reading._rule import compiled, without_overlaps
from luodi.reading.contact.rules import LANDLINE, LOCAL, MOBILE, NOT_A_PHONE, SERVICE, SPOKEN_MOBILE

_MOBILE_PREFIX = re.compile(r"1[3-9]")
_SPOKEN = str.maketrans("零〇○一幺二三四五六七八九", "0001123456789")
#: The fewest digits, allowing for spaces and hyphens, of a telephone number.
_DIGITS = r"\d(?:[ ().-]{0,3}\d){6}"
_KINDS = (("mobile", MOBILE), ("landline", LANDLINE), ("service_number", SERVICE))


def phones(clean: str) -> list[Mention]:
    """`phone` for the first mobile, else the first number; all others as `other_phone`, in text order."""
    clean = compiled(SPOKEN_MOBILE).sub(lambda m: m[0].translate(_SPOKEN), clean)
    if compiled(_DIGITS).search(clean) is None:
        return []
    numbers = [m for name, pattern in _KINDS for m in _numbers(name, pattern, clean)]
    numbers = without_overlaps(numbers + _local_numbers(clean, numbers))
    numbers.sort(key=lambda m: (m.rule != "mobile", m.start))
    return [*numbers[:1], *(m.but(key="other_phone") for m in numbers[1:])]


def _numbers(name: str, pattern: str, clean: str) -> list[Mention]:
    return [
        Mention("phone", _value(name, match[0]), *match.span(), name)
        for match in compiled(pattern).finditer(clean)
        if _stands_alone(clean, match) and _is_number(name, match[0])
    ]


def _value(name: str, written: str) -> str:
    """A mobile as eleven digits; other numbers with a hyphen before the number and before the extension."""
    digits = re.sub(r"\D", "", written)
    if name == "mobile":
        return digits
    if name == "service_number":
        return "-".join((digits[:3], digits[3:6], digits[6:]))
    return _landline(written)


def _landline(written: str) -> str:
    number, *extension = re.split(r"\s?(?:转|ext\.?|分机:?)\s?|(?<=\d{7})-(?=\d{1,6}$)", written)
    digits = re.sub(r"\D", "", number)
    if digits.startswith("86"):
        digits = "0" + digits[2:].lstrip("0")
    area = 3 if digits[1] in "12" else 4
    return "-".join((digits[:area], digits[area:], *extension))


def _is_number(name: str, written: str) -> bool:
    if name == "mobile":
        return bool(_MOBILE_PREFIX.match(re.sub(r"\D", "", written))) and _parts_are_even(written)
    return True


def _parts_are_even(written: str) -> bool:
    """134-1863-3788 is a phone; 13 4 18 6 33 788 and 1.3418633788 are lists of numbers."""
    parts = re.split(r"[ .-]", written)
    return (
        len(parts) == 1
        or (len(parts) <= 4 and min(map(len, parts)) >= 2 and "." not in written)
        or all(len(part) == 1 for part in parts)
    )


def _stands_alone(clean: str, match: re.Match[str]) -> bool:
    before = clean[max(0, match.start() - 18) : match.start()]
    if re.search(r"\d$|\d\.$|[*xX]{3,}$|[A-Za-z]-$|[A-Z]{2}$", before) and not re.search(r"\+?86[- ]?$", before):
        return False
    after = clean[match.end() : match.end() + 3]
    return not re.match(r"\.\d|\*{2}|[平亩元㎡万]", after) and not compiled(NOT_A_PHONE).search(before)


def _local_numbers(clean: str, others: list[Mention]) -> list[Mention]:
    return [
        Mention("phone", match[1].replace(" ", ""), *match.span(1), "local_number")
        for match in compiled(LOCAL).finditer(clean)
        if not any(m.start <= match.start(1) < m.end for m in others)
    ]
