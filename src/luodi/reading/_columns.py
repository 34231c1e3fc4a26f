"""Numbers in columns whose unit is stated only once, in the column heading or in a note under the list.

Examples: 楼层 面积(㎡) 层高(m) 租金(元/㎡/月) over rows of bare numbers; 1F 1200㎡ 26 with (租金单位：元/㎡/月) below. Areas and rents
are read only if the heading names their unit and the number is alone in its cell; heights and loads may carry their own
unit (8m, 2t).
"""

import re
from collections.abc import Iterator
from fractions import Fraction

from luodi.measures import KN_PER_TONNE, Hedge, Quantity, monthly_rent
from luodi.reading._mention import Mention
from luodi.reading._rule import compiled
from luodi.reading._scan import N, Number, Scan
from luodi.reading.load.rules import HEAVIEST, LIGHTEST

_M2 = r"(?:平方米|平方|平米|平|㎡|[mM]2)"
_RENT = rf"(?:租金|租价|单价|价格|报价)[^\d\n]{{0,8}}?[元块]\s?[/每]\s?{_M2}\s?[/·每]?\s?(?P<time>天|日|月|年)"
_AREA = rf"面积[^\d\n]{{0,4}}?{_M2}"
_PERIODS = {"天": "day", "日": "day", "月": "month", "年": "year"}
#: Headings of heights and loads, and their units.
_MEASURE = r"(?:层高|净高|檐高|承重|荷载|荷重)"
_HEIGHTS = {"层高": "storey_height", "净高": "clear_height", "檐高": "eaves_height"}
_LOADS = {
    **dict.fromkeys(("t", "吨", "t/㎡", "吨/㎡", "t/平", "吨/平", "t/m2"), KN_PER_TONNE),
    **dict.fromkeys(("kn", "kn/㎡", "kn/m2"), Fraction(1)),
    **dict.fromkeys(("kg", "公斤", "kg/㎡", "公斤/㎡", "kg/m2"), KN_PER_TONNE / 1000),
}
_UNITS = r"(?:[kK][gGnN]|公斤|[tT吨])(?:/(?:㎡|[mM]2|平))?|米|[mM](?!2)"
_LOWEST, _TALLEST = 2, 40
_CELL = r"[^\s|,]+"
_LONE = rf"(?<![^\s|,]){N}(?![^\s|,])"
_LEAST_AREA, _MOST_RENT = 30, 300


def find(scan: Scan) -> list[Mention]:
    """The areas and rents in the rows, in text order; none if no unit is stated apart from its numbers."""
    if "\n" not in scan.clean:
        return []
    has_rents = compiled(_RENT).search(scan.clean) is not None
    if not has_rents and not ("面积" in scan.clean and compiled(_MEASURE).search(scan.clean)):
        return []
    return [*_under_heads(scan), *(_beside_areas(scan) if has_rents else ())]


def _lines(scan: Scan) -> Iterator[tuple[int, str]]:
    return ((m.start(), m[0]) for m in compiled(r"[^\n]+").finditer(scan.clean))


def _under_heads(scan: Scan) -> Iterator[Mention]:
    """Values from the rows with as many cells as the heading line."""
    heads: list[str] = []
    for start, line in _lines(scan):
        cells = list(compiled(_CELL).finditer(line))
        if _is_head(line, len(cells)):
            heads = [cell[0] for cell in cells]
        elif heads and len(cells) == len(heads):
            for head, cell in zip(heads, cells, strict=True):
                first, last = start + cell.start(), start + cell.end()
                yield from _cell(scan, head, first, last)


def _cell(scan: Scan, head: str, start: int, end: int) -> list[Mention]:
    """What a cell says; a number that its heading cannot mean is `other`, so that nothing else reads it as a rent."""
    alone = _alone(scan, start, end)
    if compiled(_MEASURE).match(head):
        found = list(_measured(scan, head, start, end))
    else:
        found = list(_rent_or_area(head, alone))
    if not found and alone and compiled(rf"{_MEASURE}|{_RENT}|{_AREA}").search(head):
        return [Mention("other", alone.text, start, end, "column_other")]
    return found


def _is_head(line: str, cells: int) -> bool:
    if "面积" not in line or compiled(r"\d{2}").search(line):
        return False
    if compiled(_AREA).search(line) and compiled(_RENT).search(line):
        return True
    return cells > 2 and compiled(rf"[\s|]{_MEASURE}").search(line) is not None


def _measured(scan: Scan, head: str, start: int, end: int) -> Iterator[Mention]:
    """A height or a load, its unit in the cell or else in the heading; metres need none."""
    number, unit = scan.numbers.get(start), compiled(_UNITS).search(head)
    own = compiled(_UNITS).fullmatch(scan.clean, number.end, end) if number else None
    if number is None or number.is_range or not (own or number.end == end):
        return
    stated = own or unit
    word = stated[0].lower() if stated else ""
    if head[:2] in _HEIGHTS:
        if word in ("", "m", "米") and _LOWEST <= number.low <= _TALLEST:
            yield _says(_HEIGHTS[head[:2]], number, end, "m", Fraction(1))
    elif word in _LOADS and LIGHTEST <= number.low * _LOADS[word] <= HEAVIEST:
        yield _says("floor_load", number, end, "kN/m2", _LOADS[word])


def _says(key: str, number: Number, end: int, unit: str, factor: Fraction) -> Mention:
    quantity = Quantity(number.low * factor, number.high * factor, unit, Hedge.EXACT, number.start, number.end)
    return Mention(key, quantity, number.start, end, f"column_{key}")


def _alone(scan: Scan, start: int, end: int) -> Number | None:
    """The number that fills a cell on its own."""
    number = scan.numbers.get(start)
    return number if number and number.end == end else None


def _rent_or_area(head: str, number: Number | None) -> Iterator[Mention]:
    rent = compiled(_RENT).search(head)
    if number and rent:
        yield from _rent(number, rent, "column_rent")
    elif number and compiled(_AREA).search(head) and number.low >= _LEAST_AREA:
        quantity = Quantity(number.low, number.high, "m2", Hedge.EXACT, number.start, number.end)
        yield Mention("area", quantity, number.start, number.end, "column_area")


def _beside_areas(scan: Scan) -> Iterator[Mention]:
    """The single bare number on a line that has an area with its unit."""
    unit = compiled(_RENT).search(scan.clean)
    for start, line in _lines(scan):
        end = start + len(line)
        lone = list(compiled(_LONE).finditer(scan.shadow, start, end))
        if unit and len(lone) == 1 and compiled(rf"{N}\s?{_M2}").search(scan.shadow, start, end):
            yield from _rent(scan.numbers[lone[0].start()], unit, "noted_rent")


def _rent(number: Number, unit: re.Match[str], rule: str) -> Iterator[Mention]:
    rate = monthly_rent(Fraction(1), _PERIODS[unit["time"]])
    if 0 < number.high <= _MOST_RENT:
        quantity = Quantity(
            number.low * rate, number.high * rate, "CNY/m2/month", Hedge.EXACT, number.start, number.end
        )
        yield Mention("rent", quantity, number.start, number.end, rule)
