"""Compares judgements with those made by hand; a pair is right only if all of it is."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from luodi.scoring._labels import Labelled
from luodi.scoring._tally import LabelOutcome, Miss, Score

Judged = dict[str, Any]
Judge = Callable[[Labelled], Judged]

_OUT_OF_SCOPE = "out_of_scope"


def score_pairs(items: Iterable[Labelled], judge: Judge) -> Score:
    """The accuracy of `judge` (pair → in_scope, asks, to_confirm, verdict); fields are the verdicts expected.

    One outcome a pair, so precision, recall and F1 are all the share of pairs right in scope, statuses, wishes,
    to confirm and verdict. The misses say which part differs: `near_miss.rent`, `fits.to_confirm`.
    """
    score = Score("pairs")
    for item in items:
        expected = item["expected"]
        differing = list(_differences(str(item["id"]), expected, judge(item)))
        name = str(expected["verdict"] or _OUT_OF_SCOPE)
        outcome = LabelOutcome.WRONG if differing else LabelOutcome.RIGHT
        score.count([Miss(str(item["id"]), name, outcome, None, None)])
        if differing:
            score.misses[-1:] = differing
    return score


def _differences(pair: str, want: Judged, got: Judged) -> Iterator[Miss]:
    name = str(want["verdict"] or _OUT_OF_SCOPE)
    for part in ("in_scope", "verdict"):
        if want[part] != got.get(part):
            yield Miss(pair, f"{name}.{part}", LabelOutcome.WRONG, want[part], got.get(part))
    for part in ("to_confirm", "wishes"):
        if part in want and part in got and sorted(want[part]) != sorted(got[part]):
            yield Miss(pair, f"{name}.{part}", LabelOutcome.WRONG, want[part], got[part])
    for ask in sorted(want["asks"].keys() | got["asks"].keys()):
        if want["asks"].get(ask) != got["asks"].get(ask):
            yield _ask_miss(pair, f"{name}.{ask}", want["asks"].get(ask), got["asks"].get(ask))


def _ask_miss(pair: str, key: str, want: str | None, got: str | None) -> Miss:
    outcome = LabelOutcome.EXTRA if want is None else LabelOutcome.MISSING if got is None else LabelOutcome.WRONG
    return Miss(pair, key, outcome, want, got)
