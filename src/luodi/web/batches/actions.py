"""Importing a file and undoing the import. Each action owns its transaction and writes an audit row."""

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from luodi.fields import for_record
from luodi.sheets import NotOnOffer, Origin, Sheet
from luodi.web.batches.enums import BatchState, Outcome, Same
from luodi.web.batches.errors import AlreadyUndone, ListingInUse, TooLateToUndo
from luodi.web.batches.identity import Facts, Standing, is_another_place
from luodi.web.batches.models import Batch, BatchRow
from luodi.web.batches.reports import Asked, Changed, Imported, Returned, Taken, Undone, change
from luodi.web.enquiries.models import Enquiry
from luodi.web.listings.actions import (
    add_listing,
    differs,
    edit_listing,
    publish_listing,
    remove_listing,
    restore_listing,
    withdraw_listing,
)
from luodi.web.listings.enums import ListingStatus
from luodi.web.listings.models import Listing
from luodi.web.listings.queries import why_withdrawn
from luodi.web.listings.validators import GATES, clean_facts, missing_gates
from luodi.web.people.models import Organisation, Person
from luodi.web.shared import audit
from luodi.web.shared.crypto import Sealed, opened
from luodi.web.shared.dictionary import record_of
from luodi.web.shared.errors import Refusal, WordsForbidden
from luodi.web.shared.turns import turns

#: How long an import can be undone.
UNDO_WITHIN = dt.timedelta(hours=24)
#: The length limit of reasons in the audit trail.
_REASON = 300
#: The facts a row of a file may state.
FACT_KEYS = frozenset(entry.key for entry in for_record("listing")) - {"id"}


@dataclass(frozen=True, slots=True)
class File:
    """The source file of a sheet."""

    name: str
    sha256: str


@dataclass(slots=True)
class _Run:
    """One import in progress."""

    organisation: Organisation
    standing: Standing
    same: Same
    publish: bool
    reopen: bool
    actor: Person | None
    at: dt.datetime
    result: Imported
    batch: Batch | None
    rows: list[BatchRow] = field(default_factory=list)

    def take(self, origin: Origin, code: str, facts: Facts) -> None:
        """Processes one row: adds, changes, leaves or asks. Raises Refusal."""
        if origin.is_named:
            self._take_named(origin, code, facts)
            return
        listing = self.standing.twin(facts)
        if listing is None and self.same != Same.ADD:
            alike = self.standing.alike(facts)
            if alike and (self.same == Same.ASK or len(alike) > 1):
                self.result.asked += [Asked(each.code, origin, _changes(each, facts)) for each in alike]
                return
            listing = alike[0] if alike else None
        if listing is None:
            self._add(origin, self._new_code(), facts)
        else:
            self._change(origin, listing, facts)

    def _take_named(self, origin: Origin, code: str, facts: Facts) -> None:
        """Processes a row with an id of its own; it waits if it plainly means another place than that id's listing."""
        listing = self.standing.named(code)
        if listing is None:
            self._add(origin, code, facts)
        elif self.same == Same.CHANGE or not self._is_another(listing, facts):
            self._change(origin, listing, facts)
        elif self.same == Same.ADD:
            self._add(origin, self._new_code(), facts)
        else:
            self.result.asked.append(Asked(listing.code, origin, _changes(listing, facts)))

    @staticmethod
    def _is_another(listing: Listing, facts: Facts) -> bool:
        return is_another_place(facts, record_of(listing, "listing"))

    def _add(self, origin: Origin, code: str, facts: Facts) -> None:
        listing = add_listing(organisation=self.organisation, code=code, facts=facts, actor=self.actor, at=self.at)
        self.standing.add(listing)
        self.result.added.append(listing.code)
        self._done(origin, self._published(listing), Outcome.ADDED, "")

    def _change(self, origin: Origin, listing: Listing, facts: Facts) -> None:
        changes = _changes(listing, facts)
        if changes:
            # somebody else may have changed it since the import began
            listing = Listing.objects.select_related("park").get(pk=listing.pk)
            changes = _changes(listing, facts)
        new = {each.key: facts[each.key] for each in changes}
        before = _before(listing, new)
        if new:
            listing = edit_listing(listing=listing, facts=new, actor=self.actor, at=self.at)
            self.result.changed.append(Changed(listing.code, origin, changes))
        else:
            self.result.unchanged.append(listing.code)
        self.standing.claim(listing)
        if listing.status == ListingStatus.WITHDRAWN and not self.reopen:
            self.result.returned.append(Returned(listing.code, origin, why_withdrawn(listing)))
        after = self._published(listing)
        if new or after is not listing:
            self._done(origin, after, Outcome.CHANGED if new else Outcome.PUBLISHED, before)

    def _published(self, listing: Listing) -> Listing:
        """Publishes the listing if it is a draft that passes the gate, or a withdrawn one that may be reopened."""
        waiting = (ListingStatus.DRAFT, ListingStatus.WITHDRAWN) if self.reopen else (ListingStatus.DRAFT,)
        if not self.publish or listing.status not in waiting:
            return listing
        missing = missing_gates(listing.record(), self.at.date())
        if missing:
            self.result.not_ready.append((listing.code, [GATES[gate] for gate in missing]))
            return listing
        try:
            listing = publish_listing(listing=listing, actor=self.actor, at=self.at)
        except WordsForbidden as refusal:
            self.result.held_back.append((listing.code, refusal))
        else:
            self.result.published.append(listing.code)
        return listing

    def close(self, row: NotOnOffer) -> None:
        """Processes a row whose place is taken: withdraws the listing it identifies, or asks which one it is."""
        named = self.standing.named(row.id) if row.id else None
        near, is_sure = ([named] if named else [], True) if row.id else self.standing.meant(row.facts)
        if named and self._is_another(named, row.facts):
            near, is_sure = ([] if self.same == Same.ADD else near), False
        if not near or (self.same == Same.ADD and not row.id):
            self.result.unknown_taken.append(row)
        elif len(near) > 1 or not (is_sure or self.same == Same.CHANGE):
            self.result.asked_taken += [Taken(each.code, row) for each in near]
        else:
            self._withdraw(near[0], row)

    def _withdraw(self, listing: Listing, row: NotOnOffer) -> None:
        self.standing.claim(listing)
        if listing.status == ListingStatus.WITHDRAWN:
            self.result.unchanged.append(listing.code)
            return
        before = _before(listing, {})
        listing = withdraw_listing(listing=listing, reason=row.reason[:_REASON], actor=self.actor, at=self.at)
        self.result.withdrawn.append(Taken(listing.code, row))
        self._done(Origin(row.sheet, row.row, bool(row.id)), listing, Outcome.WITHDRAWN, before)

    def _done(self, origin: Origin, listing: Listing, outcome: Outcome, before: str) -> None:
        self.rows.append(
            BatchRow(
                sheet=origin.sheet[:100],
                row_no=origin.row,
                outcome=outcome,
                listing=listing.pk,
                code=listing.code,
                before=before,
                after_version=listing.version,
            )
        )

    def _new_code(self) -> str:
        """An unused code with the date, such as N261130-001."""
        number = len(self.result.added) + 1
        while self.standing.is_taken(code := f"N{self.at:%y%m%d}-{number:03d}"):
            number += 1
        return code


