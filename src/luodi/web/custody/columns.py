"""Every encrypted column of the site, read and written as stored."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import connection

from luodi.web.shared.crypto import BlindIndexField, EncryptedTextField


@dataclass(frozen=True, slots=True)
class Column:
    """An encrypted column and its blind index, if any."""

    table: str
    name: str
    key: str
    purpose: str
    index: str | None

    def select(self, condition: str, values: list[Any], most: int) -> list[tuple[int, str]]:
        """Primary key and ciphertext of the first rows that meet a condition, in order of primary key."""
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT {self._q(self.key)}, {self._q(self.name)} FROM {self._q(self.table)} "
                f"WHERE {self._q(self.name)} <> '' AND {condition} ORDER BY {self._q(self.key)} LIMIT %s",
                [*values, most],
            )
            return [(int(key), str(stored)) for key, stored in cursor.fetchall()]

    def not_under(self, key_id: str, after: int, most: int) -> list[tuple[int, str]]:
        """Rows after primary key `after` that are encrypted under another key."""
        return self.select(f"{self._prefix()} <> %s AND {self._q(self.key)} > %s", [f"{key_id}:", after], most)

    def is_under(self, key_id: str) -> bool:
        """Whether any value is under a key."""
        return bool(self.select(f"{self._prefix()} = %s", [f"{key_id}:"], 1))

    def count(self, key_id: str | None = None) -> int:
        """The number of values, in all or under a key."""
        under, values = (f" AND {self._prefix()} = %s", [f"{key_id}:"]) if key_id else ("", [])
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT COUNT(*) FROM {self._q(self.table)} WHERE {self._q(self.name)} <> ''{under}", values
            )
            return int(cursor.fetchone()[0])

    def swap(self, key: int, before: str, after: str, index: str) -> bool:
        """Replaces one ciphertext unless somebody wrote another meanwhile."""
        columns, values = [self.name], [after]
        if self.index:
            columns, values = [*columns, self.index], [*values, index]
        settings = ", ".join(f"{self._q(each)} = %s" for each in columns)
        with connection.cursor() as cursor:
            cursor.execute(
                f"UPDATE {self._q(self.table)} SET {settings} WHERE {self._q(self.key)} = %s AND {self._q(self.name)} = %s",
                [*values, key, before],
            )
            return bool(cursor.rowcount)

    def _prefix(self) -> str:
        """The prefix of a stored value: the key's id and a colon."""
        name = self._q(self.name)
        place = f"POSITION(':' IN {name})" if connection.vendor == "postgresql" else f"INSTR({name}, ':')"
        return f"SUBSTR({name}, 1, {place})"

    @staticmethod
    def _q(name: str) -> str:
        return connection.ops.quote_name(name)


def columns() -> list[Column]:
    """All of them, from the models."""
    return list(_columns())


def _columns() -> Iterator[Column]:
    for model in apps.get_models():
        fields = model._meta.local_concrete_fields
        indexes = {field.of: field.column for field in fields if isinstance(field, BlindIndexField)}
        for field in fields:
            if isinstance(field, EncryptedTextField):
                name, key = str(field.column), str(model._meta.pk.column)
                yield Column(model._meta.db_table, name, key, field.purpose, indexes.get(field.name))
