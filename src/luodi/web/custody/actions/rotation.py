"""Key rotation: add a new key, re-encrypt everything with it, retire older ones once nothing is under them.

Nothing is lost wherever this stops: a key is in its file before any value is under it, and leaves after the last one.
Running processes notice a changed file at their next cell (`shared.crypto.keys`).
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.db import connection, transaction

from luodi.web.config.environment import home, value
from luodi.web.config.files import replace
from luodi.web.config.keys import FIELD_KEYS, field_keys, new_field_key, parse_field_keys, where_from, write_field_keys
from luodi.web.custody.columns import Column, columns
from luodi.web.custody.errors import KeyNeeded, KeysElsewhere, KeyTooNew
from luodi.web.custody.models import Canary
from luodi.web.custody.words import CANARY_PURPOSE, CANARY_WORD
from luodi.web.people.models import Person
from luodi.web.shared import audit
from luodi.web.shared.crypto import Unreadable, blind_index, decrypt, encrypt, keys

#: The longest that a request which read the keys before a rotation may still run.
SETTLED_AFTER = dt.timedelta(minutes=10)
#: Where retired keys are kept for older backups.
RETIRED_KEYS = "field.keys.retired"


@dataclass(frozen=True, slots=True)
class Encrypted:
    """What a batch did: values re-encrypted, and values that no key opens, left as they are."""

    done: int
    unreadable: int


def lock_keys() -> None:
    """Lets one transaction at a time change keys and canaries."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"LOCK TABLE {connection.ops.quote_name(Canary._meta.db_table)} IN EXCLUSIVE MODE")
    # SQLite needs no lock: every transaction is immediate (`config.databases`)


def plant(name: str, at: dt.datetime) -> None:
    """Writes the canary of a key."""
    Canary.objects.create(key_id=name, sealed=encrypt(CANARY_WORD, CANARY_PURPOSE, name), at=at)


def add_key(*, at: dt.datetime, actor: Person | None = None) -> str:
    """Adds a new key before those in the file and returns its id. Raises KeysElsewhere."""
    if value("LUODI_FIELD_KEYS"):
        raise KeysElsewhere()
    with transaction.atomic():
        lock_keys()
        (name, key), *_ = parse_field_keys(new_field_key(), where_from()).items()
        replace(home() / FIELD_KEYS, write_field_keys({name: key, **field_keys()}))
        plant(name, at)
        audit.record(verb="custody.add_key", thing=None, actor=actor, at=at, detail={"key": name})
    return name


def encrypt_again(*, at: dt.datetime, batch: int = 500, actor: Person | None = None) -> Iterator[Encrypted]:
    """Re-encrypts with the newest key whatever is under another, one transaction per batch; may be stopped and rerun."""
    newest = next(iter(keys()))
    for column in columns():
        last = 0
        while rows := column.not_under(newest, last, batch):
            with transaction.atomic():
                done = sum(_encrypt_again(column, key, stored) for key, stored in rows)
                detail = {"key": newest, "column": column.purpose, "values": done}
                audit.record(verb="custody.encrypt", thing=None, actor=actor, at=at, detail=detail)
            last = rows[-1][0]
            yield Encrypted(done, len(rows) - done)


def retire_key(*, name: str, at: dt.datetime, actor: Person | None = None) -> None:
    """Takes an older key out of use. Raises KeyNeeded, KeyTooNew.

    A key from the file moves to another file, for older backups; one from the environment is the operator's to remove.
    """
    with transaction.atomic():
        lock_keys()
        count = sum(column.count(name) for column in columns())
        held = field_keys()
        if count or name == next(iter(held)):
            raise KeyNeeded(key=name, count=count)
        newest = Canary.objects.filter(key_id=next(iter(held))).first()
        if newest is None or at - newest.at < SETTLED_AFTER:
            raise KeyTooNew(key=name, minutes=SETTLED_AFTER.seconds // 60)
        Canary.objects.filter(key_id=name).delete()
        audit.record(verb="custody.retire_key", thing=None, actor=actor, at=at, detail={"key": name})
    if not value("LUODI_FIELD_KEYS") and name in held:
        _set_aside(name)


def _set_aside(name: str) -> None:
    """Moves a key to the file of retired keys: added there first, then removed here, so that a crash never loses it."""
    retired = home() / RETIRED_KEYS
    with transaction.atomic():
        lock_keys()
        held = field_keys()
        before = parse_field_keys(retired.read_text(encoding="ascii"), str(retired)) if retired.exists() else {}
        replace(retired, write_field_keys({name: held[name], **before}))
        replace(home() / FIELD_KEYS, write_field_keys({each: key for each, key in held.items() if each != name}))


def _encrypt_again(column: Column, key: int, stored: str) -> bool:
    """Whether the value is now under the newest key, as one that somebody wrote meanwhile is."""
    try:
        plain = decrypt(stored, column.purpose)
    except Unreadable:
        return False
    column.swap(key, stored, encrypt(plain, column.purpose), blind_index(plain))
    return True
