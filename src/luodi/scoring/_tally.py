"""Counts of outcomes, and the measures derived from them."""

import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

_RESAMPLES = 500
_LOW, _HIGH = 12, 487  # of the sorted resamples: the middle 95 %


class LabelOutcome(StrEnum):
    """The outcome of one label or one value."""

    RIGHT = "right"
    WRONG = "wrong"  # another value than the label: counts against precision and against recall
    MISSING = "missing"
    EXTRA = "extra"  # a value where the label has none


class Tally(Counter[LabelOutcome]):
    """Counts of outcomes with precision, recall and F1; all are 0 where nothing is right."""

    @property
    def precision(self) -> float:
        return self._share(LabelOutcome.EXTRA)

    @property
    def recall(self) -> float:
        return self._share(LabelOutcome.MISSING)

    @property
    def f1(self) -> float:
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p + r else 0.0

    @property
    def labelled(self) -> int:
        """The number of labels: everything except extra values."""
        return self.total() - self[LabelOutcome.EXTRA]

    def _share(self, against: LabelOutcome) -> float:
        right = self[LabelOutcome.RIGHT]
        return right / (right + self[against] + self[LabelOutcome.WRONG]) if right else 0.0


def added(tallies: Iterable[Tally]) -> Tally:
    """The sum of tallies."""
    total = Tally()
    for tally in tallies:
        total.update(tally)
    return total


@dataclass(frozen=True, slots=True)
class Miss:
    """One wrong outcome: the labelled value and the actual one (None: none)."""

    id: str
    key: str
    outcome: LabelOutcome
    want: Any
    got: Any


@dataclass(slots=True)
class Score:
    """Accuracy in total (`tally`), per field and per text; `interval` covers 95 % of resampled F1 scores."""

    kind: str
    texts: list[Tally] = field(default_factory=list)
    fields: dict[str, Tally] = field(default_factory=dict)
    misses: list[Miss] = field(default_factory=list)

    @property
    def tally(self) -> Tally:
        return added(self.texts)

    @property
    def interval(self) -> tuple[float, float]:
        return _resampled(self.texts) if self.texts else (0.0, 0.0)

    def count(self, misses: Iterable[Miss]) -> None:
        """Adds the outcomes of one text, including right ones; only wrong ones are kept as misses."""
        text = Tally()
        for miss in misses:
            text[miss.outcome] += 1
            self.fields.setdefault(miss.key, Tally())[miss.outcome] += 1
            if miss.outcome is not LabelOutcome.RIGHT:
                self.misses.append(miss)
        self.texts.append(text)

    def by_frequency(self) -> Iterator[tuple[str, Tally]]:
        """Fields with their tallies, those with the most outcomes first."""
        yield from sorted(self.fields.items(), key=lambda item: -item[1].total())

    def as_json(self) -> dict[str, Any]:
        """The contract of `luodi score --json`; `n` is the number of labels of a field."""
        total = self.tally
        return {
            "kind": self.kind,
            "texts": len(self.texts),
            "fields": {key: {**_figures(t), "n": t.labelled} for key, t in self.by_frequency()},
            **_figures(total),
            "interval": [round(end, 4) for end in self.interval],
        }


def _figures(tally: Tally) -> dict[str, float]:
    return {name: round(getattr(tally, name), 4) for name in ("precision", "recall", "f1")}


def _resampled(texts: Sequence[Tally]) -> tuple[float, float]:
    """The same seed and draws as the scorer that came with the labels, so that both give the same interval."""
    rng = random.Random(1)
    draws = sorted(added(texts[rng.randrange(len(texts))] for _ in texts).f1 for _ in range(_RESAMPLES))
    return draws[_LOW], draws[_HIGH]
