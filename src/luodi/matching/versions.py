"""Which ranking is running: weights, priors, curves and steps as versioned data, so that an old answer can be told again.

`rankings.csv` lists every version with its date, the digest of its numbers and what it changed; the last one is running
and is what `ranking.csv` and `relaxations.csv` hold. Earlier ones are kept whole in `rankings/VERSION/`. A number changed
without a new version is refused by a test. Answers and the page that explains the ranking name version and digest.
"""

import hashlib
from dataclasses import dataclass
from functools import cache
from typing import Any

from luodi.matching.weights import FILES, data_rows, file_of

#: What explains a number and is none.
_WORDS = ("gist", "gist_en", "reason", "reason_en")
#: What the files were called when the first versions were digested: a digest stays what it was.
_LABELS = ("policy.csv", "relaxations.csv")


@dataclass(frozen=True, slots=True)
class Ranking:
    """One version of the ranking: the day from which it holds (ISO), its digest, what it changed in two languages."""

    version: int
    date: str
    digest: str
    changed: str
    changed_en: str

    def as_json(self) -> dict[str, Any]:
        """As answers name it."""
        return {"version": self.version, "date": self.date, "digest": self.digest}


@cache
def rankings() -> tuple[Ranking, ...]:
    """Every version, oldest first; the last one is running."""
    return tuple(
        Ranking(int(row["version"]), row["date"], row["digest"], row["changed"], row["changed_en"])
        for row in data_rows("rankings.csv")
    )


def ranking() -> Ranking:
    """The version that is running."""
    return rankings()[-1]


def digest_of(version: int | None = None) -> str:
    """Twelve hexadecimal digits over the numbers, curves and steps of a version as its files are (None: as they run).

    The order of the rows and the reasons beside the numbers do not count.
    """
    rows = sorted(
        (label, *sorted((key, value) for key, value in row.items() if key not in _WORDS))
        for name, label in zip(FILES, _LABELS, strict=True)
        for row in data_rows(file_of(name, version))
    )
    return hashlib.sha256(repr(rows).encode()).hexdigest()[:12]
