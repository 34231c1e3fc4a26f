"""Looking for a word wherever the site could have kept it: every column, opened where it is encrypted, cache, memory, files."""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.apps import apps
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.db import connection

from luodi.web.matches import queries
from luodi.web.shared.crypto import EncryptedTextField


def columns() -> Iterator[tuple[str, str]]:
    """Every value of every table as it lies in the database: table, text."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            for row in cursor.fetchall():
                yield from ((table, value if isinstance(value, str) else repr(value)) for value in row)


def opened() -> Iterator[tuple[str, str]]:
    """Every encrypted value, opened."""
    for model in apps.get_models():
        for field in model._meta.fields:
            if isinstance(field, EncryptedTextField):
                for value in model._default_manager.values_list(field.name, flat=True):
                    yield f"{model._meta.db_table}.{field.name}", value


def remembered() -> Iterator[tuple[str, str]]:
    """What sessions, the cache and this process hold."""
    for session in Session.objects.all():
        yield "session", repr(session.get_decoded())
    for key in list(getattr(cache, "_cache", {})):
        yield "cache", f"{key} {cache.get(key.split(':', 2)[2])!r}"
    yield "filtered lists", repr([*queries._FILTERED, *queries._COUNTED])


def files() -> Iterator[tuple[str, bytes]]:
    """Every file of the data folder, the database and its log among them, byte for byte."""
    for path in Path(os.environ["LUODI_HOME"]).rglob("*"):
        if path.is_file():
            yield str(path.name), path.read_bytes()


def spellings(word: str) -> set[str]:
    """The word as it is, and as JSON writes it."""
    return {word, json.dumps(word)[1:-1]}


def traces(*words: str) -> set[tuple[str, str]]:
    """Where each word stands: (place, word)."""
    every: list[tuple[str, Any]] = [*columns(), *opened(), *remembered()]
    found = {(place, word) for place, text in every for word in words if any(s in text for s in spellings(word))}
    return found | {
        (place, word)
        for place, content in files()
        for word in words
        if any(s.encode() in content for s in spellings(word))
    }
