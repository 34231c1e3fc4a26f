"""The answer of a match: counts and reports over the whole scope, and the best pairs explained."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from luodi.matching._asks import asked_by
from luodi.matching._facts import Requirement
from luodi.matching._judge import AskResult, Judgement
from luodi.matching._relax import Relaxation
from luodi.matching._sentences import said


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
            "matches": [match_json(each) for each in self.matches],
            "relaxations": [each.as_json() for each in self.relaxations],
            "settles": [each.as_json() for each in self.settles],
        }


def match_json(judged: Judgement) -> dict[str, Any]:
    """One pair. branch: number of the alternative from 1, None without alternatives; deal: rent or sale when chosen."""
    return {
        "id": judged.listing.id,
        "verdict": judged.verdict,
        "score": judged.score,
        "score_low": judged.score_low,
        "score_high": judged.score_high,
        "branch": judged.branch + 1 if len(judged.requirement.branches) > 1 else None,
        "deal": judged.deal or None,
        "asks": [ask_json(ask, judged) for ask in judged.asks],
        "to_confirm": list(judged.to_confirm),
    }


def ask_json(ask: AskResult, judged: Judgement) -> dict[str, Any]:
    """One ask with its sentence; weight and utility rebuild the score."""
    words = said(ask, judged)
    return {
        "name": ask.name,
        "asked_by": ask.asked_by,
        "status": ask.status,
        "hard": ask.is_hard,
        "asked": words.asked.zh,
        "has": words.has.zh if words.has else None,
        "sentence": words.sentence.zh,
        "sentence_en": words.sentence.en,
        "question": words.question.zh if words.question else None,
        "question_en": words.question.en if words.question else None,
        "counterfactual": words.counterfactual.zh if words.counterfactual else None,
        "counterfactual_en": words.counterfactual.en if words.counterfactual else None,
        "weight": ask.weight,
        "utility": ask.counted,
    }
