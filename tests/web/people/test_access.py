"""Who sees what and who may do what, as a table."""

import datetime as dt

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied

from luodi.web.listings.models import Listing
from luodi.web.people.access import demand, may, visible
from luodi.web.people.enums import Role
from luodi.web.people.models import Organisation, Person
from luodi.web.people.verbs import VERBS, WORKING, Verb, VerbTaken, register, word_of
from luodi.web.shared.models import AuditEntry

pytestmark = pytest.mark.django_db


def make_person(kind: str, role: Role = Role.OFFICER, **more: object) -> Person:
    organisation = Organisation.objects.create(name=f"示例{kind}{Organisation.objects.count()}", kind=kind)
    return Person.objects.create(username=f"u{Person.objects.count()}", organisation=organisation, role=role, **more)


def make_listing(organisation: Organisation) -> Listing:
    return Listing.objects.create(
        organisation=organisation, code="A", changed_at=dt.datetime(2026, 11, 1, tzinfo=dt.UTC)
    )


def test_park_sees_its_own_listings_and_the_operator_sees_all() -> None:
    one, other, operator = make_person("park"), make_person("broker"), make_person("operator")
    mine, theirs = make_listing(one.organisation), make_listing(other.organisation)
    assert set(visible(one, Listing)) == {mine}
    assert set(visible(other, Listing)) == {theirs}
    assert set(visible(operator, Listing)) == {mine, theirs}


@pytest.mark.parametrize("who", ["nobody", "without an organisation", "switched off"])
def test_stranger_sees_nothing(who: str) -> None:
    listing = make_listing(make_person("park").organisation)
    person = {
        "nobody": AnonymousUser(),
        "without an organisation": Person.objects.create(username="x"),
        "switched off": Person.objects.create(username="y", organisation=listing.organisation, is_active=False),
    }[who]
    assert (list(visible(person, Listing)), may(person, "desk.enter")) == ([], False)


def test_model_without_an_organisation_is_the_operators_alone() -> None:
    assert list(visible(make_person("park"), AuditEntry)) == []
    assert list(visible(make_person("operator"), AuditEntry)) == []


@pytest.mark.parametrize("verb", sorted(VERBS))
@pytest.mark.parametrize("role", list(Role))
def test_role_may_do_what_the_table_says(verb: str, role: Role) -> None:
    assert may(make_person("park", role), verb) == (role in VERBS[verb].roles)


def test_verb_that_is_not_in_the_table_is_allowed_to_nobody() -> None:
    person = make_person("operator", Role.LEAD)
    assert not may(person, "listings.burn")
    with pytest.raises(PermissionDenied, match="没有权限"):
        demand(person, "listings.burn")
    assert word_of("listings.burn") == "listings.burn"


#: The whole table at a glance: which roles may do what at their desk. What is not here only stands in the audit trail.
TABLE = """
articles.edit           lead editor
articles.view           lead officer editor viewer
batches.run             lead officer
batches.undo            lead officer
desk.enter              lead officer editor viewer
enquiries.assign        lead officer
enquiries.close         lead officer
enquiries.erase         lead
enquiries.reveal        lead officer
enquiries.revoke_link   lead officer
enquiries.view          lead officer editor viewer
listings.edit           lead officer
listings.publish        lead officer
listings.view           lead officer editor viewer
listings.withdraw       lead officer
people.manage           lead
places.edit             lead
places.view             lead officer editor viewer
"""


def test_rooms_register_the_rights_of_the_table() -> None:
    rows = [
        f"{name:<24}{' '.join(role for role in Role if role in verb.roles)}"
        for name, verb in sorted(VERBS.items())
        if verb.roles
    ]
    assert rows == TABLE.strip().splitlines()


def test_verb_of_two_rooms_stops_the_start() -> None:
    before = dict(VERBS)
    with pytest.raises(VerbTaken, match=r"listings\.edit"):
        register(Verb("listings.edit", "修改", WORKING))
    assert before == VERBS
