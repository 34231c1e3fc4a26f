"""The answer of a match: counts and reports over the whole scope, and the best pairs explained."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from luodi.matching._asks import asked_by
from luodi.matching._facts import Requirement
from luodi.matching._judge import Judgement
from luodi.matching._ranking import ranking
from luodi.matching._relax import Relaxation
from luodi.matching._sentences import Told, told


@dataclass(frozen=True, slots=True)
class AskReport:
    """One hard ask over the scope: how many listings it fails, and how many it alone fails."""

    name: str
    unmet: int
    sole: int

    def as_json(self) -> dict[str, Any]:
        """The contract of `luodi match --json`."""
        return {"name": self.name, "asked_by": asked_by(self.name), "unmet": self.unmet, "sole": self.sole}


@dataclass(frozen=True, slots=True)
class Settles:
    """A missing field: how many pairs may fit and would be settled by its answer alone, whatever asks wait for it."""

    field: str
    pairs: int

    def as_json(self) -> dict[str, Any]:
        """The contract of `luodi match --json`."""
        return {"field": self.field, "pairs": self.pairs}


@dataclass(frozen=True, slots=True)
class Answer:
    """What `Index.match` returns. counts: fits, may_fit, near_miss, no; they sum to scope."""

    requirement: Requirement
    as_of: dt.date
    scope: int
    counts: dict[str, int]
    asks: tuple[AskReport, ...]
    matches: tuple[Judgement, ...]
    relaxations: tuple[Relaxation, ...]
    settles: tuple[Settles, ...]

    def as_json(self) -> dict[str, Any]:
        """The contract of `luodi match --json` (design section 6); English and numbers beside the Chinese sentences."""
        return {
            "requirement": dict(self.requirement.record),
            "as_of": self.as_of.isoformat(),
            "scope": self.scope,
            "counts": dict(self.counts),
            "asks": [each.as_json() for each in self.asks],
            "matches": matches_json(self.matches),
            "relaxations": [each.as_json() for each in self.relaxations],
            "settles": [each.as_json() for each in self.settles],
            "ranking": ranking().as_json(),
        }


def matches_json(matches: Sequence[Judgement]) -> list[dict[str, Any]]:
    """Judged pairs. branch: number of the alternative from 1, None without alternatives; deal: rent or sale when chosen."""
    by_sheet: dict[int, list[int]] = {}
    for place, each in enumerate(matches):
        by_sheet.setdefault(id(each.sheet), []).append(place)
    asks: dict[int, list[Told]] = {}
    for places in by_sheet.values():
        judged = [matches[place] for place in places]
        sheet = judged[0].sheet
        asks |= zip(places, told(sheet, judged) if sheet else [[]] * len(places), strict=True)
    return [match_json(each, asks[place]) for place, each in enumerate(matches)]


def match_json(judged: Judgement, asks: list[Told]) -> dict[str, Any]:
    """One pair with its asks."""
    return {
        "id": judged.id,
        "verdict": judged.verdict,
        "score": judged.score,
        "score_low": judged.score_low,
        "score_high": judged.score_high,
        "branch": judged.branch + 1 if len(judged.requirement.branches) > 1 else None,
        "deal": judged.deal or None,
        "asks": asks,
        "to_confirm": list(judged.to_confirm),
    }
