"""Everything that changes a listing. Each action owns its transaction and leaves an audit row."""

import datetime as dt
from typing import Any

from django.db import IntegrityError, transaction

from luodi.fields import FIELDS
from luodi.sheets import Sheet
from luodi.web.listings.enums import ListingStatus
from luodi.web.listings.errors import AlreadyWithdrawn, CodeTaken, ListingRefusal, NotReadyToPublish
from luodi.web.listings.importing import FACT_KEYS, Imported
from luodi.web.listings.models import Listing
from luodi.web.listings.validators import GATES, clean_facts, missing_gates
from luodi.web.people.models import Organisation, Person
from luodi.web.shared import audit
from luodi.web.shared.dictionary import record_of

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
        changed = {key: [before[key], value] for key, value in kept.items() if differs(before[key], value)}
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


def differs(before: Any, after: Any) -> bool:
    """Whether two values of one field say different things: every blank is the same, and a day is a day."""
    return bool(_said(before) != _said(after))


def _said(value: Any) -> Any:
    return None if value is None or value in ("", []) else _plain(value)


def import_listings(
    *,
    sheet: Sheet,
    organisation: Organisation,
    actor: Person | None,
    at: dt.datetime,
    dry_run: bool = False,
    publish: bool = False,
) -> Imported:
    """Adds or changes the listings of a file by their code, all or none of it; a dry run does the same and keeps nothing.

    A blank cell leaves a fact as it is. A row that is refused is named in the result and the others go in. `publish`
    lets the public see the drafts that pass the gate; what was withdrawn stays withdrawn.
    """
    result = Imported()
    with transaction.atomic():
        known = {each.code: each for each in Listing.objects.filter(organisation=organisation).select_related("park")}
        for record in sheet.records:
            code = str(record["id"])
            facts = {key: value for key, value in record.items() if key in FACT_KEYS}
            try:
                with transaction.atomic():
                    _import_one(known.get(code), code, facts, organisation, publish, actor, at, result)
            except ListingRefusal as refusal:
                result.refused.append((code, refusal))
        _finish_import(result, sheet, organisation, actor, at, dry_run)
    return result


def _import_one(
    listing: Listing | None,
    code: str,
    facts: dict[str, Any],
    organisation: Organisation,
    publish: bool,
    actor: Person | None,
    at: dt.datetime,
    result: Imported,
) -> None:
    if listing is None:
        listing = add_listing(organisation=organisation, code=code, facts=facts, actor=actor, at=at)
        result.added.append(code)
    elif changed := {k: v for k, v in clean_facts(facts).items() if differs(getattr(listing, k), v)}:
        listing = edit_listing(listing=listing, facts=changed, actor=actor, at=at)
        result.changed.append(code)
    else:
        result.unchanged.append(code)
    if publish and listing.status == ListingStatus.DRAFT:
        missing = missing_gates(listing.record())
        if missing:
            result.not_ready.append((code, [GATES[gate] for gate in missing]))
        else:
            publish_listing(listing=listing, actor=actor, at=at)
            result.published.append(code)


def _finish_import(
    result: Imported, sheet: Sheet, organisation: Organisation, actor: Person | None, at: dt.datetime, dry_run: bool
) -> None:
    if dry_run:
        transaction.set_rollback(True)
        return
    counts = {**result.counts(), "rows": sheet.rows, "faults": len(sheet.faults)}
    audit.record(verb="listings.import", thing=organisation, actor=actor, at=at, detail=counts)


def export_listings(
    *, organisation: Organisation, actor: Person | None, at: dt.datetime, personal: bool = False
) -> list[dict[str, Any]]:
    """Every listing of an organisation as a record whose id is its code; contacts only when asked for. Leaves a row."""
    with transaction.atomic():
        rows = Listing.objects.filter(organisation=organisation).order_by("code")
        records = [{**record_of(row, "listing"), "id": row.code} for row in rows]
        detail = {"rows": len(records), "personal": personal}
        audit.record(verb="listings.export", thing=organisation, actor=actor, at=at, detail=detail)
    if personal:
        return records
    return [{key: value for key, value in record.items() if not FIELDS[key].is_personal} for record in records]


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
