"""Every change of a listing. Each action owns its transaction and writes an audit row."""

import datetime as dt
from typing import Any

from django.db import IntegrityError, transaction

from luodi.fields import FIELDS, code_key
from luodi.industry import entries
from luodi.web.listings.enums import ListingStatus
from luodi.web.listings.errors import AlreadyWithdrawn, CodeTaken, NotReadyToPublish, TouchedSince
from luodi.web.listings.models import Listing, ListingIndustry
from luodi.web.listings.validators import GATES, clean_facts, missing_gates
from luodi.web.people.models import Organisation, Person
from luodi.web.shared import audit
from luodi.web.shared.dictionary import record_of
from luodi.web.shared.gate import Answer

#: Attributes other than facts that adding or editing a listing may set.
_OWN = ("title", "park", "parcel", "datum", "original_text", "is_sample")
_COLUMNS = {column.name: column for column in Listing._meta.concrete_fields}


def add_listing(
    *, organisation: Organisation, code: str, facts: dict[str, Any], actor: Person | None, at: dt.datetime, **own: Any
) -> Listing:
    """Creates a draft. `facts` is keyed by the dictionary; `own` may hold title, park, parcel, datum, original_text, is_sample.

    Raises BadFacts, CodeTaken.
    """
    kept = clean_facts(facts)
    listing = Listing(organisation=organisation, code=code, code_key=code_key(code)[:255], changed_at=at)
    for name in _OWN:
        if name in own:
            setattr(listing, name, own[name])
    _state(listing, kept)
    try:
        with transaction.atomic():
            listing.save()
            _admit(listing)
            audit.record(verb="listings.add", thing=listing, actor=actor, at=at, detail=_public(kept))
    except IntegrityError:
        raise CodeTaken(code=code) from None
    return listing


def edit_listing(
    *,
    listing: Listing,
    facts: dict[str, Any],
    actor: Person | None,
    at: dt.datetime,
    reason: str = "",
    **own: Any,
) -> Listing:
    """Changes the given facts and no others; the audit row holds old and new values. A public listing must still pass the
    gate. Raises BadFacts, NotReadyToPublish and, for forbidden words in a public listing without a `reason`, WordsForbidden."""
    kept = clean_facts(facts)
    with transaction.atomic():
        listing = Listing.objects.select_for_update(of=("self",)).get(pk=listing.pk)
        listing.answer = Answer(reason, actor, at)
        before = {key: getattr(listing, key) for key in kept}
        _state(listing, kept)
        for name in _OWN:
            if name in own:
                setattr(listing, name, own[name])
        if listing.status == ListingStatus.PUBLIC:
            _pass_gate(listing, at)
        _save(listing, at)
        if "industries_admitted" in kept:
            _admit(listing)
        changed = {key: [before[key], value] for key, value in kept.items() if differs(before[key], value)}
        audit.record(verb="listings.edit", thing=listing, actor=actor, at=at, detail=_public(changed))
    return listing


def publish_listing(*, listing: Listing, actor: Person | None, at: dt.datetime, reason: str = "") -> Listing:
    """Makes it public. Raises NotReadyToPublish, which names everything that is missing, and, for forbidden words without a
    `reason`, WordsForbidden."""
    with transaction.atomic():
        listing = Listing.objects.select_for_update(of=("self",)).get(pk=listing.pk)
        listing.answer = Answer(reason, actor, at)
        _pass_gate(listing, at)
        listing.status, listing.published_at = ListingStatus.PUBLIC, listing.published_at or at
        _save(listing, at, "status", "published_at")
        audit.record(verb="listings.publish", thing=listing, actor=actor, at=at)
    return listing


def withdraw_listing(*, listing: Listing, reason: str, actor: Person | None, at: dt.datetime) -> Listing:
    """Withdraws it; its page then answers 410 and offers similar listings. Raises AlreadyWithdrawn."""
    with transaction.atomic():
        listing = Listing.objects.select_for_update(of=("self",)).get(pk=listing.pk)
        if listing.status == ListingStatus.WITHDRAWN:
            raise AlreadyWithdrawn(listing=str(listing))
        listing.status = ListingStatus.WITHDRAWN
        _save(listing, at, "status")
        audit.record(verb="listings.withdraw", thing=listing, actor=actor, at=at, reason=reason)
    return listing


