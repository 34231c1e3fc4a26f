"""Checks at every start, before anything is read, that the keys at hand are those the data were encrypted with.

The database keeps a canary, a known word encrypted, under each key in use. If its key is missing or does not open it, the
start fails (`KeyFault`): new data would be written under another key, and existing data would seem lost. The newest key gets
its canary at the start, an older one if something is still under it; so a retired key left in the environment gets none.
"""

from collections import defaultdict
from dataclasses import dataclass

from django.db import connection, transaction
from django.utils import timezone

from luodi.web.config.keys import field_keys
from luodi.web.custody import fitting
from luodi.web.custody.actions import lock_keys, plant
from luodi.web.custody.columns import columns
from luodi.web.custody.models import Canary
from luodi.web.shared.crypto import key_id, keys, opens

#: How many values of a column are tried.
_TRIED = 20


@dataclass(frozen=True, slots=True)
class Use:
    """A key: how many values are under it, and whether it is at hand."""

    key_id: str
    values: int
    is_held: bool
    is_newest: bool


def check_keys() -> None:
    """Raises KeyFault unless the keys open what is encrypted here. A database that is not set up needs none yet."""
    with connection.cursor() as cursor:
        if Canary._meta.db_table not in connection.introspection.table_names(cursor):
            return
    _demand_opened()
    if _without_canary():
        _plant_missing()


def _demand_opened() -> None:
    """Raises KeyFault unless the keys open what is there. Generates no key."""
    held, planted = field_keys(may_make=False), _planted()
    if not planted:
        _demand_opened_cells(held)
    fitting.demand_opened(planted, held)


def uses() -> list[Use]:
    """Every key that is at hand or in use."""
    held = keys()
    every, total = columns(), sum(column.count() for column in columns())
    found = {name: sum(column.count(name) for column in every) for name in {**held, **_planted()}}
    rows = [Use(name, found[name], name in held, name == next(iter(held))) for name in found]
    unknown = total - sum(found.values())
    return [*rows, Use("?", unknown, False, False)] if unknown else rows


def is_begun() -> bool:
    """Whether a rotation was begun but not finished: an older key still opens something."""
    newest = next(iter(keys()))
    return any(opens(stored, each.purpose) for each in columns() for _, stored in each.not_under(newest, 0, _TRIED))


def _planted() -> dict[str, str]:
    return dict(Canary.objects.values_list("key_id", "sealed"))


def _plant_missing() -> None:
    """Takes a lock, so that of two first starts with different keys the second fails."""
    with transaction.atomic():
        lock_keys()
        _demand_opened()
        for name in _without_canary():
            plant(name, timezone.now())


def _without_canary() -> list[str]:
    """Keys in use that have no canary."""
    newest, *older = keys()
    planted = _planted()
    used = [name for name in older if name not in planted and any(each.is_under(name) for each in columns())]
    return used if newest in planted else [newest, *used]


def _demand_opened_cells(held: dict[str, bytes]) -> None:
    """For a database that predates the canaries: some value under each key must open."""
    tried: dict[str, list[bool]] = defaultdict(list)
    for column in columns():
        for _, stored in column.select("1 = 1", [], _TRIED):
            tried[key_id(stored)].append(opens(stored, column.purpose, held))
    shut = next((name for name, opened in tried.items() if not any(opened)), None)
    if shut is not None:
        raise fitting.other(shut) if shut in held else fitting.lost(shut)
