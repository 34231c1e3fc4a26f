"""Rows that are not listings: totals, footers, section headings, the example, rows with nothing but a number.

They are skipped, and a note of the sheet names them by row, so that nothing is dropped silently. In a total row the first
filled cell is 合计, 总计, 小计 or Total, with at most a colon or a count: Summit Road is a place.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from luodi import voice
from luodi.sheets._example import is_example
from luodi.sheets._headings import Heading
from luodi.sheets._invisible import visible
from luodi.sheets._report import Record, Sheet
from luodi.sheets._words import UNKNOWN
from luodi.voice import Language

_COUNT = r"[:：]?\(?(?:共|合计)?\d*(?:处|套|间|条|个|栋|幢|宗|项|家|户|块|笔|行)?\)?[:：]?"
_TOTAL = re.compile(
    rf"(?:本页|本表|全部|以上)?(?:合计|总计|小计|共计|累计|总和|汇总|平均值?|均值){_COUNT}|"
    rf"共\d+(?:处|套|间|条|个|栋|幢|宗|项|家|户|块){_COUNT}|"
    r"(?:grand|sub|page)?-?totals?[:：]?\(?\d*\)?|sums?[:：]?\(?\d*\)?|subtotals?|averages?[:：]?|avg\.?"
)
#: 溧阳小计: a subtotal, if the row holds no other words.
_GROUP_TOTAL = re.compile(
    rf".{{0,12}}(?:小计|合计|总计|汇总|平均)(?:数|值|行|面积|套数)?{_COUNT}|.{{0,16}}(?:sub)?totals?(?:area)?[:：]?"
)
_MAY_BE_TOTAL = re.compile(r"[计和均]|汇总|共\d|total|sum|average|avg", re.IGNORECASE)
_FOOTER = re.compile(
    r"^[(（【\[*※#]*(?:备注|附注|注意|注|说明|提示|以上|上述|声明|免责|制表|填表|填报|审核|审批|复核|统计|截至|数据来源|来源|打印|单位|日期|"
    r"notes?\b|remarks?\b|source\b|prepared|as of|printed)",
    re.IGNORECASE,
)
_LABELLED = re.compile(r"[^:：]{1,8}[:：]")
_ADDRESS = re.compile(r"\d|[路街道巷号栋幢楼室]$|园$|园区$|road|street|building|park|unit", re.IGNORECASE)

_SHOWN = 10


@dataclass(slots=True)
class Furniture:
    """Recognises the rows of one block that are not listings, and collects them for the note."""

    sheet: str
    heading: Heading
    first_row: int = 1
    _found: dict[str, list[tuple[int, str]]] = field(default_factory=dict)
    _sums: dict[int, float] = field(default_factory=dict)

    def put(self, kind: str, index: int, cells: Sequence[Any]) -> None:
        """Records a skipped row."""
        text = next((str(c).strip() for c in cells if isinstance(c, str) and c.strip()), "")
        self._found.setdefault(kind, []).append((index + self.first_row, text))

    def kind_of(self, cells: Sequence[Any]) -> str:
        """total, footer, section, bare or example if the cells alone show that the row is not a listing, else ""."""
        if is_example(cells):
            return "example"
        filled = [c for c in cells if c is not None and c != "" and not (isinstance(c, str) and c.isspace())]
        first = filled[0] if filled else ""
        is_total = isinstance(first, str) and bool(_MAY_BE_TOTAL.search(first) and _TOTAL.fullmatch(_flat(first)))
        if not is_total and len(filled) > 4 and len(filled) > self.heading.width // 2:
            return ""
        texts = [c.strip() for c in filled if _is_words(c)]
        if (is_total and len(texts) <= 2) or (len(texts) == 1 and self._is_group_total(texts[0], filled)):
            return "total"
        if texts and len(filled) == len(texts):
            return self._of_texts(texts, cells)
        return ""

    @staticmethod
    def _is_group_total(text: str, filled: list[Any]) -> bool:
        return len(filled) > 1 and bool(_MAY_BE_TOTAL.search(text) and _GROUP_TOTAL.fullmatch(_flat(text)))

    def _of_texts(self, texts: list[str], cells: Sequence[Any]) -> str:
        if _FOOTER.match(texts[0]) and (len(texts) == 1 or all(_LABELLED.match(text) for text in texts)):
            return "footer"
        if len(texts) > 1:
            is_signed = len(texts) < self.heading.width and all(_LABELLED.match(text) for text in texts)
            return "footer" if is_signed else ""
        if _TOTAL.fullmatch(_flat(texts[0])):
            return "total"
        column = next((c for c in self.heading.columns if c.index < len(cells) and cells[c.index]), None)
        key = column.field.key if column else ""
        if key == "id" and re.fullmatch(r"[\w#-]{1,12}", texts[0], re.ASCII):
            return "bare"
        if key in ("address", "region_raw") and _ADDRESS.search(texts[0]) and not _LABELLED.match(texts[0]):
            return ""
        if column is not None and column.field.type not in ("text", "list") and not _FOOTER.match(texts[0]):
            return ""
        return "footer" if len(texts[0]) > 20 or _LABELLED.match(texts[0]) else "section"

    def is_bare(self, record: Record, cells: Sequence[Any]) -> bool:
        """Whether a record describes no place: it has no deal, kind or location, and only one number, sums, or an id."""
        about = record.keys() & _ABOUT
        if about:
            self._add(cells)
            return False
        known = [c for c in self.heading.columns if c.index < len(cells) and cells[c.index] not in (None, "")]
        numbers = [c for c in known if isinstance(_number(cells[c.index]), float)]
        if "id" in record and len(known) > 1:
            self._add(cells)
            return False
        is_sum = bool(numbers) and len(numbers) == len(known) and self._is_sum(cells)
        if len(known) <= 1 or is_sum:
            return True
        self._add(cells)
        return False

    def _add(self, cells: Sequence[Any]) -> None:
        for column in self.heading.columns:
            if column.field.key in _SUMMED and column.index < len(cells):
                value = _number(cells[column.index])
                if value is not None:
                    self._sums[column.index] = self._sums.get(column.index, 0.0) + value

    def _is_sum(self, cells: Sequence[Any]) -> bool:
        """Whether a row of numbers holds the sums of the rows above, to within one per cent."""
        return any(
            total and index < len(cells) and abs((_number(cells[index]) or 0.0) - total) < 0.01 * abs(total)
            for index, total in self._sums.items()
        )

    def tell(self, result: Sheet) -> None:
        """Adds the note on the skipped rows."""
        if not self._found:
            return
        count = sum(map(len, self._found.values()))
        result.note("note_no_places", sheet=self.sheet, n=count, why=partial(_reasons, self._found))


_ABOUT = frozenset(("deal", "kind", "region_raw", "region_code", "address"))
_SUMMED = frozenset(("area_m2", "land_area_m2", "sale_price_cny"))


def _reasons(groups: dict[str, list[tuple[int, str]]], language: Language) -> str:
    """合计：第 9 行「合计」；…: the skipped rows by kind (group `furniture` of voice)."""
    parts = (
        f"{voice.noun('furniture', kind, language)}{voice.phrase('colon', language)}{_rows(rows, language)}"
        for kind, rows in groups.items()
    )
    return voice.phrase("semicolon", language).join(parts)


def _rows(rows: list[tuple[int, str]], language: Language) -> str:
    shown = [
        voice.phrase("row_number", language, row=row, text=f"「{_short(text)}」" if text else "")
        for row, text in rows[:_SHOWN]
    ]
    return "、".join(shown) + ("…" if len(rows) > _SHOWN else "")


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 16 else text[:15] + "…"


def _is_words(cell: Any) -> bool:
    """Whether a cell holds words rather than a number or a placeholder such as "-"."""
    return isinstance(cell, str) and not cell.strip()[:1].isdigit() and _flat(cell) not in UNKNOWN


def _flat(text: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", visible(text)).lower())


def _number(cell: Any) -> float | None:
    if isinstance(cell, bool) or cell is None:
        return None
    try:
        return float(cell.replace(",", "") if isinstance(cell, str) else cell)
    except (TypeError, ValueError):
        return None
