"""Every change of parks and parcels. Each action owns its transaction and writes an audit row."""

import datetime as dt
from typing import Any

from django.db import transaction

from luodi.fields import FIELDS, clean
from luodi.industry import entries
from luodi.web.people.models import Organisation, Person
from luodi.web.places.models import Parcel, Park, ParkIndustry
from luodi.web.shared import audit
from luodi.web.shared.gate import Answer

#: The columns of a park besides its organisation and name.
_PARK = frozenset(f.name for f in Park._meta.concrete_fields) - {"id", "organisation", "name"}


def add_park(
    *, organisation: Organisation, name: str, actor: Person | None, at: dt.datetime, reason: str = "", **facts: Any
) -> Park:
    """Creates a park with its terms. `facts` are columns of `Park`; TypeError names an unknown one. Raises WordsForbidden
    without a `reason`."""
    _only(facts, _PARK)
    with transaction.atomic():
        park = Park(organisation=organisation, name=name, **facts)
        park.answer = Answer(reason, actor, at)
        park.save()
        _admit(park)
        audit.record(verb="places.add_park", thing=park, actor=actor, at=at, detail={"facts": sorted(facts)})
    return park


def edit_park(*, park: Park, actor: Person | None, at: dt.datetime, reason: str = "", **facts: Any) -> Park:
    """Changes the given columns and no others; its listings are matched by the new terms at once. Raises WordsForbidden
    without a `reason`."""
    _only(facts, _PARK | {"name"})
    with transaction.atomic():
        park = Park.objects.select_for_update(of=("self",)).get(pk=park.pk)
        park.answer = Answer(reason, actor, at)
        for name, value in facts.items():
            setattr(park, name, value)
        park.save(update_fields=list(facts))
        if "industries_admitted" in facts:
            _admit(park)
        audit.record(verb="places.edit_park", thing=park, actor=actor, at=at, detail={"facts": sorted(facts)})
    return park


def add_parcel(
    *,
    organisation: Organisation,
    facts: dict[str, Any],
    actor: Person | None,
    at: dt.datetime,
    reason: str = "",
    **own: Any,
) -> Parcel:
    """Creates a parcel. `facts` is keyed by the dictionary; `own` may hold park, source, as_of, is_sample. Raises BadValue,
    WordsForbidden without a `reason`."""
    _only(own, frozenset({"park", "source", "as_of", "is_sample"}))
    kept = {key: clean(FIELDS[key], value) for key, value in facts.items()}
    with transaction.atomic():
        parcel = Parcel(organisation=organisation, **own, **kept)
        parcel.answer = Answer(reason, actor, at)
        parcel.save()
        audit.record(verb="places.add_parcel", thing=parcel, actor=actor, at=at, detail={"facts": sorted(kept)})
    return parcel


def _admit(park: Park) -> None:
    """Writes a park's industries to the table that is searched by code."""
    ParkIndustry.objects.filter(park=park).delete()
    ParkIndustry.objects.bulk_create(ParkIndustry(park=park, code=code) for code in entries(park.industries_admitted))


def _only(changes: dict[str, Any], known: frozenset[str]) -> None:
    if unknown := sorted(changes.keys() - known):
        raise TypeError(f"no such column: {', '.join(unknown)}")