def import_listings(
    *,
    sheet: Sheet,
    file: File,
    organisation: Organisation,
    actor: Person | None,
    at: dt.datetime,
    same: Same = Same.ASK,
    dry_run: bool = False,
    publish: bool = False,
    reopen: bool = False,
) -> Imported:
    """Adds, changes or withdraws the listings of a file; a dry run does the same and rolls back.

    A row with an id means the listing with that id; if it plainly describes another place, the result asks first. A row
    without one means a listing with exactly the same facts; if that is only probable, the result asks (`same` answers for
    all such rows); any other row is new and gets an id. A blank cell leaves a fact unchanged. Refused rows are named in the
    result, and the others go in. `publish` also publishes drafts that pass the gate and, with `reopen`, withdrawn listings.
    A row whose place is let, sold, reserved or withdrawn withdraws its listing: the one with its id, or the only one with
    the same address, area and floor; in doubt, the result asks.

    Rows are written in turns (`shared.turns`), so that other writers need not wait for the whole file. An import that fails
    halfway is undone; one that is killed halfway leaves a batch that can be undone.
    """
    there = Listing.objects.filter(organisation=organisation).select_related("park").order_by("pk")
    batch = None if dry_run else _begin(sheet, file, organisation, actor, at)
    run = _Run(organisation, Standing(there), same, publish, reopen, actor, at, Imported(), batch)
    rows: list[NotOnOffer | Mapping[str, Any]] = [*sheet.not_on_offer, *sheet.records]
    try:
        for turn in turns(rows):
            with transaction.atomic():
                for row in turn:
                    _take_row(run, sheet, row)
                _keep_rows(run)
        if batch is not None:
            _finish(run, batch, sheet)
    except BaseException:
        if batch is not None:
            _undo_rows(batch, actor, at, Undone())
        raise
    return run.result


def _take_row(run: _Run, sheet: Sheet, row: NotOnOffer | Mapping[str, Any]) -> None:
    if isinstance(row, NotOnOffer):
        run.close(row)
        return
    code = str(row["id"])
    try:
        with transaction.atomic():
            facts = clean_facts({key: value for key, value in row.items() if key in FACT_KEYS})
            run.take(sheet.origins[code], code, facts)
    except Refusal as refusal:
        run.result.refused.append((code, refusal))


