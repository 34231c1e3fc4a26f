"""The published numbers: weights, priors and curves (`ranking.csv`), steps of relaxation (`relaxations.csv`).

Earlier versions can be read too, so that an old answer can be reproduced (`versions.py`). An ask without a row of its own
takes the row of its form, `(boolean)`, `(at_least)` …, and is never relaxed.
"""

from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from luodi.matching.asks import ASKS, CARDS
from luodi.matching.columns import Column
from luodi.matching.curves import MILLION, MOST_GAP, TOP, ideal, less_is_better, more_is_better
from luodi.matching.tables import data_rows, file_of

CURVES = ("flat", "more_is_better", "less_is_better", "ideal")
#: The files that make up a version of the ranking.
FILES = ("ranking.csv", "relaxations.csv")


@dataclass(frozen=True, slots=True)
class Weighting:
    """One row of `ranking.csv`, whose head explains the columns; near is None where any miss is near."""

    ask: str
    weight: int
    prior: int
    curve: str
    at_limit: int
    full: int
    near: int | None
    gist: str
    gist_en: str

    def utility(self, percent: int) -> int:
        """The utility, 0 to 255, of a fact at `percent` of the limit; 0 if it does not meet the limit.

        Under an `ideal` curve anything up to the wanted size counts in full; the lower end is not considered here.
        """
        if self.curve == "more_is_better":
            return more_is_better(percent, 100, self.at_limit, self.full) if percent >= 100 else 0
        if self.curve == "less_is_better":
            return less_is_better(percent, 100, self.at_limit, self.full) if percent <= 100 else 0
        return ideal(percent, 100, self.at_limit, self.full) if self.curve == "ideal" else TOP


@dataclass(frozen=True, slots=True)
class Published:
    """One row of `relaxations.csv`."""

    ask: str
    how: str
    steps: tuple[int, ...]
    reason: str
    reason_en: str


class Weights(NamedTuple):
    """Per ask: weight, prior of an unknown (0–255), utility at the limit, percentage of the limit that reaches 255, and the
    largest gap of a near miss in millionths.
    """

    weight: Column
    prior: Column
    at_limit: Column
    full: Column
    near: Column


@cache
def weightings(version: int | None = None) -> dict[str, Weighting]:
    """Every ask's weighting, strongest first, current or of an earlier version (FileNotFoundError if there is none such).

    An earlier version knows the asks of its time, and later ones by their forms where it counted by forms.
    """
    rows = {row["ask"]: row for row in data_rows(file_of("ranking.csv", version))}
    by_form = {name: rows.pop(name) for name in list(rows) if name.startswith("(")}
    rows |= {
        name: by_form[form]
        for name, card in CARDS.items()
        if name not in rows and (form := f"({card.form})") in by_form
    }
    lines = [_weighting(name, row) for name, row in rows.items()]
    return {each.ask: each for each in sorted(lines, key=lambda each: -each.weight)}


def _weighting(ask: str, row: dict[str, str]) -> Weighting:
    return Weighting(
        ask=ask,
        weight=int(row["weight"]),
        prior=int(row["prior"]),
        curve=row["curve"],
        at_limit=int(row["at_limit"]),
        full=int(row["full"]),
        near=int(row["near"]) if row.get("near") else None,
        gist=row["gist"],
        gist_en=row["gist_en"],
    )


@cache
def weights() -> Weights:
    """The columns of Weights in ASKS order, as plain lists."""
    rows = [weightings()[name] for name in ASKS]
    return Weights(
        weight=[w.weight for w in rows],
        prior=[w.prior for w in rows],
        at_limit=[w.at_limit for w in rows],
        full=[w.full for w in rows],
        near=[MOST_GAP if w.near is None else w.near * (MILLION // 100) for w in rows],
    )


@cache
def published() -> dict[str, Published]:
    """The relaxation steps of every ask that has any."""
    rows = {row["ask"]: row for row in data_rows("relaxations.csv")}
    otherwise = rows.pop("(others)", None)
    if otherwise:
        rows |= {name: otherwise for name in ASKS if name not in rows}
    return {
        name: Published(name, row["how"], tuple(map(int, row["steps"].split())), row["reason"], row["reason_en"])
        for name, row in rows.items()
    }


@cache
def relaxable() -> tuple[Published, ...]:
    """The published rows that move a limit or drop the ask."""
    return tuple(steps for steps in published().values() if steps.how not in ("never", "ladder"))
