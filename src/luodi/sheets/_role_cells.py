"""Cells of columns outside the dictionary: whether the place is taken, remarks, prices of either kind.

A cell saying that the place is let, sold, reserved or withdrawn gives OFF with its words; one that plainly says it is free
gives ON.
"""

import re
from collections.abc import Callable
from typing import Any

from luodi.fields import FIELDS
from luodi.sheets import _offer, _roles, _words
from luodi.sheets._cells import OFF
from luodi.sheets._free import remark
from luodi.sheets._industries import UNREAD
from luodi.sheets._quantities import Values, of_unit, quantity, squeeze
from luodi.sheets._titles import Column
from luodi.sheets._why import CellError

ON = "~on"
#: The fields read from a remark, applied once the whole row is known.
SAID = "~said"

_NOBODY = re.compile(r"无|没有|空|空置|闲置|待定|暂无|待租|招租中?|0|nil|vacant|empty|available|none")
_BARE_DEAL = re.compile(r"出租|出售|租赁|租|售|已用|是")
_USE = re.compile(r"使用|出租|租赁|现状|入驻|占用")


def _status(column: Column, raw: Any) -> Values:
    text = squeeze(raw)
    found = _offer.standing(text)
    if found is None and _BARE_DEAL.fullmatch(text) and (column.is_contrasted or _USE.search(column.title)):
        found = False
    if found is None:
        return {} if _BARE_DEAL.fullmatch(text) else {UNREAD: str(raw).strip()}
    return {ON: True} if found else {OFF: raw}


def _yes_or_no(text: str) -> bool | None:
    try:
        return _words.yes_or_no(text)
    except CellError:
        return None


def _vacant(column: Column, raw: Any) -> Values:
    """是否空置: 否 means taken."""
    text = squeeze(raw)
    found = _offer.standing(text)
    if found is None:
        found = _yes_or_no(text)
    return {UNREAD: str(raw).strip()} if found is None else {ON: True} if found else {OFF: f"{column.title}：{raw}"}


def _taken(column: Column, raw: Any) -> Values:
    """是否已租: 是 means taken."""
    text = squeeze(raw)
    found = _offer.standing(text)
    if found is None:
        taken = _yes_or_no(text)
        found = None if taken is None else not taken
    return {UNREAD: str(raw).strip()} if found is None else {ON: True} if found else {OFF: f"{column.title}：{raw}"}


def _tenant(column: Column, raw: Any) -> Values:
    text = squeeze(raw)
    if _NOBODY.fullmatch(text) or _offer.standing(text) is True:
        return {}
    return {TENANT: f"{column.title}：{raw}"}


TENANT = "~tenant_name"


def _share(column: Column, raw: Any) -> Values:
    """An occupancy or vacancy rate. An occupancy of 100%, 1.0 or 100 means full."""
    try:
        value = float(squeeze(raw).rstrip("%"))
    except ValueError:
        return {UNREAD: str(raw).strip()}
    share = value / 100 if value > 1 or (isinstance(raw, str) and "%" in raw) else value
    is_full = share >= 1 if column.field.key == _roles.OCCUPANCY else share <= 0
    return {OFF: f"{column.title}：{raw}"} if is_full else {}


def _taken_area(column: Column, raw: Any) -> Values:
    value, unit = quantity(squeeze(raw))
    area = of_unit(Column(column.index, column.title, FIELDS["yard_m2"], column.unit), value, unit)
    return {_roles.TAKEN_AREA: area["yard_m2"]}


def _remark(column: Column, raw: Any) -> Values:
    text = str(raw).strip()
    if _offer.says_taken(text):
        return {OFF: raw}
    said = remark(text)
    return {SAID: said} if said.facts else {UNREAD: text}


def _price(column: Column, raw: Any) -> Values:
    """Deferred until the row's deal is known."""
    if isinstance(raw, str) and _offer.standing(squeeze(raw)) is False:
        return {OFF: raw}
    return {_roles.PRICE: raw}


_TENURE = re.compile(r"村?集体(?:所有)?|国有|划拨|(?:有偿)?出让|流转|私有")
_USE = re.compile(
    r"(?:[一二三123]类)?(?:工业|工矿|仓储|物流|商业|商服|商务|商住|住宅|综合|科研|科教|办公|农业)(?:用途|性质)?"
)
_GROUND = re.compile(r"土地|用地|用途")


def _nature(column: Column, raw: Any) -> Values:
    """性质 may hold a deal, a kind of place, a land use (kept like 用途) or the ownership, for which there is no field.

    工业用地 and 集体土地 describe the ground; whether the ground itself is on offer, the row reader decides.
    """
    text, words = squeeze(raw), str(raw).strip()
    bare = _TENURE.sub("", text)
    deal, is_none = _offer.deals(bare)
    if is_none or _offer.standing(bare) is False:
        return {OFF: raw}
    use = _USE.search(bare)
    is_titled = bool(_GROUND.search(column.title))
    is_ground = bool(_GROUND.search(text) and (use or bare != text))
    kind = [] if is_titled or is_ground else _kinds(bare)
    values: Values = {**({"deal": deal} if deal else {}), **({"kind": kind} if kind else {})}
    if is_ground and not is_titled:
        values[_roles.NATURE] = words
    if use and not kind:
        values["industry_raw"] = words
    return values if use or (values and bare == text) else {**values, UNREAD: words}


def _kinds(text: str) -> list[str]:
    try:
        return _words.kinds(text)
    except CellError:
        return []


def _lot(column: Column, raw: Any) -> Values:
    """20亩 is a land area; anything else names the place."""
    text = squeeze(raw)
    if _offer.name_says_taken(str(raw)):
        return {OFF: raw}
    try:
        value, unit = quantity(text)
    except CellError:
        return {"address": str(raw).strip()}
    if unit is None or unit.what not in ("area", "land"):
        return {"address": f"{column.title} {text}"}
    return of_unit(Column(column.index, column.title, FIELDS["land_area_m2"]), value, unit)


ROLE_PARSERS: dict[str, Callable[[Column, Any], Values]] = {
    _roles.STATUS: _status,
    _roles.VACANT: _vacant,
    _roles.TAKEN: _taken,
    _roles.TENANT: _tenant,
    _roles.TAKEN_AREA: _taken_area,
    _roles.OCCUPANCY: _share,
    _roles.VACANCY: _share,
    _roles.REMARK: _remark,
    _roles.PRICE: _price,
    _roles.UNIT_PRICE: _price,
    _roles.NATURE: _nature,
    _roles.LOT: _lot,
}