def _begin(sheet: Sheet, file: File, organisation: Organisation, actor: Person | None, at: dt.datetime) -> Batch:
    """Creates the batch first, so that every row belongs to it as soon as it goes in."""
    return Batch.objects.create(
        organisation=organisation,
        file_name=file.name[:255],
        file_sha256=file.sha256,
        state=BatchState.RUNNING,
        rows=sheet.rows,
        left=sheet.rows,
        **dict.fromkeys(_COUNTS, 0),
        actor=actor,
        at=at,
        undo_until=at + UNDO_WITHIN,
    )


#: The counts a batch keeps.
_COUNTS = ("added", "changed", "unchanged", "published", "withdrawn")


def _keep_rows(run: _Run) -> None:
    """Records what the rows of a turn did, or rolls it back in a dry run."""
    if run.batch is None:
        transaction.set_rollback(True)
    else:
        for row in run.rows:
            row.batch = run.batch
        BatchRow.objects.bulk_create(run.rows, batch_size=500)
    run.rows.clear()


def _finish(run: _Run, batch: Batch, sheet: Sheet) -> None:
    """Records how the import ended."""
    counts = run.result.counts()
    gone_in = ("added", "changed", "unchanged", "withdrawn", "unknown_taken")
    left = sheet.rows - sum(counts[name] for name in gone_in)
    with transaction.atomic():
        batch.state = BatchState.PARTLY if left > 0 else BatchState.DONE
        batch.left = max(left, 0)
        for name in _COUNTS:
            setattr(batch, name, counts[name])
        batch.save()
        detail = {**counts, "rows": sheet.rows, "faults": len(sheet.faults), "sha256": batch.file_sha256}
        audit.record(verb="batches.run", thing=batch, actor=run.actor, at=run.at, detail=detail)
    run.result.batch = batch


def undo_batch(*, batch: Batch, actor: Person | None, at: dt.datetime) -> Undone:
    """Undoes an import, even an unfinished one, within 24 hours: removes what it added, restores what it changed or
    published. Listings changed or enquired about since then stay and are named. Raises TooLateToUndo, AlreadyUndone."""
    batch.refresh_from_db()
    if batch.state == BatchState.UNDONE:
        raise AlreadyUndone(batch=batch.pk, file=batch.file_name)
    if at >= batch.undo_until:
        raise TooLateToUndo(batch=batch.pk, file=batch.file_name, until=f"{batch.undo_until:%Y-%m-%d %H:%M}")
    result = Undone()
    _undo_rows(batch, actor, at, result)
    return result


def _undo_rows(batch: Batch, actor: Person | None, at: dt.datetime, result: Undone) -> None:
    """Undoes the rows in turns, last to first. A row's undo data are cleared with it, so that undoing again after a kill
    restores nothing twice."""
    left = [row for row in batch.done.order_by("-id") if row.before or row.outcome == Outcome.ADDED]
    for turn in turns(left):
        with transaction.atomic():
            for row in turn:
                listing = Listing.objects.select_for_update(of=("self",)).filter(pk=row.listing).first()
                if listing is not None:
                    _undo_row(row, listing, actor, at, result)
                BatchRow.objects.filter(pk=row.pk).update(before="")
    with transaction.atomic():
        batch.state = BatchState.UNDONE
        batch.save(update_fields=["state"])
        audit.record(verb="batches.undo", thing=batch, actor=actor, at=at, detail=dict(result.counts()))


def _undo_row(row: BatchRow, listing: Listing, actor: Person | None, at: dt.datetime, result: Undone) -> None:
    try:
        with transaction.atomic():
            if row.outcome == Outcome.ADDED:
                if Enquiry.objects.filter(listing=listing).exists():
                    raise ListingInUse(listing=str(listing))
                remove_listing(listing=listing, version=row.after_version, actor=actor, at=at)
                result.removed.append(row.code)
            else:
                restore_listing(
                    listing=listing, version=row.after_version, actor=actor, at=at, **json.loads(opened(row.before))
                )
                result.restored.append(row.code)
    except Refusal as refusal:
        result.kept.append((row.code, refusal))


def forget_batches(*, at: dt.datetime, actor: Person | None = None) -> int:
    """Clears undo data that can no longer be used; returns the number of rows cleared."""
    with transaction.atomic():
        return BatchRow.objects.filter(batch__undo_until__lte=at).exclude(before="").update(before="")


def _changes(listing: Listing, facts: Facts) -> tuple[Any, ...]:
    return tuple(
        change(key, getattr(listing, key), value)
        for key, value in facts.items()
        if differs(getattr(listing, key), value)
    )


def _before(listing: Listing, facts: Facts) -> str:
    """The undo data for `restore_listing`."""
    stated = {key: getattr(listing, key) for key in facts}
    stated = {key: value for key, value in stated.items() if not isinstance(value, Sealed)}
    return json.dumps({"facts": stated, "status": listing.status}, default=str, ensure_ascii=False)
