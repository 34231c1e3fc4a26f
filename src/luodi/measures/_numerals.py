"""Chinese and Arabic numerals to exact fractions: 三千五 3500, 1.2万 12 000, 一点五亿, 两三千 2000 to 3000.

`number` reads one numeral written in any style; `number_range` also reads what names two ends at once (两三千, 3-5千).
Text is expected in the form that `luodi.reading` gives it at the door (half width, simplified).
"""

import re
from fractions import Fraction

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {
    "〇": 0,
    "○": 0,
    "两": 2,
    "俩": 2,
    "壹": 1,
    "贰": 2,
    "叁": 3,
    "肆": 4,
}
_DIGITS |= {"伍": 5, "陆": 6, "柒": 7, "捌": 8, "玖": 9, "幺": 1}
_SMALL = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_LARGE = {"万": 10**4, "萬": 10**4, "w": 10**4, "W": 10**4, "亿": 10**8}
_UNITS = {**_SMALL, **_LARGE}
_ARABIC = r"\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?"
_CHINESE = r"[零〇一二三四五六七八九十百千万亿两壹贰叁肆伍陆柒捌玖拾佰仟萬]"

#: A pattern for one numeral in any style (no groups). Longest first, so use it as it is inside larger patterns.
NUMERAL = (
    rf"(?:(?:{_ARABIC})(?:(?:[十百千万亿]+|[wW](?![a-zA-Z]))(?:\d(?![\d吨米层楼台部个跨栋幢间人期号月年tTmkK]|[.,]\d)[百千]?)?)?"
    rf"|{_CHINESE}+(?:点[零〇一二三四五六七八九两]+)?[百千万亿]*)"
)

_TWO_DIGITS = re.compile(r"^([一二两三四五六七八九])([二三四五六七八九])([十百千万亿]*)$")
_ARABIC_SHAPE = re.compile(rf"^({_ARABIC})([十百千万亿wW]*?)(?:(?<=[百千万亿wW])(\d)([百千]?))?$")
_TEENS = re.compile(r"^([一二两三四五六七八九]?十)([一二三四五六七八九])([二三四五六七八九])([百千万亿]*)$")
_DASHES = re.compile(r"[-~—–―至到]+")


def number(text: str) -> Fraction | None:
    """The value of one numeral, or None when the text is not one.

    A digit after a unit takes the next lower place, as people say it: 三千五 is 3500, 二百五 is 250, 万二 is 12 000.
    """
    text = text.strip().replace(" ", "")
    if text.isdecimal():
        return Fraction(int(text))
    arabic = _ARABIC_SHAPE.match(text)
    if arabic:
        value = Fraction(arabic[1].replace(",", ""))
        for unit in arabic[2]:
            value *= _UNITS[unit]
        return value + _rest(arabic[2], arabic[3], arabic[4])
    whole, point, decimals = text.partition("点")
    if point:
        return _decimal(whole, decimals)
    return _chinese(text)


def _rest(units: str, digit: str | None, unit: str | None) -> int:
    """What stands after the unit of a mixed numeral: 1万5 adds 5000, 1万2千 adds 2000."""
    if not digit:
        return 0
    return int(digit) * (_UNITS[unit] if unit else _UNITS[units[-1]] // 10)


def _decimal(whole: str, decimals: str) -> Fraction | None:
    digits = re.match(r"^([零〇一二三四五六七八九两]+)([十百千万亿]*)$", decimals)
    head = _chinese(whole)
    if digits is None or head is None:
        return None
    value = head + sum(Fraction(_DIGITS[d], 10 ** (i + 1)) for i, d in enumerate(digits[1]))
    for unit in digits[2]:
        value *= _UNITS[unit]
    return value


def _chinese(text: str) -> Fraction | None:
    if not text or any(c not in _DIGITS and c not in _UNITS for c in text):
        return None
    if len(text) > 1 and all(c in _DIGITS for c in text):  # read out digit by digit: 二零二六
        return Fraction(int("".join(str(_DIGITS[c]) for c in text)))
    return _composed(text)


def _composed(text: str) -> Fraction | None:
    total = section = digit = 0
    last_unit, after_zero = 1, False
    for c in text:
        if c in _DIGITS:
            if digit:
                return None
            digit, after_zero = _DIGITS[c], after_zero if _DIGITS[c] else True
            continue
        unit = _UNITS[c]
        if unit in (10, 100, 1000):
            section, digit = section + (digit or 1) * unit, 0
        else:
            total, section, digit = _close(total, section + digit, unit), 0, 0
        last_unit, after_zero = unit, False
    if digit and last_unit > 10 and not after_zero:
        digit *= last_unit // 10
    return Fraction(total + section + digit)


def _close(total: int, section: int, unit: int) -> int:
    """Ends a section at 万 or 亿; 万 after 亿 adds, 亿 after 万 multiplies what stands before it (一万亿)."""
    if total and unit > 10**4 and not section:
        return total * unit
    return total + (section or 1) * unit


def number_range(text: str) -> tuple[Fraction, Fraction] | None:
    """The two ends of a numeral: equal for one number, apart for 两三千, 3-5千, 2000~3000, 三到五千, 八九百, 十五六.

    A unit that only the upper end carries belongs to both when the lower end would otherwise be larger in kind: 3-5千 is
    3000 to 5000, but 800-1200 stays as written. None when the text is neither.
    """
    text = text.strip().replace(" ", "")
    pair = _TWO_DIGITS.match(text)
    if pair and _DIGITS[pair[2]] == _DIGITS[pair[1]] + 1:
        low, high = number(pair[1] + pair[3]), number(pair[2] + pair[3])
        return (low, high) if low is not None and high is not None else None
    teens = _TEENS.match(text)
    if teens and _DIGITS[teens[3]] == _DIGITS[teens[2]] + 1:
        low, high = number(teens[1] + teens[2] + teens[4]), number(teens[1] + teens[3] + teens[4])
        return (low, high) if low is not None and high is not None else None
    parts = [p for p in _DASHES.split(text) if p]
    if len(parts) == 2:
        return _two_ends(*parts)
    value = number(text)
    return None if value is None else (value, value)


def _two_ends(first: str, second: str) -> tuple[Fraction, Fraction] | None:
    low, high = number(first), number(second)
    if low is None or high is None:
        return None
    shared = re.search(r"[十百千万亿wW]+$", second)
    if shared and not re.search(r"[十百千万亿wW]$", first) and low * _size(shared[0]) <= high:
        low *= _size(shared[0])
    return (low, high) if low <= high else None


def _size(units: str) -> int:
    size = 1
    for unit in units:
        size *= _UNITS[unit]
    return size
