"""Stores a set from the dictionary as a bit mask, so that the database can filter by a member."""

from enum import IntFlag
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import F
from django.db.models.lookups import GreaterThan

if TYPE_CHECKING:
    _PositiveIntegerField = models.PositiveIntegerField[int, int]
else:
    _PositiveIntegerField = models.PositiveIntegerField  # Django fields take no type arguments at run time


class BitsField(_PositiveIntegerField):
    """The members of another column of the same row as bits. Computed on save, never set by hand."""

    def __init__(self, of: str, bits: type[IntFlag], **options: Any) -> None:
        self.of, self.bits = of, bits
        super().__init__(**{"default": 0, "editable": False, **options})

    def deconstruct(self) -> Any:
        name, path, args, options = super().deconstruct()
        return name, path, [self.of, self.bits, *args], options

    def pre_save(self, model_instance: models.Model, add: bool) -> int:
        number = bits_of(getattr(model_instance, self.of), self.bits)
        setattr(model_instance, self.attname, number)
        return number


def bits_of(members: list[str], bits: type[IntFlag]) -> int:
    """The bit mask of some members. KeyError for an unknown one."""
    return int(sum({bits[member.upper()] for member in members}))


def has_bit(column: str, bit: IntFlag) -> GreaterThan[Any]:
    """A condition, for a filter or a case, that a row holds a member."""
    return GreaterThan(F(column).bitand(bit.value), 0)
