"""Organisations, parks and the people of the sample region."""

import csv
import datetime as dt
import secrets
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from luodi.web.people.actions import add_organisation, add_person, set_password
from luodi.web.people.enums import OrganisationKind, Role
from luodi.web.people.models import Organisation, Person
from luodi.web.places.actions import add_park
from luodi.web.places.models import Datum, Park

SOURCE = "示例数据"
LEAD = "demo"
_WAN = 10_000
#: Lines of an area code that nobody has: they look like ones to ring and reach nobody.
_OPERATOR = ("示例招商局", "0300-8000 0001")
_BROKERS = (("示例厂房中介", "0300-8000 0031"), ("示例产业地产", "0300-8000 0032"))
#: One colleague of the operator besides the lead, and one officer for every other organisation.
_OFFICERS = "sample-officer"


@dataclass(frozen=True, slots=True)
class Offices:
    """The operator, the brokers, and the parks with their organisations."""

    operator: Organisation
    brokers: list[Organisation]
    parks: list[Park]

    @property
    def all(self) -> list[Organisation]:
        """Every organisation once."""
        return [self.operator, *self.brokers, *(park.organisation for park in self.parks)]


@cache
def rows() -> tuple[dict[str, str], ...]:
    """The table of parks."""
    text = resources.files(__package__).joinpath("parks.csv").read_text(encoding="utf8")
    return tuple(csv.DictReader(line for line in text.splitlines() if not line.startswith("#")))


def load(at: dt.datetime) -> Offices:
    """Adds missing organisations and parks, and an officer for each organisation."""
    operator = _organisation(*_OPERATOR, OrganisationKind.OPERATOR, at)
    brokers = [_organisation(name, line, OrganisationKind.BROKER, at) for name, line in _BROKERS]
    parks = [_park(number, row, at) for number, row in enumerate(rows())]
    offices = Offices(operator, brokers, parks)
    for organisation in offices.all:
        _officer(organisation, at)
    return offices


def sign_in(offices: Offices, at: dt.datetime) -> tuple[str, str]:
    """The user name and a new random password of the operator's lead, who sees the whole desk."""
    password = secrets.token_urlsafe(12)
    person = Person.objects.filter(username=LEAD).first()
    if person is None:
        add_person(
            username=LEAD,
            password=password,
            organisation=offices.operator,
            role=Role.LEAD,
            first_name="示例负责人",
            is_staff=True,
            is_superuser=True,
            actor=None,
            at=at,
        )
    else:
        set_password(person=person, password=password, actor=None, at=at)
    return LEAD, password


def _organisation(name: str, contact_line: str, kind: OrganisationKind, at: dt.datetime) -> Organisation:
    organisation = Organisation.objects.filter(name=name).first()
    return organisation or add_organisation(
        name=name, kind=kind, contact_line=contact_line, is_sample=True, actor=None, at=at
    )


def _park(number: int, row: dict[str, str], at: dt.datetime) -> Park:
    organisation = _organisation(f"{row['name']}招商部", f"0300-8000 01{number:02}", OrganisationKind.PARK, at)
    park = Park.objects.filter(organisation=organisation, name=row["name"]).first()
    return park or add_park(organisation=organisation, name=row["name"], actor=None, at=at, **_terms(row, at))


def _terms(row: dict[str, str], at: dt.datetime) -> dict[str, Any]:
    tax = row["tax_wan_per_mu"]
    return {
        "region_code": row["town"],
        "address": row["street"],
        "lon": row["lon"],
        "lat": row["lat"],
        "datum": Datum.WGS84,
        "level": row["level"],
        "leading_industries": row["leading"],
        "industries_admitted": row["admitted"].split(),
        "industries_excluded": row["excluded"].split(),
        "is_admission_exclusive": row["exclusive"] == "yes",
        "tax_per_mu_min_cny": int(tax) * _WAN if tax else None,
        "introduction": row["introduction"],
        "source": SOURCE,
        "as_of": at.date() - dt.timedelta(days=20),
        "is_sample": True,
    }


def _officer(organisation: Organisation, at: dt.datetime) -> None:
    """A colleague for assigning enquiries; without a password, so nobody can sign in as them."""
    username = f"{_OFFICERS}-{organisation.pk}"
    if not Person.objects.filter(username=username).exists():
        add_person(
            username=username,
            password=None,
            organisation=organisation,
            role=Role.OFFICER,
            first_name="示例专员",
            actor=None,
            at=at,
        )
