"""Who sees what and who may do what: the one place that decides, for pages, desk, import and API alike.

visible(person, Listing)          the rows of a model that a person may see
may(person, "listings.edit")      whether a person may do a thing at all
demand(person, "listings.edit")   the same, as an error
"""

from typing import TypeVar

from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet

from luodi.web.people.enums import Role
from luodi.web.people.models import Person

T = TypeVar("T", bound=Model)

_ALL = frozenset(Role)
_WORKING = frozenset({Role.LEAD, Role.OFFICER})
#: What each verb demands. A verb that is not in this table is allowed to nobody.
VERBS: dict[str, frozenset[Role]] = {
    "desk.enter": _ALL,
    "listings.view": _ALL,
    "listings.edit": _WORKING,
    "listings.publish": _WORKING,
    "listings.withdraw": _WORKING,
    "enquiries.view": _ALL,
    "enquiries.reveal": _WORKING,
    "enquiries.assign": _WORKING,
    "places.view": _ALL,
    "places.edit": frozenset({Role.LEAD}),
    "articles.view": _ALL,
    "articles.edit": frozenset({Role.LEAD, Role.EDITOR}),
    "people.manage": frozenset({Role.LEAD}),
}


def may(person: object, verb: str) -> bool:
    """Whether a person may do a thing at all; on which rows is for `visible` to say."""
    return (
        isinstance(person, Person)
        and person.is_active
        and person.organisation_id is not None
        and person.role in VERBS.get(verb, frozenset())
    )


def demand(person: object, verb: str) -> Person:
    """The person, when they may; PermissionDenied otherwise."""
    if not may(person, verb):
        raise PermissionDenied(f"没有权限：{verb}")
    assert isinstance(person, Person)
    return person


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
