"""The result of reading a text: records, the span behind each field, open questions, and what was ignored."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from luodi.fields import FIELDS
from luodi.measures import Quantity, plain
from luodi.reading._door import Text
from luodi.reading._mention import Mention
from luodi.reading._side import Side, side_of

Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Remark:
    """Words that did not become a field, with a sentence about them; a question if they are ambiguous.

    `kind`: question, number (in no field), clause (not understood), or fact (understood, but this kind has no field for
    it).
    """

    text: str
    start: int
    end: int
    note: str
    kind: str = "question"

    def as_json(self) -> dict[str, Any]:
        return {"text": self.text, "start": self.start, "end": self.end, "note": self.note, "kind": self.kind}


@dataclass(slots=True)
class Draft:
    """A record under construction: `put` keeps the first value of each key and the mention it came from."""

    record: Record = field(default_factory=dict)
    sources: dict[str, Mention] = field(default_factory=dict)
    doubts: list[Mention] = field(default_factory=list)

    def doubt(self, mention: Mention, question: str) -> None:
        """Records a question about a mention with two readings; its value is not stored."""
        self.doubts.append(mention.but(is_ambiguous=True, note=question))

    def put(self, key: str, value: Any, source: Mention) -> None:
        if value is None or value == [] or key in self.record:
            return
        self.record[key] = value
        self.sources[key] = source


@dataclass(frozen=True)
class Reading:
    """The result of `read`. `records` has one record, several for several listings, none if nothing was understood.

    `sources` holds the mention behind each key of the first record, `sources_each` one such dict per record (by default
    `sources`, then empty ones). `passed_over` are numbers that reached no field; `unheeded` computes the clauses not
    understood, on demand. `note` is a sentence for the writer if nothing could be read, else "".
    """

    kind: str
    text: Text
    records: tuple[Record, ...]
    sources: dict[str, Mention]
    mentions: tuple[Mention, ...]
    ambiguous: tuple[Remark, ...] = ()
    passed_over: tuple[Remark, ...] = ()
    note: str = ""
    sources_each: tuple[dict[str, Mention], ...] = ()
    unheeded: Callable[[], tuple[Remark, ...]] | None = field(default=None, compare=False, repr=False)

    def __post_init__(self) -> None:
        if not self.sources_each and self.records:
            object.__setattr__(self, "sources_each", (self.sources, *({} for _ in self.records[1:])))

    @property
    def record(self) -> Record:
        """The first record, {} if there is none."""
        return self.records[0] if self.records else {}

    @cached_property
    def ignored(self) -> tuple[Remark, ...]:
        """Numbers and clauses that reached no field, in text order. Words around a number are quoted with it, whole: 离老厂
        近一点, 距高速10公里."""
        found: list[Remark] = []
        clauses = self.unheeded() if self.unheeded else ()
        for remark in sorted([*self.passed_over, *clauses], key=lambda r: (r.start, r.end)):
            before = found[-1] if found else None
            if before is not None and before.end == remark.start and "number" in (before.kind, remark.kind):
                found[-1] = self._joined(before, remark)
            else:
                found.append(remark)
        return tuple(found)

    def _joined(self, first: Remark, second: Remark) -> Remark:
        number = first if first.kind == "number" else second
        words = self.text.original[first.start : second.end]
        return Remark(words, first.start, second.end, number.note, number.kind)

    @property
    def side(self) -> Side:
        """Who wrote the text, whatever it was read as: a requirement with side OFFER comes from an owner."""
        return side_of(self.text.clean)

    @property
    def fields(self) -> dict[str, dict[str, Any]]:
        """By key of the first record, the words it was read from and their offsets into the original text."""
        return {key: self._field(self.record, key, source) for key, source in self.sources.items()}

    @property
    def fields_each(self) -> list[dict[str, dict[str, Any]]]:
        """`fields` for every record, in the order of the records."""
        pairs = zip(self.records, self.sources_each, strict=True)
        return [{key: self._field(record, key, source) for key, source in each.items()} for record, each in pairs]

    def _field(self, record: Record, key: str, source: Mention) -> dict[str, Any]:
        start, end = self.text.span(source.start, source.end)
        return {
            **_value(record.get(key), source.value),
            "unit": FIELDS[key].unit if key in FIELDS else "",
            "hedge": str(source.hedge),
            "strength": str(source.strength),
            "negated": source.is_negated,
            "any_of": list(source.any_of),
            "text": self.text.original[start:end],
            "start": start,
            "end": end,
        }

    def as_json(self) -> dict[str, Any]:
        """The document of `luodi read --json` (design section 6)."""
        document: dict[str, Any] = {"kind": self.kind, "fields": self.fields, "record": self.record}
        if len(self.records) > 1:
            document["records"] = list(self.records)
            document["fields_each"] = self.fields_each
        document["ambiguous"] = [r.as_json() for r in self.ambiguous]
        document["ignored"] = [r.as_json() for r in self.ignored]
        if self.kind == "requirement" and self.side is Side.OFFER:
            document["side"] = str(self.side)
        if self.note:
            document["note"] = self.note
        return document


def _value(stored: Any, source: Any) -> dict[str, Any]:
    if isinstance(source, Quantity) and source.is_range:
        return {"min": plain(source.low), "max": plain(source.high)}
    return {"value": stored}
