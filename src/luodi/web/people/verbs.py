"""The verbs of the system: each action, the roles that may use it, and its label.

Each room registers its own in its `rights.py`; there is no central list. Registering a verb twice prevents the start. An
unregistered verb is allowed to nobody.

    register(Verb("listings.edit", _("修改"), WORKING), Verb("listings.add", _("新建")))
"""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ImproperlyConfigured

from luodi.web.people.enums import Role

EVERYBODY = frozenset(Role)
#: The roles that answer enquiries and maintain listings.
WORKING = frozenset({Role.LEAD, Role.OFFICER})
LEADING = frozenset({Role.LEAD})


class VerbTaken(ImproperlyConfigured):
    """Two rooms claim one verb."""


@dataclass(frozen=True, slots=True)
class Verb:
    """One verb. `word` is its label in the audit trail. Without `roles`, nobody at a desk may use it: it is an action of the
    public, the system or another verb, and appears in the audit trail only."""

    name: str
    word: Any
    roles: frozenset[Role] = frozenset()


#: Every registered verb by its name; complete once Django has started.
VERBS: dict[str, Verb] = {}


def register(*verbs: Verb) -> None:
    """Adds the verbs of a room. Raises VerbTaken."""
    for verb in verbs:
        if verb.name in VERBS:
            raise VerbTaken(f"the verb {verb.name} is registered twice")
        VERBS[verb.name] = verb


def roles_of(name: str) -> frozenset[Role]:
    """The roles that may use a verb; none if it is not registered."""
    return VERBS[name].roles if name in VERBS else frozenset()


def word_of(name: str) -> str:
    """The label of a verb in the current language; its name if it is not registered."""
    return str(VERBS[name].word) if name in VERBS else name
