"""Versions of the ranking: weights, priors, curves and steps as versioned data, so that an old answer can be reproduced.

`rankings.csv` lists every version with its date, the digest of its numbers and a summary of the change. The last one is
current and lives in `ranking.csv` and `relaxations.csv`; earlier ones are kept in full in `rankings/VERSION/`. A test
refuses a changed number without a new version. Answers and the page on ranking name the version and digest.
"""

import hashlib
from dataclasses import dataclass
from functools import cache
from typing import Any

from luodi.matching.tables import data_rows, file_of
from luodi.matching.weights import FILES

#: Columns that explain the numbers and are left out of the digest.
_WORDS = ("gist", "gist_en", "reason", "reason_en")
#: The names of FILES when version 1 was digested, kept so that old digests stay valid.
_LABELS = ("policy.csv", "relaxations.csv")


@dataclass(frozen=True, slots=True)
class Ranking:
    """One version of the ranking: its first day (ISO), its digest, and what changed, in Chinese and English."""

    version: int
    date: str
    digest: str
    changed: str
    changed_en: str

    def as_json(self) -> dict[str, Any]:
        """The reference to it in an answer."""
        return {"version": self.version, "date": self.date, "digest": self.digest}


@cache
def rankings() -> tuple[Ranking, ...]:
    """Every version, oldest first; the last one is current."""
    return tuple(
        Ranking(int(row["version"]), row["date"], row["digest"], row["changed"], row["changed_en"])
        for row in data_rows("rankings.csv")
    )


def ranking() -> Ranking:
    """The current version."""
    return rankings()[-1]


def digest_of(version: int | None = None) -> str:
    """Twelve hexadecimal digits over the numbers, curves and steps in a version's files (None: the current ones).

    The order of rows and the explanatory columns do not count.
    """
    rows = sorted(
        (label, *sorted((key, value) for key, value in row.items() if key not in _WORDS))
        for name, label in zip(FILES, _LABELS, strict=True)
        for row in data_rows(file_of(name, version))
    )
    return hashlib.sha256(repr(rows).encode()).hexdigest()[:12]
