"""Access control: the only place that decides who sees and who may do what, for pages, desk, import and API alike.

visible(person, Listing)          the rows of a model that a person may see
may(person, "listings.edit")      whether a person may do something at all
demand(person, "listings.edit")   the same, raising PermissionDenied
demand_on(person, "listings.edit", listing)   the same for one object, which the person must be able to see

Each room declares in its `rights.py` which roles may do what (see `verbs`).
"""

from typing import TypeVar

from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet

from luodi.web.people.models import Person
from luodi.web.people.verbs import roles_of

T = TypeVar("T", bound=Model)


def may(person: object, verb: str) -> bool:
    """Whether a person may use a verb at all; `visible` decides on which rows."""
    return (
        isinstance(person, Person)
        and person.is_active
        and person.organisation_id is not None
        and person.role in roles_of(verb)
    )


def demand(person: object, verb: str) -> Person:
    """The person, if they may; else PermissionDenied."""
    if not may(person, verb):
        raise PermissionDenied(f"没有权限：{verb}")
    assert isinstance(person, Person)
    return person


def demand_on(person: object, verb: str, thing: Model) -> Person:
    """The person, if they may do it with this object; else PermissionDenied."""
    entitled = demand(person, verb)
    if not visible(entitled, type(thing)).filter(pk=thing.pk).exists():
        raise PermissionDenied(f"没有权限：{verb}")
    return entitled


def visible(person: object, model: type[T]) -> "QuerySet[T]":
    """The rows of a model a person may see at the desk: all for the operator, their organisation's for others.

    A model without `organisation` is visible to the operator only.
    """
    rows = model._default_manager.all()
    if not isinstance(person, Person) or not person.is_active or person.organisation_id is None:
        return rows.none()
    if person.is_operator:
        return rows
    if any(f.name == "organisation" for f in model._meta.get_fields()):
        return rows.filter(organisation=person.organisation_id)
    return rows.none()
