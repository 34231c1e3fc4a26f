"""Tables whose changes affect matching; database triggers on them write the change log (see `triggers`).

Each room registers its own in its `followed.py`; the reader of the log only walks the declarations.
"""

from dataclasses import dataclass

from django.apps import apps
from django.core.exceptions import ImproperlyConfigured


@dataclass(frozen=True, slots=True)
class Followed:
    """A model by its label ("places.park"), and the lookup path from an indexed row to it ("park"; "pk" for the indexed
    model itself)."""

    model: str
    path: str

    @property
    def table(self) -> str:
        """The table with the triggers."""
        return str(apps.get_model(self.model)._meta.db_table)


_FOLLOWED: dict[str, Followed] = {}


def follow_rows(*declared: Followed) -> None:
    """Registers a room's tables. ImproperlyConfigured for a duplicate model."""
    for one in declared:
        if one.model in _FOLLOWED:
            raise ImproperlyConfigured(f"{one.model} is followed twice")
        _FOLLOWED[one.model] = one


def followed() -> tuple[Followed, ...]:
    """All followed tables; complete once Django has started."""
    return tuple(_FOLLOWED.values())


def tables() -> dict[str, str]:
    """The room of each table, as named in the change log and the audit trail."""
    return {one.table: one.model for one in followed()}
