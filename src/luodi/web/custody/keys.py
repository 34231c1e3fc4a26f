"""Whether the keys at hand are those that the data were encrypted with: asked at every start, before anything is read.

The database keeps a canary under each key in use: a known word, encrypted. A canary that its key does not open, or whose key
is gone, stops the start (`KeyFault`), because whatever is written then would be under another key, and what is there would
seem to be lost. The newest key gets its canary at the start, an older one if something is still under it; one that was
retired and still stands in the environment gets none again.
"""

from collections import defaultdict
from dataclasses import dataclass

from django.db import connection, transaction
from django.utils import timezone

from luodi.web.config.keys import KeyFault, field_keys, where_from
from luodi.web.custody.actions import lock_keys, plant
from luodi.web.custody.columns import columns, opens
from luodi.web.custody.models import Canary
from luodi.web.custody.words import CANARY_PURPOSE
from luodi.web.shared.crypto import key_id, keys

#: How many values of a column are tried where a database is older than the canaries.
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
    demand_opened(_planted())
    if _without_canary():
        _plant_missing()


def demand_opened(canaries: dict[str, str]) -> None:
    """Raises KeyFault unless there is a key for each canary and opens it. Makes no key where there are canaries."""
    held = field_keys(may_make=False)
    if not canaries:
        _demand_opened_cells(has_keys=bool(held))
    for name, sealed in canaries.items():
        if name not in held:
            raise _lost(name)
        if not opens(sealed, CANARY_PURPOSE):
            raise _other(name)


def uses() -> list[Use]:
    """Every key that is at hand or that a value is under."""
    held = keys()
    every, total = columns(), sum(column.count() for column in columns())
    found = {name: sum(column.count(name) for column in every) for name in {**held, **_planted()}}
    rows = [Use(name, found[name], name in held, name == next(iter(held))) for name in found]
    unknown = total - sum(found.values())
    return [*rows, Use("?", unknown, False, False)] if unknown else rows


def is_begun() -> bool:
    """Whether a rotation was begun and not finished: the newest key is there, and older ones still open something."""
    newest = next(iter(keys()))
    return any(opens(stored, each.purpose) for each in columns() for _, stored in each.not_under(newest, 0, _TRIED))


def _planted() -> dict[str, str]:
    return dict(Canary.objects.values_list("key_id", "sealed"))


def _plant_missing() -> None:
    """Under a lock, so that of two first starts with keys of their own the second is told."""
    with transaction.atomic():
        lock_keys()
        demand_opened(_planted())
        for name in _without_canary():
            plant(name, timezone.now())


def _without_canary() -> list[str]:
    """Keys in use that have none."""
    newest, *older = keys()
    planted = _planted()
    used = [name for name in older if name not in planted and any(each.is_under(name) for each in columns())]
    return used if newest in planted else [newest, *used]


def _demand_opened_cells(*, has_keys: bool) -> None:
    """For a database from before the canaries: some value under each key must open."""
    tried: dict[str, list[bool]] = defaultdict(list)
    for column in columns():
        for _, stored in column.select("1 = 1", [], _TRIED):
            tried[key_id(stored)].append(has_keys and opens(stored, column.purpose))
    shut = next((name for name, opened in tried.items() if not any(opened)), None)
    if shut is not None:
        raise _other(shut) if shut in field_keys(may_make=False) else _lost(shut)


def _lost(name: str) -> KeyFault:
    return KeyFault(
        f"数据库里有用密钥 {name} 加密的资料，而 {where_from()} 里没有这把密钥：请从备份放回原来的密钥再启动，不要新建",
        f"The database holds data under the key {name}, which is not in {where_from()}; "
        "put the original key back from a backup and start again, do not make another",
    )


def _other(name: str) -> KeyFault:
    return KeyFault(
        f"{where_from()} 里的密钥 {name} 不是当初加密用的那一把，打不开数据库里的资料：请从备份放回原来的密钥再启动",
        f"The key {name} in {where_from()} is not the one that the data were encrypted with; "
        "put the original back from a backup and start again",
    )
