"""What was understood of somebody's words: the record without anything personal, corrected, and the questions left."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from luodi.fields import FIELDS
from luodi.intake import IntakeError, requirement
from luodi.reading import Reading, read
from luodi.web.needs.masking import MASK, PERSONAL, Span, masked, personal_spans
from luodi.web.needs.questions import Question, questions_of

Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Understanding:
    """One reading of one draft.

    `base` is what was read, `record` what holds after corrections; neither has a personal field, and both are taken by
    matching. `shown_words` are the original ones with personal spans replaced; `contact` is what was read of those.
    """

    reading: Reading
    spans: tuple[Span, ...]
    base: Record
    corrections: Record
    record: Record
    questions: tuple[Question, ...]

    @property
    def shown_words(self) -> str:
        """The words, as long as they were, without anything personal."""
        return masked(self.reading.text.original, self.spans)

    @property
    def contact(self) -> dict[str, str]:
        """Personal fields and the company as read: only for the form of the person who wrote them."""
        return {key: str(self.reading.record[key]) for key in (*PERSONAL, "company") if key in self.reading.record}


def understanding(words: str, corrections: Mapping[str, Any]) -> Understanding:
    """Reads words as a requirement and lays corrections over."""
    reading = read(words, kind="requirement")
    spans = tuple(personal_spans(reading))
    hidden = [words[start:end] for start, end in spans]
    base = _taken({key: _hushed(value, hidden) for key, value in reading.record.items() if _is_public(key)})
    record = corrected(base, corrections)
    return Understanding(reading, spans, base, dict(corrections), record, questions_of(reading, spans, corrections))


def _is_public(key: str) -> bool:
    return key not in PERSONAL and key != "id"


def _hushed(value: Any, hidden: list[str]) -> Any:
    """A text without any personal span that may have slipped into it."""
    if isinstance(value, str):
        for span in hidden:
            value = value.replace(span, MASK * len(span))
    return value


def _taken(record: Record) -> Record:
    """The record without the fields that matching cannot take (a height of 10¹² m)."""
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
    """A record with corrections laid over; None takes a field away, a crossed alternative goes."""
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
    """Whether a correction says something else than an alternative does."""
    return any(
        value is not None and key in corrections and not _agree(value, corrections[key])
        for key, value in branch.items()
    )


def _agree(one: Any, other: Any) -> bool:
    if isinstance(one, list) and isinstance(other, list):
        return bool(set(one) & set(other))
    return bool(one == other)


def public_record(record: Mapping[str, Any]) -> Record:
    """What of a record may lie in plain columns, JSON and logs."""
    return {key: value for key, value in record.items() if key == "branches" or (key in FIELDS and _is_public(key))}
