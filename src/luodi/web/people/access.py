"""Who sees what and who may do what: the one place that decides, for pages, desk, import and API alike.

visible(person, Listing)          the rows of a model that a person may see
may(person, "listings.edit")      whether a person may do a thing at all
demand(person, "listings.edit")   the same, as an error
demand_on(person, "listings.edit", listing)   for one thing that the person can see

Which roles may do what is for each room to say, in its `rights.py` (see `verbs`).
"""

from typing import TypeVar

from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet

from luodi.web.people.models import Person
from luodi.web.people.verbs import roles_of

T = TypeVar("T", bound=Model)


def may(person: object, verb: str) -> bool:
    """Whether a person may do a thing at all; on which rows is for `visible` to say."""
    return (
        isinstance(person, Person)
        and person.is_active
        and person.organisation_id is not None
        and person.role in roles_of(verb)
    )


def demand(person: object, verb: str) -> Person:
    """The person, when they may; PermissionDenied otherwise."""
    if not may(person, verb):
        raise PermissionDenied(f"没有权限：{verb}")
    assert isinstance(person, Person)
    return person


def demand_on(person: object, verb: str, thing: Model) -> Person:
    """The person, when they may do it with this very thing; PermissionDenied otherwise."""
    found = demand(person, verb)
    if not visible(found, type(thing)).filter(pk=thing.pk).exists():
        raise PermissionDenied(f"没有权限：{verb}")
    return found


def visible(person: object, model: type[T]) -> "QuerySet[T]":
    """The rows of a model that a person may see at the desk: all for the operator, their organisation's for others.

    A model without `organisation` is the operator's alone.
    """
    rows = model._default_manager.all()
    if not isinstance(person, Person) or not person.is_active or person.organisation_id is None:
        return rows.none()
    if person.is_operator:
        return rows
    if any(f.name == "organisation" for f in model._meta.get_fields()):
        return rows.filter(organisation=person.organisation_id)
    return rows.none()
