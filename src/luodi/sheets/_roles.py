"""Columns common in the trade's sheets but not in the dictionary: 状态, 承租方, 备注, 价格, 单价.

A role is a `Field` whose key begins with "~", so it never reaches a record under its own name. `roles.csv` has the headings.
"""

import csv
from importlib import resources

from luodi.fields import Field

STATUS, VACANT, TAKEN, TENANT = "~status", "~vacant", "~taken", "~tenant"
TAKEN_AREA, OCCUPANCY, VACANCY = "~taken_area", "~occupancy", "~vacancy"
REMARK, PRICE, UNIT_PRICE, NATURE, LOT = "~remark", "~price", "~unit_price", "~nature", "~lot"


def _load() -> dict[str, Field]:
    text = resources.files("luodi.sheets").joinpath("roles.csv").read_text(encoding="utf8")
    return {row["key"]: _role(row) for row in csv.DictReader(text.splitlines())}


def _role(row: dict[str, str]) -> Field:
    return Field(
        key=row["key"],
        records=(),
        zh=row["zh"],
        en=row["en"],
        headings=tuple(row["headings"].split("|")),
        type=row["type"],
        choices=(),
        unit=row["unit"],
        scale=100 if row["type"] == "number" else None,
        criterion="",
        gate="",
        is_personal=False,
        meaning=row["meaning"],
    )


#: Every role by key.
ROLES: dict[str, Field] = _load()


def role_keys() -> dict[str, str]:
    """The key of each role by heading."""
    return {name.lower(): role.key for role in ROLES.values() for name in (role.zh, role.en, *role.headings)}
