"""Turns one row of cells into a record, with the checks that need the whole row."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Any

from luodi.fields import FIELDS, Why
from luodi.sheets import _names, _places, _prices, _rents, _roles, _why
from luodi.sheets._asides import ASIDES, Asides
from luodi.sheets._cells import OFF, Parser, parser
from luodi.sheets._free import Understood, fill
from luodi.sheets._gate import DAYS, has_large, refusal, why_not_day
from luodi.sheets._headings import Heading, is_on_offer
from luodi.sheets._industries import UNREAD
from luodi.sheets._quantities import NEEDS_UNIT, SUM
from luodi.sheets._report import Fault, NotOnOffer, Record, fault, show
from luodi.sheets._role_cells import ON, ROLE_PARSERS, SAID, TENANT
from luodi.sheets._titles import Column, right_heading
from luodi.sheets._why import CellError

#: A bare number below this is probably in 万元, not in yuan (per building, per mu, per mu and year).
_SMALLEST = {
    "sale_price_cny": 50_000,
    "land_price_cny_mu": 5_000,
    "tax_per_mu_min_cny": 1_000,
    "investment_per_mu_min_cny": 10_000,
    "output_per_mu_min_cny": 10_000,
}
_LARGEST: dict[str, tuple[float, Why]] = {
    "sale_price_cny_m2": (200_000, _why.TOO_LARGE),
    **dict.fromkeys(("clear_height_m", "storey_height_m", "eaves_height_m", "height_m"), (60, _why.NOT_METRES)),
}
#: The length of a county code. A sheet named after a city does not say which county a place is in.
_COUNTY = 6
_JOINED = {"region_raw": " ", "address": " ", "industry_raw": "；"}


#: Striking out one of these cells strikes out the row; striking out any other affects only that cell.
_WHOLE_ROW = frozenset(("id", "deal", "kind", "address", "region_raw", "area_m2", _roles.STATUS, _roles.NATURE))

_Origin = dict[str, tuple[Column, Any]]


@dataclass(slots=True)
class RowReader:
    """Reads the rows of one block of a sheet; each column's parser is chosen once.

    `faults` collects unusable cells, `not_on_offer` rows whose place is taken. A row's information must not be dated after
    `today`.
    """

    sheet: str
    heading: Heading
    faults: list[Fault]
    not_on_offer: list[NotOnOffer]
    today: str
    first_row: int = 1
    #: The deal in the sheet's name, for rows that state none.
    deal: tuple[str, ...] = ()
    _parsers: list[tuple[Column, Parser]] = field(init=False)
    #: Collected for the notes on the block.
    asides: Asides = field(init=False, default_factory=Asides)
    _bare_columns: tuple[int, ...] = field(init=False)
    _asks_deal: bool = field(init=False)
    _wrong: list[Fault] = field(init=False, default_factory=list)
    _remarks: list[tuple[Column, Understood]] = field(init=False, default_factory=list)
    _without_unit: set[int] = field(init=False, default_factory=set)

    def __post_init__(self) -> None:
        self._parsers = [(c, parser(c, ROLE_PARSERS)) for c in self.heading.columns if c.why is None]
        for column in self.heading.columns:
            if column.why is not None:
                self._of_heading(column, column.why)
        self._asks_deal = any(c.field.key == "deal" for c in self.heading.columns)
        titles = self.heading.titles[: self.heading.width]
        self._bare_columns = tuple(index for index, title in enumerate(titles) if not title)

    def read(
        self,
        row: int,
        cells: Sequence[Any],
        bad: dict[int, tuple[str, Why]],
        struck: Collection[int] = (),
        taken: str = "",
        beside: Record | None = None,
    ) -> Record | None:
        """The record of a row, or None if a cell is unusable or the place is not on offer.

        `row` is numbered as in Excel. By column index, `bad` holds cells the file itself marks unusable (error values,
        formulas without a result) and `struck` the cells struck through. `taken` is the sheet or section title saying that
        all its places are taken; `beside` is what is known of the row apart from its cells. A row without any dictionary
        field gives an empty record.
        """
        record: Record = dict(beside or {})
        origin: _Origin = {}
        self._wrong, self._remarks = [], []
        if self._bare_columns or len(cells) > self.heading.width:
            self._note_untitled(row, cells)
        if struck:
            cells, taken = self._strike(row, cells, struck, taken)
        for column, parse_cell in self._parsers:
            raw = cells[column.index] if column.index < len(cells) else ""
            if column.index in bad:
                self._report(row, column, *bad[column.index])
            elif raw is not None and raw != "":
                self._take(row, column, raw, parse_cell, record, origin)
        if record or self._wrong or self._remarks:
            self._finish(row, record, origin)
        if taken or OFF in record:
            self._set_aside(row, record, origin, taken)
            return None
        self.faults += self._wrong
        return record if all(not each.drops_row for each in self._wrong) else None

    def state_deal(self, row: int, record: Record) -> None:
        """Fills in a missing deal from the sheet's name or, if the sheet has no 交易方式 column, from the row's prices.

        In such a column a blank may mean that nobody knows yet. (`_settle_price` handles one cell with both prices.)
        """
        if "deal" in record:
            return
        priced = _prices.deals_of(record)
        is_to_let = self.deal == ("sale",) and "is_rent_negotiable" in record
        if self.deal and set(priced) <= set(self.deal) and not is_to_let:
            record["deal"] = list(self.deal)
            self.asides.assume(f"note_deal_of_{self.deal[0]}", row)
        elif priced and not self._asks_deal:
            record["deal"] = priced
            self.asides.assume("note_deal_of_price", row)

    def state_place(self, row: int, record: Record) -> None:
        """Places a row without a region in the county the sheet is named after: 溧阳, 溧阳厂房."""
        if record.keys() & {"region_code", "region_raw"}:
            return
        county = _places.code(self.sheet, record.get("address", ""))
        if county is not None and len(county) >= _COUNTY:
            record["region_code"] = county
            self.asides.assume("note_region_of_sheet", row)

    def _note_untitled(self, row: int, cells: Sequence[Any]) -> None:
        for index in (*self._bare_columns, *range(self.heading.width, len(cells))):
            if index < len(cells) and (words := show(cells[index]).strip()):
                self.asides.untitled.append((index, row, words))

    def _take(self, row: int, column: Column, raw: Any, parse_cell: Parser, record: Record, origin: _Origin) -> None:
        try:
            values = parse_cell(raw)
        except CellError as error:
            self._report(row, column, raw, error.why)
            return
        if NEEDS_UNIT in values:
            self._name_unit(column)
            return
        if column.basis and values:
            record["area_basis"] = column.basis
        for key, value in values.items():
            if key in ASIDES:
                self.asides.add(ASIDES[key], column.title, value)
                continue
            if key == SAID:
                self._remarks.append((column, value))
                continue
            _put(record, key, value, column)
            origin.setdefault(key, (column, raw))

    def _strike(self, row: int, cells: Sequence[Any], struck: Collection[int], taken: str) -> tuple[Sequence[Any], str]:
        """Blanks struck-out cells, or takes the row off the market if most of it or an essential cell is struck out."""
        filled = [c for c in self.heading.columns if c.index < len(cells) and cells[c.index] not in (None, "")]
        lined = [c for c in filled if c.index in struck]
        if not lined:
            return cells, taken
        if 2 * len(lined) >= len(filled) or any(c.field.key in _WHOLE_ROW for c in lined):
            return cells, taken or show(cells[lined[0].index])
        for column in lined:
            why = _why.STRUCK
            self._wrong.append(
                fault(self.sheet, row, column.title, cells[column.index], why, drops_row=False, index=column.index)
            )
        return ["" if index in struck else cell for index, cell in enumerate(cells)], taken

    def _set_aside(self, row: int, record: Record, origin: _Origin, taken: str) -> None:
        column, value = ("", taken) if taken else (origin[OFF][0].title, show(record[OFF]))
        facts = {key: value for key, value in record.items() if key in FIELDS}
        self.not_on_offer.append(NotOnOffer(self.sheet, row, str(record.get("id", "")), column, value.strip(), facts))

    def _finish(self, row: int, record: Record, origin: _Origin) -> None:
        self._settle_roles(row, record, origin)
        _move_land(record)
        self._name_kind(row, record)
        self._locate(record, origin)
        total = record.pop(_rents.TOTAL, None)
        if total is not None:
            self._spread(row, total, record, origin)
        period = record.pop(_rents.PERIOD, "month")
        rent = origin.get(_rents.LOW) or origin.get(_rents.HIGH)
        why = _rents.check(record, period, rent[1]) if rent else None
        if rent and why:
            self._report(row, *rent, why)
        self._check_sizes(row, record, origin)
        self._check_ends(row, record, origin)
        for key in DAYS:
            if key in record and (why := why_not_day(key, record[key], self.today)):
                self._report(row, *origin[key], why)
        self._forgive_zeros(record)
        refused = refusal(record) if has_large(record) and not self._wrong and OFF not in record else None
        if refused:
            key, value, reason = refused
            column = origin[key][0] if key in origin else self.heading.columns[0]
            self._report(row, column, value, reason)

    def _settle_roles(self, row: int, record: Record, origin: _Origin) -> None:
        """Applies the row's role columns."""
        price = record.pop(_roles.PRICE, None)
        if price is not None:
            self._settle_price(row, record, origin)
        if SUM in record:
            column, raw = origin[SUM]
            del record[SUM]
            self._wrong.append(
                fault(self.sheet, row, column.title, raw, _why.DEPOSIT_IS_SUM, drops_row=False, index=column.index)
            )
        taken_area = record.pop(_roles.TAKEN_AREA, None)
        if taken_area and "area_m2" in record:
            self._reduce(row, taken_area, record, origin)
        is_free, tenant = record.pop(ON, False), record.pop(TENANT, None)
        if tenant and not is_free and OFF not in record:
            record[OFF] = tenant
            origin[OFF] = origin[TENANT]
        if record.pop(_roles.NATURE, None):
            self._settle_ground(record, origin)
        for column, said in self._remarks:
            self._heed(row, column, said, record, origin)

    def _heed(self, row: int, column: Column, said: Understood, record: Record, origin: _Origin) -> None:
        """Fills blanks from a remark; where it contradicts a column, the column stands and the remark is a fault."""
        filled, differing, unread = fill(record, said)
        origin.update((key, (column, said.words[key])) for key in filled)
        if filled:
            self.asides.filled.setdefault(column.title, []).append((row, tuple(filled)))
        for words in unread:
            self.asides.add(ASIDES[UNREAD], column.title, words)
        told = {said.words[key]: peer for key, peer in reversed(differing)}
        for words, peer in told.items():
            other, raw = origin.get(peer, (column, record[peer]))
            why = _why.filled(_why.REMARK_DIFFERS, column=other.title, words=show(raw))
            self._wrong.append(fault(self.sheet, row, column.title, words, why, drops_row=False, index=column.index))

    def _settle_ground(self, record: Record, origin: _Origin) -> None:
        """Takes 工业用地 under 性质 as land, unless a floor area shows that the place is a building."""
        if "kind" in record or "area_m2" in record:
            return
        if "land_area_m2" in record:
            record["kind"] = ["land"]
            origin["kind"] = origin[_roles.NATURE]

    def _name_kind(self, row: int, record: Record) -> None:
        """Fills blanks from the name of a place whose kind no column states: 2号厂房三层 is a factory on floor 3."""
        if "kind" in record or "address" not in record:
            return
        named = _names.named(record["address"])
        if named:
            record.update({key: value for key, value in named.items() if key not in record})
            self.asides.assume("note_kind_of_name", row)

    def _settle_price(self, row: int, record: Record, origin: _Origin) -> None:
        column, raw = origin[_roles.PRICE]
        try:
            values = _prices.resolve(column, raw, record.get("deal") or self.deal)
        except CellError as error:
            self._report(row, column, raw, error.why)
            return
        if any(value == 0 and type(value) is not bool for value in values.values()):
            self._report(row, column, raw, _why.ZERO)
        if "deal" not in record and len(_prices.deals_of(values)) > 1:
            record["deal"] = _prices.deals_of(values)
            self.asides.assume("note_deal_of_price", row)
        if "deal" in record and not set(_prices.deals_of(values)) <= set(record["deal"]):
            why = _why.filled(_why.DEAL_DIFFERS, words=show(origin["deal"][1]))
            self._wrong.append(fault(self.sheet, row, column.title, raw, why, drops_row=False, index=column.index))
        for key, value in values.items():
            if key not in record:
                record[key] = value
                origin[key] = (column, raw)

    def _reduce(self, row: int, taken: float, record: Record, origin: _Origin) -> None:
        """Subtracts 已租面积 from the area of the whole; the remainder is on offer."""
        if is_on_offer(origin["area_m2"][0].title):
            return
        if taken >= record["area_m2"]:
            record[OFF] = origin[_roles.TAKEN_AREA][1]
            origin[OFF] = origin[_roles.TAKEN_AREA]
            return
        record["area_m2"] = round(record["area_m2"] - taken, 2)
        self.asides.assume("note_reduced", row)

    def _forgive_zeros(self, record: Record) -> None:
        """Treats 0 as blank for a price the deal does not involve and for a building's land: exports fill blanks with 0."""
        if not self._wrong:
            return
        deal, kind = record.get("deal"), record.get("kind")
        moot = {"rent"} if deal == ["sale"] else {"sale_price", "land_price"} if deal == ["rent"] else set()
        moot |= {"land_area"} if kind and "land" not in kind else set()
        criterion = {c.title: c.field.criterion for c in self.heading.columns}
        forgiven = [f for f in self._wrong if f.why == _why.ZERO and criterion.get(f.column) in moot]
        for each in forgiven:
            self.asides.add(ASIDES[UNREAD], each.column, each.value)
        self._wrong = [f for f in self._wrong if f not in forgiven]

    def _locate(self, record: Record, origin: _Origin) -> None:
        """Derives the division code if no column states it."""
        region, address = record.get("region_raw", ""), record.get("address", "")
        if "region_code" in record or not (region or address):
            return
        code = _places.code(region, address)
        if code is not None:
            record["region_code"] = code
        elif region:
            self.asides.add(ASIDES[UNREAD], origin["region_raw"][0].title, region)

    def _spread(self, row: int, total: Any, record: Record, origin: _Origin) -> None:
        try:
            record.update(_rents.spread(total, record))
            origin[_rents.LOW] = origin[_rents.TOTAL]
        except CellError as error:
            self._report(row, *origin[_rents.TOTAL], error.why)

    def _check_sizes(self, row: int, record: Record, origin: _Origin) -> None:
        for key, (column, raw) in origin.items():
            value = record.get(key)
            if key in _SMALLEST and value and value < _SMALLEST[key]:
                self._report(row, column, raw, _why.filled(_why.ROUGH_UNIT, field=column.field.key))
            elif key in _LARGEST and value is not None and value > _LARGEST[key][0]:
                self._report(row, column, raw, _LARGEST[key][1])

    def _check_ends(self, row: int, record: Record, origin: _Origin) -> None:
        for low, high, why in (
            (_rents.LOW, _rents.HIGH, _why.RANGE_REVERSED),
            ("min_area_m2", "area_m2", _why.PART_ABOVE_WHOLE),
        ):
            if low in record and high in record and record[low] > record[high]:
                self._report(row, *origin.get(low, origin[high]), why)

    def _name_unit(self, column: Column) -> None:
        if column.index not in self._without_unit:
            self._without_unit.add(column.index)
            self._of_heading(column, _why.filled(_why.NEEDS_UNIT, right=right_heading(column.field)))

    def _of_heading(self, column: Column, why: Why) -> None:
        row = self.heading.row + self.first_row
        self.faults.append(fault(self.sheet, row, column.title, "", why, drops_row=False, index=column.index))

    def _report(self, row: int, column: Column, raw: Any, why: Why) -> None:
        self._wrong.append(fault(self.sheet, row, column.title, raw, why, index=column.index))


def _put(record: Record, key: str, value: Any, column: Column) -> None:
    """Adds a value. A field's own column wins over values from other columns; texts of one key are joined."""
    is_text = FIELDS[key].type == "text" if key in FIELDS else False
    if key not in record or (key == column.field.key and not is_text):
        record[key] = value
    elif is_text and value not in record[key]:
        record[key] = f"{record[key]}{_JOINED.get(key, ' / ')}{value}"


def _move_land(record: Record) -> None:
    """Treats 面积 as the land area in a listing of land."""
    if record.get("kind") == ["land"] and "area_m2" in record:
        area = record.pop("area_m2")
        record.setdefault("land_area_m2", area)
        record.pop("area_basis", None)
