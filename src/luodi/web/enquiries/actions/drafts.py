"""Changes of a draft: keeping, correcting, resetting, and deleting it after 24 hours."""

import datetime as dt
import json
from collections.abc import Mapping
from typing import Any

from django.db import transaction

from luodi.web.enquiries.models import Draft
from luodi.web.enquiries.queries import DRAFT_LIFE, corrections_of, understand
from luodi.web.enquiries.tokens import draft_token, fingerprint
from luodi.web.needs.kept import packed
from luodi.web.needs.understanding import corrected, reading_of
from luodi.web.needs.validators import check_record, clean_corrections, clean_words
from luodi.web.people.models import Person
from luodi.web.shared import audit


def keep_draft(*, words: str, at: dt.datetime, actor: Person | None = None) -> Draft:
    """Stores words for 24 hours, encrypted, under a token. Raises BadWords."""
    kept = clean_words(words)
    reading = packed(reading_of(kept))
    token = draft_token()
    with transaction.atomic():
        draft = Draft.objects.create(token_hash=fingerprint(token), words=kept, reading=reading, created_at=at)
        audit.record(verb="enquiries.draft", thing=draft, actor=actor, at=at, detail={"characters": len(kept)})
    draft.token = token
    return draft


def correct_draft(
    *, draft: Draft, corrections: Mapping[str, Any], at: dt.datetime, actor: Person | None = None
) -> Draft:
    """Overrides what was read: field key to value, None for "not asked". Raises BadCorrections."""
    kept = clean_corrections(corrections)
    with transaction.atomic():
        draft = _locked(draft)
        merged = {**corrections_of(draft), **kept}
        check_record(corrected(understand(draft).base, merged))
        _write_corrections(draft, merged, sorted(kept), actor, at)
    return draft


def extend_draft(*, draft: Draft, words: str, at: dt.datetime, actor: Person | None = None) -> Draft:
    """Appends words; corrections stay. Raises BadWords."""
    more = clean_words(words)
    # Read before the row is locked; should somebody else extend it meanwhile, this is not the reading of its words.
    reading = packed(reading_of(clean_words(f"{draft.words}\n{more}")))
    with transaction.atomic():
        draft = _locked(draft)
        draft.words, draft.reading = clean_words(f"{draft.words}\n{more}"), reading
        draft.save(update_fields=["words", "reading"])
        audit.record(verb="enquiries.extend", thing=draft, actor=actor, at=at, detail={"characters": len(more)})
    return draft


def dismiss_clause(*, draft: Draft, start: int, at: dt.datetime, actor: Person | None = None) -> Draft:
    """Marks the clause at `start`, which was not understood, as unimportant. Idempotent."""
    with transaction.atomic():
        draft = _locked(draft)
        known = {clause.start for clause in understand(draft).reading.ignored}
        if start in known and start not in draft.dismissed:
            draft.dismissed = sorted([*draft.dismissed, start])
            draft.save(update_fields=["dismissed"])
            audit.record(verb="enquiries.dismiss", thing=draft, actor=actor, at=at, detail={"start": start})
    return draft


def reset_draft(*, draft: Draft, at: dt.datetime, actor: Person | None = None) -> Draft:
    """Discards all corrections."""
    with transaction.atomic():
        draft = _locked(draft)
        _write_corrections(draft, {}, [], actor, at)
    return draft


def _locked(draft: Draft) -> Draft:
    """The current row, locked until the transaction ends, with the link that the caller came by."""
    row = Draft.objects.select_for_update().get(pk=draft.pk)
    row.token = draft.token
    return row


def _write_corrections(
    draft: Draft, merged: dict[str, Any], fields: list[str], actor: Person | None, at: dt.datetime
) -> None:
    draft.corrections = json.dumps(merged, ensure_ascii=False) if merged else ""
    draft.save(update_fields=["corrections"])
    audit.record(verb="enquiries.correct", thing=draft, actor=actor, at=at, detail={"fields": fields})


def purge_drafts(*, at: dt.datetime, actor: Person | None = None) -> int:
    """Deletes drafts older than 24 hours and returns how many."""
    with transaction.atomic():
        gone, _ = Draft.objects.filter(created_at__lte=at - DRAFT_LIFE).delete()
        if gone:
            audit.record(verb="enquiries.purge", thing=None, actor=actor, at=at, detail={"drafts": gone})
    return gone
