"""Columns that store a number as the exact scaled integer of its dictionary field (design section 4, Measures)."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.db import models

from luodi.fields import clean, field, from_scaled, to_scaled

#: What such a column holds in Python: a whole number is an int.
Number = int | float

if TYPE_CHECKING:
    _BigIntegerField = models.BigIntegerField[Number | None, Number | None]
else:
    _BigIntegerField = models.BigIntegerField  # a field of Django takes no type arguments at run time


class ScaledField(_BigIntegerField):
    """A dictionary number: Python sees 18.8583, the column holds 188583. `key` names the field of the dictionary."""

    def __init__(self, key: str, **options: Any) -> None:
        self.key, self.entry = key, field(key)
        super().__init__(**options)

    def deconstruct(self) -> Any:
        name, path, args, options = super().deconstruct()
        return name, path, [self.key, *args], options

    def from_db_value(self, stored: int | None, *_: object) -> Number | None:
        return None if stored is None else from_scaled(self.entry, stored)

    def get_prep_value(self, value: Any) -> int | None:
        return None if value is None else to_scaled(self.entry, value)

    def to_python(self, value: Any) -> Number | None:
        return None if value is None else clean(self.entry, value)

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> int | None:
        return value if prepared or value is None else self.get_prep_value(value)

    def formfield(self, **options: Any) -> Any:
        return models.Field.formfield(self, form_class=forms.CharField, **options)