def restore_listing(
    *, listing: Listing, version: int, facts: dict[str, Any], status: str, actor: Person | None, at: dt.datetime
) -> Listing:
    """Restores the facts and status from before `version`. Raises TouchedSince if the listing has changed since then,
    BadFacts, NotReadyToPublish."""
    kept = clean_facts(facts)
    with transaction.atomic():
        listing = _untouched(listing, version)
        changed = {key: [getattr(listing, key), value] for key, value in kept.items()}
        _state(listing, kept)
        changed_status = {"status": [listing.status, status]} if listing.status != status else {}
        listing.status = status
        if status == ListingStatus.DRAFT:
            listing.published_at = None
        elif status == ListingStatus.PUBLIC:
            _pass_gate(listing, at)
        _save(listing, at)
        if "industries_admitted" in kept:
            _admit(listing)
        detail = {**_public(changed), **changed_status}
        audit.record(verb="listings.restore", thing=listing, actor=actor, at=at, detail=detail)
    return listing


def remove_listing(*, listing: Listing, version: int, actor: Person | None, at: dt.datetime) -> None:
    """Deletes a listing as if it had never been added, except for its audit rows. Raises TouchedSince if it has changed
    since `version`."""
    with transaction.atomic():
        listing = _untouched(listing, version)
        audit.record(verb="listings.remove", thing=listing, actor=actor, at=at, detail={"code": listing.code})
        listing.delete()


def _untouched(listing: Listing, version: int) -> Listing:
    locked = Listing.objects.select_for_update(of=("self",)).get(pk=listing.pk)
    if locked.version != version:
        raise TouchedSince(listing=str(locked))
    return locked


def _save(listing: Listing, at: dt.datetime, *columns: str) -> None:
    """Saves an existing listing: all columns, or the named ones."""
    listing.changed_at, listing.version = at, listing.version + 1
    listing.save(update_fields=[*columns, "changed_at", "version"] if columns else None)


def _admit(listing: Listing) -> None:
    """Writes the industries a listing itself admits to the table that is searched by code."""
    codes = entries(listing.industries_admitted)
    ListingIndustry.objects.filter(listing=listing).delete()
    ListingIndustry.objects.bulk_create(ListingIndustry(listing=listing, code=code) for code in codes)


def differs(before: Any, after: Any) -> bool:
    """Whether two values of a field differ in meaning: all blanks are equal, and so are a date and its ISO text."""
    return bool(_comparable(before) != _comparable(after))


def _comparable(value: Any) -> Any:
    return None if value is None or value in ("", []) else _plain(value)


def export_listings(
    *, organisation: Organisation, actor: Person | None, at: dt.datetime, personal: bool = False
) -> list[dict[str, Any]]:
    """Every listing of an organisation as a record with its code as id; contacts only if `personal`. Writes an audit row."""
    with transaction.atomic():
        rows = Listing.objects.filter(organisation=organisation).order_by("code")
        records = [{**record_of(row, "listing"), "id": row.code} for row in rows]
        detail = {"rows": len(records), "personal": personal}
        audit.record(verb="listings.export", thing=organisation, actor=actor, at=at, detail=detail)
    if personal:
        return records
    return [{key: value for key, value in record.items() if not FIELDS[key].is_personal} for record in records]


def _state(listing: Listing, kept: dict[str, Any]) -> None:
    """Sets facts on an instance; None becomes the empty value of the column."""
    for key, value in kept.items():
        column = _COLUMNS[key]
        setattr(listing, key, column.get_default() if value is None and not column.null else value)


def _pass_gate(listing: Listing, at: dt.datetime) -> None:
    missing = missing_gates(listing.record(), at.date())
    if missing:
        raise NotReadyToPublish(gates=missing, missing="、".join(GATES[gate] for gate in missing))


def _public(values: dict[str, Any]) -> dict[str, Any]:
    """The values the audit trail may hold: personal ones are named but not stored."""
    return {key: "（个人信息）" if FIELDS[key].is_personal else _plain(value) for key, value in values.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, list):
        return [_plain(v) for v in value]
    return value.isoformat() if hasattr(value, "isoformat") else value
