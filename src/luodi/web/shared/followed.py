"""Tables whose changes decide what is matched: database triggers on them write the change log (see `triggers`).

Each room registers its own in its `followed.py`; the reader of the log only walks the declarations.
"""

from dataclasses import dataclass

from django.apps import apps
from django.core.exceptions import ImproperlyConfigured


@dataclass(frozen=True, slots=True)
class Followed:
    """A model by its label ("places.park"), and the path that leads from a row of the index to rows of it, as Django
    writes it in a filter ("park"; "pk" for the model that is indexed itself)."""

    model: str
    path: str

    @property
    def table(self) -> str:
        """The table that carries the triggers."""
        return str(apps.get_model(self.model)._meta.db_table)


_FOLLOWED: dict[str, Followed] = {}


def follow_rows(*declared: Followed) -> None:
    """Adds what a room has. ImproperlyConfigured when a model is there already."""
    for one in declared:
        if one.model in _FOLLOWED:
            raise ImproperlyConfigured(f"{one.model} is followed twice")
        _FOLLOWED[one.model] = one


def followed() -> tuple[Followed, ...]:
    """Everything that is followed; complete once Django has started."""
    return tuple(_FOLLOWED.values())


def tables() -> dict[str, str]:
    """Table to room, as the change log and the audit trail name it."""
    return {one.table: one.model for one in followed()}
