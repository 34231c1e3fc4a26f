"""Columns 单价 and 价格, a rent in one row and a sale price in the next. The unit decides which, else the row's deal.

18 under 单价 is a monthly rent of 18 yuan per ㎡ if the row is to let, a price of 18 yuan per ㎡ if it is for sale. If the
row is for both or states no deal, and the unit leaves it open, the cell is a fault.
"""

import re
from collections.abc import Collection
from dataclasses import replace
from fractions import Fraction
from typing import Any

from luodi.fields import FIELDS
from luodi.measures import MU_M2
from luodi.sheets import _rents, _roles, _why
from luodi.sheets._free import understood
from luodi.sheets._quantities import quantity, rounded, squeeze
from luodi.sheets._titles import RENT, Column
from luodi.sheets._units import Unit
from luodi.sheets._why import CellError

_SALE = ("sale_price_cny", "sale_price_cny_m2", "land_price_cny_mu")
_LEAD = re.compile(r"^(?:总价|售价|出售价?|一口价|整体|共)[:为]?")
_RENT_LEAD = re.compile(r"^(?:租金|月租金?|日租金?|年租金?|出租|租)[:为]?")
_PRICES = frozenset((_rents.LOW, _rents.HIGH, "is_rent_negotiable", *_SALE))
_MONTHLY = Unit("money", Fraction(1), Fraction(1), "month")
#: Far above any monthly rent per ㎡, and below the price of any building.
_SURELY_YUAN = 100_000


def deals_of(record: Collection[str]) -> list[str]:
    """The deals whose prices a record or a cell states."""
    asked = (("rent", (_rents.LOW, _rents.HIGH, _rents.TOTAL)), ("sale", _SALE))
    return [deal for deal, keys in asked if any(key in record for key in keys)]


def resolve(column: Column, raw: Any, deals: Collection[str]) -> dict[str, Any]:
    """The price fields of a cell in a row with these deals; CellError if it could be either a rent or a price."""
    if isinstance(raw, bool):
        raise CellError(_why.NOT_NUMBER)
    text = _rents.by_period(squeeze(raw))
    only = next(iter(deals)) if len(deals) == 1 else ""
    if _RENT_LEAD.match(text):
        only, text = "rent", _RENT_LEAD.sub("", text)
    elif _LEAD.match(text):
        only, text = "sale", _LEAD.sub("", text)
    try:
        value, unit = quantity(text)
    except CellError:
        return _spoken(column, raw, text, only)
    unit = unit if unit is not None else column.unit
    if unit is None and column.field.key == _roles.UNIT_PRICE:
        unit = Unit("money", Fraction(1), Fraction(1))
    return _of_unit(column, raw, text, value, unit, only)


def _of_unit(column: Column, raw: Any, text: str, value: Fraction, unit: Unit | None, only: str) -> dict[str, Any]:
    if unit is not None and unit.what not in ("money", "any"):
        raise CellError(_why.OTHER_UNIT)
    if unit is not None and unit.per_m2 == MU_M2 and unit.period is None and only != "rent":
        return {"land_price_cny_mu": rounded(FIELDS["land_price_cny_mu"], value * unit.size)}
    if unit is not None and unit.period is not None:
        return _rent(column, raw, text)
    if only == "rent" and (unit is None or unit.per_m2 is not None):
        return _rent(column, raw, text)
    if only == "sale" and unit is not None and unit.per_m2 is not None:
        return {"sale_price_cny_m2": rounded(FIELDS["sale_price_cny_m2"], value * unit.size / unit.per_m2)}
    is_sum = (unit is None and value >= _SURELY_YUAN) or (unit is not None and unit.per_m2 is None)
    if only == "sale" and is_sum:
        return {"sale_price_cny": rounded(FIELDS["sale_price_cny"], value * (unit.size if unit else 1))}
    raise CellError(_why.TOTAL_WITHOUT_PERIOD if only == "rent" else _why.PRICE_OR_RENT)


def _rent(column: Column, raw: Any, text: str) -> dict[str, Any]:
    as_rent = replace(column, field=FIELDS[RENT], unit=column.unit if column.unit and column.unit.period else _MONTHLY)
    return _rents.rent(as_rent, raw, text)


def _spoken(column: Column, raw: Any, text: str, only: str) -> dict[str, Any]:
    """The price fields of a cell that is not one number: 18-22, 面议, 租18元/平/月 售3500元/平."""
    if only != "sale":
        try:
            found = _rent(column, raw, text)
        except CellError:
            found = {}
        if found and (only == "rent" or set(found) == {"is_rent_negotiable"}):
            return found if only == "rent" else {}
    said = {key: value for key, value in understood(str(raw)).items() if key in _PRICES}
    if said or (only == "sale" and "议" in text):
        return said
    raise CellError(_why.PRICE_OR_RENT)
