"""The published weights, priors and curves (`policy.csv`), as rows for people and as vectors for the kernels.

Earlier versions can be read too, so that an old answer can be told again (`_ranking.py`).
"""

import csv
from dataclasses import dataclass
from functools import cache
from importlib import resources

from luodi.matching._asks import ASKS
from luodi.matching._curves import TOP, ideal, less_is_better, more_is_better
from luodi.matching._verdict import Policy

CURVES = ("flat", "more_is_better", "less_is_better", "ideal")
#: What a version of the policy consists of.
FILES = ("policy.csv", "relaxations.csv")


@dataclass(frozen=True, slots=True)
class Weighting:
    """How one ask counts: see the head of `policy.csv`."""

    ask: str
    weight: int
    prior: int
    curve: str
    at_limit: int
    full: int
    gist: str
    gist_en: str

    def utility(self, percent: int) -> int:
        """What a fact of so many per cent of the limit counts, 0 to 255; 0 where it does not meet the limit.

        Below what is wanted at most an ideal one counts in full: whether it meets the lower end is another question.
        """
        if self.curve == "more_is_better":
            return more_is_better(percent, 100, self.at_limit, self.full) if percent >= 100 else 0
        if self.curve == "less_is_better":
            return less_is_better(percent, 100, self.at_limit, self.full) if percent <= 100 else 0
        return ideal(percent, 100, self.at_limit, self.full) if self.curve == "ideal" else TOP


def data_rows(name: str) -> list[dict[str, str]]:
    """The rows of a data file of this package; lines beginning with # are its head."""
    text = resources.files("luodi.matching").joinpath(name).read_text(encoding="utf8")
    return list(csv.DictReader(line for line in text.splitlines() if not line.startswith("#")))


def file_of(name: str, version: int | None = None) -> str:
    """Where a file of a version is kept; the running one (None) has no number in its path."""
    return name if version is None else f"policies/{version}/{name}"


@cache
def weightings(version: int | None = None) -> dict[str, Weighting]:
    """Every ask's weighting, strongest first: as it runs, or as an earlier version had it (FileNotFoundError: none such)."""
    return {
        row["ask"]: Weighting(
            ask=row["ask"],
            weight=int(row["weight"]),
            prior=int(row["prior"]),
            curve=row["curve"],
            at_limit=int(row["at_limit"]),
            full=int(row["full"]),
            gist=row["gist"],
            gist_en=row["gist_en"],
        )
        for row in data_rows(file_of("policy.csv", version))
    }


@cache
def policy() -> Policy:
    """The vectors in ASKS order, as plain lists."""
    rows = [weightings()[name] for name in ASKS]
    return Policy(
        weight=[w.weight for w in rows],
        prior=[w.prior for w in rows],
        at_limit=[w.at_limit for w in rows],
        full=[w.full for w in rows],
    )
