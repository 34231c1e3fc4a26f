"""A set of the dictionary as bits of a number, so that the database can ask for one of its members."""

from enum import IntFlag
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import F
from django.db.models.lookups import GreaterThan

if TYPE_CHECKING:
    _PositiveIntegerField = models.PositiveIntegerField[int, int]
else:
    _PositiveIntegerField = models.PositiveIntegerField  # a field of Django takes no type arguments at run time


class BitsField(_PositiveIntegerField):
    """The members of another column of the same row, by their bits. Whatever saves the row writes it; nobody sets it."""

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
    """The bits of some members. KeyError for one that has none."""
    return int(sum({bits[member.upper()] for member in members}))


def has_bit(column: str, bit: IntFlag) -> GreaterThan[Any]:
    """Whether a row holds a member, as a condition of a filter or a case."""
    return GreaterThan(F(column).bitand(bit.value), 0)
