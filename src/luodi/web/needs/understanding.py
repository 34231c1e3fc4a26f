"""How a person's words were understood: the corrected record without personal data, and the open questions."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings

from luodi.fields import FIELDS
from luodi.intake import IntakeError, requirement
from luodi.reading import Reading, Side, read
from luodi.web.needs.masking import PERSONAL, Span, masked, occurrences, personal_spans
from luodi.web.needs.questions import Question, questions_of

Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Understanding:
    """One reading of one draft.

    `base` is the record as read, `record` the one after corrections; matching accepts both, and neither has personal fields.
    `shown_words` are the original words with personal spans masked at equal length; `contact` holds their values.
    """

    reading: Reading
    spans: tuple[Span, ...]
    shown_words: str
    base: Record
    corrections: Record
    record: Record
    questions: tuple[Question, ...]

    @property
    def is_offer(self) -> bool:
        """Whether the writer is an owner with a place to let or to sell."""
        return self.reading.side is Side.OFFER

    @property
    def contact(self) -> dict[str, str]:
        """Personal fields and the company as read, only for the writer's own form."""
        return {key: str(self.reading.record[key]) for key in (*PERSONAL, "company") if key in self.reading.record}


def reading_of(words: str) -> Reading:
    """Reads words as a requirement."""
    return read(words, kind="requirement", home=settings.LUODI_REGION)


def understanding(words: str, corrections: Mapping[str, Any], reading: Reading | None = None) -> Understanding:
    """What words mean after corrections. Pass `reading` if the words have been read already."""
    reading = reading or reading_of(words)
    spans = tuple(personal_spans(reading))
    hidden = {words[start:end] for start, end in spans}
    base = _taken({key: _hushed(value, hidden) for key, value in reading.record.items() if _is_public(key)})
    record = corrected(base, corrections)
    shown = masked(words, spans)
    return Understanding(
        reading, spans, shown, base, dict(corrections), record, questions_of(reading, shown, corrections)
    )


def _is_public(key: str) -> bool:
    return key not in PERSONAL and key != "id"


def _hushed(value: Any, hidden: Collection[str]) -> Any:
    """A text with any personal span that slipped into it masked."""
    return masked(value, occurrences(value, hidden)) if isinstance(value, str) else value


def _taken(record: Record) -> Record:
    """The record without fields that matching cannot accept (a height of 10¹² m)."""
    while True:
        try:
            requirement(record)
        except IntakeError as fault:
            if fault.field not in record:
                return {key: value for key, value in record.items() if key != "branches"}
            record = {key: value for key, value in record.items() if key != fault.field}
        else:
            return record


def corrected(base: Mapping[str, Any], corrections: Mapping[str, Any]) -> Record:
    """A record with corrections applied; None removes a field, and contradicted alternatives are dropped."""
    record = {key: value for key, value in {**base, **corrections}.items() if value not in (None, "", [])}
    branches = [one for one in base.get("branches", []) if not _is_crossed(one, corrections)]
    if len(branches) == len(base.get("branches", [])):
        return record
    record.pop("branches", None)
    if len(branches) > 1:
        record["branches"] = branches
    elif branches:
        record = {**record, **{key: value for key, value in branches[0].items() if key not in corrections}}
    return {key: value for key, value in record.items() if value is not None}


def _is_crossed(branch: Mapping[str, Any], corrections: Mapping[str, Any]) -> bool:
    """Whether a correction contradicts an alternative."""
    return any(
        value is not None and key in corrections and not _agree(value, corrections[key])
        for key, value in branch.items()
    )


def _agree(one: Any, other: Any) -> bool:
    if isinstance(one, list) and isinstance(other, list):
        return bool(set(one) & set(other))
    return bool(one == other)


def public_record(record: Mapping[str, Any]) -> Record:
    """The part of a record that may be stored in plain columns, JSON and logs."""
    return {key: value for key, value in record.items() if key == "branches" or (key in FIELDS and _is_public(key))}
