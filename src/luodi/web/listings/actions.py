"""Everything that changes a listing. Each action owns its transaction and leaves an audit row."""

import datetime as dt
from typing import Any

from django.db import IntegrityError, transaction

from luodi.fields import FIELDS
from luodi.web.listings.enums import ListingStatus
from luodi.web.listings.errors import AlreadyWithdrawn, CodeTaken, NotReadyToPublish
from luodi.web.listings.models import Listing
from luodi.web.listings.validators import GATES, clean_facts, missing_gates
from luodi.web.people.models import Organisation, Person
from luodi.web.shared import audit

#: What a listing has beside its facts and may be given by whoever adds or edits it.
_OWN = ("title", "park", "parcel", "datum", "original_text", "is_sample")


def add_listing(
    *, organisation: Organisation, code: str, facts: dict[str, Any], actor: Person | None, at: dt.datetime, **own: Any
) -> Listing:
    """A new draft. `facts` is keyed by the dictionary; `own` may hold title, park, parcel, datum, original_text, is_sample.

    Raises BadFacts, CodeTaken.
    """
    kept = clean_facts(facts)
    listing = Listing(organisation=organisation, code=code, changed_at=at, **{k: own[k] for k in _OWN if k in own})
    _state(listing, kept)
    try:
        with transaction.atomic():
            listing.save()
            audit.record(verb="listings.add", thing=listing, actor=actor, at=at, detail=_public(kept))
    except IntegrityError:
        raise CodeTaken(code=code) from None
    return listing


def edit_listing(
    *, listing: Listing, facts: dict[str, Any], actor: Person | None, at: dt.datetime, **own: Any
) -> Listing:
    """Changes the given facts, and no others; the audit row holds what each was and became. A public listing must still
    pass the gate. Raises BadFacts, NotReadyToPublish."""
    kept = clean_facts(facts)
    with transaction.atomic():
        listing = Listing.objects.select_for_update(of=("self",)).get(pk=listing.pk)
        before = {key: getattr(listing, key) for key in kept}
        _state(listing, kept)
        for name in _OWN:
            if name in own:
                setattr(listing, name, own[name])
        if listing.status == ListingStatus.PUBLIC:
            _pass_gate(listing)
        listing.changed_at = at
        listing.save()
        changed = {key: [before[key], value] for key, value in kept.items() if before[key] != value}
        audit.record(verb="listings.edit", thing=listing, actor=actor, at=at, detail=_public(changed))
    return listing


def publish_listing(*, listing: Listing, actor: Person | None, at: dt.datetime) -> Listing:
    """Lets the public see it. Raises NotReadyToPublish, which names everything that is missing."""
    with transaction.atomic():
        listing = Listing.objects.select_for_update(of=("self",)).get(pk=listing.pk)
        _pass_gate(listing)
        listing.status, listing.published_at, listing.changed_at = ListingStatus.PUBLIC, listing.published_at or at, at
        listing.save(update_fields=["status", "published_at", "changed_at"])
        audit.record(verb="listings.publish", thing=listing, actor=actor, at=at)
    return listing


def withdraw_listing(*, listing: Listing, reason: str, actor: Person | None, at: dt.datetime) -> Listing:
    """Takes it off; its page then says so (410) and offers similar ones. Raises AlreadyWithdrawn."""
    with transaction.atomic():
        listing = Listing.objects.select_for_update(of=("self",)).get(pk=listing.pk)
        if listing.status == ListingStatus.WITHDRAWN:
            raise AlreadyWithdrawn(listing=str(listing))
        listing.status, listing.changed_at = ListingStatus.WITHDRAWN, at
        listing.save(update_fields=["status", "changed_at"])
        audit.record(verb="listings.withdraw", thing=listing, actor=actor, at=at, reason=reason)
    return listing


def _state(listing: Listing, kept: dict[str, Any]) -> None:
    """Writes facts onto an instance; None empties the column in the way that the column is empty."""
    for key, value in kept.items():
        column = Listing._meta.get_field(key)
        setattr(listing, key, column.get_default() if value is None and not column.null else value)


def _pass_gate(listing: Listing) -> None:
    missing = missing_gates(listing.record())
    if missing:
        raise NotReadyToPublish(gates=missing, missing="、".join(GATES[gate] for gate in missing))


def _public(values: dict[str, Any]) -> dict[str, Any]:
    """What the audit trail may hold: personal values are named, never kept."""
    return {key: "（个人信息）" if FIELDS[key].is_personal else _plain(value) for key, value in values.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, list):
        return [_plain(v) for v in value]
    return value.isoformat() if hasattr(value, "isoformat") else value
