"""Chinese and Arabic numerals as exact fractions: 三千五 3500, 1.2万 12 000, 一点五亿, 两三千 2000 to 3000.

`number` reads one numeral in any style; `number_range` also reads those that name two ends at once (两三千, 3-5千).
Text is expected as normalised by `luodi.reading` (half width, simplified).
"""

import re
from collections.abc import Iterable
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
#: Where a numeral may end: the 千 of 千瓦, 千伏安 and 千克 belongs to the unit.
_END = r"(?:(?<!千)|(?![瓦伏克牛帕]))"

#: Things that a lone digit after 百, 千 or 万 counts (3千2层 is 3000 and two storeys, 1千8号楼 is building 8), so that the digit
#: is not part of the numeral. Units starting with k, m or t are included only if they never follow a single digit.
_LOADED = r"(?:[单双]梁|[行天航叉货]车|[行桥航]?吊|龙门|起重|葫芦|[货客电]?梯|升降|平板|地[磅秤]|[承载]|锅炉|蒸|/?每?(?:平|方|㎡|m2|h|小?时)|\d?[台部])"
_OWN = (
    r"[\d米层楼台部跨栋幢间人期号月年]|[.,]\d|个(?![平方亩立千公kK])|[kK](?![vV][aA]|[wWgG])|[mM](?![23²³])"
    rf"|(?:吨|[tT](?![a-zA-Z]))\s?[的x*]?{_LOADED}|[tT](?=[a-zA-Z])"
)
#: After Arabic figures, a Chinese digit counts only before a unit: 2万五平, but not 3千三相电 or 1万五金.
_MEASURED = r"个?(?:平|方|㎡|[mM]2|亩|立方|公?顷|[千百]|[kK][wWgG]|[kK]?[vV][aA]|公?斤|吨|元|块)"
_PLACE = rf"[\d二两三四五六七八九][十百千]{_END}"
_LAST = rf"(?:\d(?!{_OWN})|[二两三四五六七八九](?={_MEASURED}))"

#: A pattern for one numeral in any style (no groups), longest alternative first, for use inside larger patterns.
#: Only a short whole number takes a tail: 1.2万8元 is an area and a price.
NUMERAL = (
    rf"(?:(?<![\d.,])\d{{1,2}}[百千万亿wW](?:(?:{_PLACE}){{1,3}}{_LAST}?|{_LAST})"
    rf"|(?:{_ARABIC})(?:[十百千万亿]+{_END}|[wW](?![a-zA-Z]))?"
    rf"|{_CHINESE}+{_END}(?:点[零〇一二三四五六七八九两]+(?:[百千万亿]+{_END})?)?)"
)

_TWO_DIGITS = re.compile(r"^([一二两三四五六七八九])([二三四五六七八九])([十百千万亿]*)$")
_ARABIC_SHAPE = re.compile(rf"^({_ARABIC})([十百千万亿wW]*)$")
_MIXED_SHAPE = re.compile(r"^\d{1,2}[百千万亿wW](?:[\d一二两三四五六七八九][十百千万亿]*)+$")
_TEENS = re.compile(r"^([一二两三四五六七八九]?十)([一二三四五六七八九])([二三四五六七八九])([百千万亿]*)$")
_DASHES = re.compile(r"[-~—–―至到]+")


def number(text: str) -> Fraction | None:
    """The value of one numeral, or None if the text is not one.

    A digit after a unit counts in the next lower place, as in speech: 三千五 is 3500, 二百五 is 250, 万二 is 12 000.
    """
    text = text.strip().replace(" ", "")
    if text.isdecimal():
        return Fraction(int(text))
    arabic = _ARABIC_SHAPE.match(text)
    if arabic:
        value = Fraction(arabic[1].replace(",", ""))
        for unit in arabic[2]:
            value *= _UNITS[unit]
        return value
    if _MIXED_SHAPE.match(text):
        return _composed([int(part) if part.isdecimal() else part for part in re.findall(r"\d+|\D", text)])
    whole, point, decimals = text.partition("点")
    if point:
        return _decimal(whole, decimals)
    return _chinese(text)


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


def _composed(parts: Iterable[str | int]) -> Fraction | None:
    """The sum of digits and the units after them; figures are passed as whole numbers."""
    total = section = digit = 0
    last_unit, after_zero = 1, False
    for part in parts:
        figure = part if isinstance(part, int) else _DIGITS.get(part)
        if figure is not None:
            if digit:
                return None
            digit, after_zero = figure, after_zero or not figure
            continue
        unit = _UNITS[str(part)]
        if unit in (10, 100, 1000):
            section, digit = section + (digit or 1) * unit, 0
        else:
            section += _in_place(digit, last_unit, after_zero) if section else digit
            total, section, digit = _close(total, section, unit), 0, 0
        last_unit, after_zero = unit, False
    return Fraction(total + section + _in_place(digit, last_unit, after_zero))


def _in_place(digit: int, last_unit: int, after_zero: bool) -> int:
    """The value of a lone final digit, in the next lower place: 三千五 and 三千五万, but not in 三十五 and 三千零五."""
    return digit if after_zero or last_unit <= 10 else digit * (last_unit // 10)


def _close(total: int, section: int, unit: int) -> int:
    """Ends a section at 万 or 亿; 万 after 亿 adds, 亿 after 万 multiplies everything before it (一万亿)."""
    if total and unit > 10**4 and not section:
        return total * unit
    return total + (section or 1) * unit


def number_range(text: str) -> tuple[Fraction, Fraction] | None:
    """The two ends of a numeral: equal for one number, different for 两三千, 3-5千, 2000~3000, 三到五千, 八九百, 十五六.

    A unit written only after the upper end applies to both if the lower end would otherwise be out of proportion: 3-5千 is
    3000 to 5000, but 800-1200 is unchanged. None if the text is neither.
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
