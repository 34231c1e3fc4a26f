"""Model columns made from the field dictionary, so that a model cannot drift from it."""

from typing import Any

from django.db import models

from luodi.fields import Field, for_record
from luodi.web.shared.crypto import EncryptedTextField
from luodi.web.shared.gate import Words
from luodi.web.shared.numbers import ScaledField


def column(entry: Field) -> models.Field[Any, Any]:
    """The column of one dictionary field. Null means "not stated", which is never the same as no or zero."""
    name, meaning = entry.zh, entry.meaning
    if entry.is_personal:
        return EncryptedTextField(name, blank=True, default="", help_text=meaning)
    if entry.type == "number":
        return ScaledField(entry.key, verbose_name=name, null=True, blank=True, help_text=meaning)
    if entry.type == "bool":
        return models.BooleanField(name, null=True, blank=True, help_text=meaning)
    if entry.type == "date":
        return models.DateField(name, null=True, blank=True, help_text=meaning)
    if entry.type in ("set", "list"):
        return models.JSONField(name, default=list, blank=True, help_text=meaning)
    return models.CharField(name, max_length=300, blank=True, default="", help_text=meaning)


def add_columns(namespace: dict[str, Any], record: str, without: tuple[str, ...] = ()) -> None:
    """Adds a column for every field of a kind of record to a class body: `add_columns(vars(), "listing")`.

    The type checker cannot see these columns; those used by name in code are declared, with their type, above the call.
    """
    for entry in for_record(record):
        if entry.key not in ("id", *without):
            namespace[entry.key] = column(entry)


def public_words(record: str) -> tuple[Words, ...]:
    """The free-text columns of a kind of record that are not personal."""
    entries = (entry for entry in for_record(record) if entry.key != "id" and not entry.is_personal)
    return tuple(Words(entry.key, entry.zh) for entry in entries if entry.type == "text")


def record_of(instance: models.Model, record: str) -> dict[str, Any]:
    """The stated values of an instance as a record: blanks are left out, dates become ISO text."""
    stated: dict[str, Any] = {}
    for entry in for_record(record):
        value = getattr(instance, entry.key, None)
        if entry.key != "id" and value not in (None, "", []):
            stated[entry.key] = value.isoformat() if hasattr(value, "isoformat") else value
    return stated
