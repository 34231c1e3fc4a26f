"""The answer of a match: counts and reports over the whole scope, and the best pairs explained."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from luodi.matching.answer.explanation import ExplainedAsk, explain
from luodi.matching.answer.judge import Judgement
from luodi.matching.answer.relaxations import Relaxation
from luodi.matching.asks import asked_by
from luodi.matching.sides import Requirement


@dataclass(frozen=True, slots=True)
class AskReport:
    """One hard ask over the scope: how many listings fail it, and how many fail only it."""

    name: str
    unmet: int
    sole: int

    @property
    def asked_by(self) -> str:
        """`listing` or `requirement`."""
        return asked_by(self.name)

    def as_json(self) -> dict[str, Any]:
        """The contract of `luodi match --json`."""
        return {"name": self.name, "asked_by": self.asked_by, "unmet": self.unmet, "sole": self.sole}


@dataclass(frozen=True, slots=True)
class Settles:
    """A missing field, and how many may_fit pairs its value alone would settle, whichever asks wait for it."""

    field: str
    pairs: int

    def as_json(self) -> dict[str, Any]:
        """The contract of `luodi match --json`."""
        return {"field": self.field, "pairs": self.pairs}


@dataclass(frozen=True, slots=True)
class Answer:
    """The result of `match`. counts: fits, may_fit, near_miss, no; they add up to scope."""

    requirement: Requirement
    as_of: dt.date
    scope: int
    counts: dict[str, int]
    asks: tuple[AskReport, ...]
    matches: tuple[Judgement, ...]
    relaxations: tuple[Relaxation, ...]
    settles: tuple[Settles, ...]

    def explained(self) -> list[tuple[ExplainedAsk, ...]]:
        """The asks of every match, parallel to `matches`."""
        return explain(self.matches)
