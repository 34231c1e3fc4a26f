"""What verdict, order and score are made of, as expressions over the asks of one requirement."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from luodi.bench.peers._asks import TOP, Admission, Ask, asks_of
from luodi.bench.peers._expressions import Expression, Term, both, case, either, greatest, not_, total
from luodi.bench.peers._table import Where, lets_in
from luodi.matching import Requirement


@dataclass(frozen=True, slots=True)
class Question:
    """One requirement as every peer is asked it: regions, the other conditions of the scope, asks."""

    where: Where
    scope: tuple[Term, ...]
    asks: tuple[Ask, ...]

    @classmethod
    def of(cls, requirement: Requirement, admissions: Sequence[Admission], as_of: dt.date) -> "Question":
        """ValueError for a requirement with alternatives, or with limits for both deals."""
        if len(requirement.branches) > 1:
            raise ValueError("a requirement with alternatives: peers answer for one")
        (branch,) = requirement.branches
        where = Where.of(branch.region_codes)
        asks = asks_of(branch, where.is_open, admissions, as_of)
        return cls(where, tuple(lets_in(branch, as_of)), tuple(asks))

    @property
    def hard(self) -> list[Ask]:
        """The asks that decide the verdict, in the order of counts."""
        return [ask for ask in self.asks if ask.is_hard]

    @property
    def unmet(self) -> Term:
        """How many hard asks are unmet."""
        return total([case((not_(status(ask)), 1), otherwise=0) for ask in self.hard])

    @property
    def unknown(self) -> Term:
        """How many hard asks are unknown."""
        return total([case((is_unknown(ask), 1), otherwise=0) for ask in self.hard])

    @property
    def is_open(self) -> Term:
        """Whether a hard ask is unknown."""
        return either(*(is_unknown(ask) for ask in self.hard))

    @property
    def is_barred(self) -> Term:
        """Whether a hard ask is unmet in a way that no near miss may overlook."""
        barred = [
            both(True if ask.asked is None else ask.asked, ask.barred) for ask in self.hard if ask.barred is not None
        ]
        return case((either(*barred), True), otherwise=False)

    @property
    def score(self) -> Expression:
        """0 to 10 000, unknown asks at their prior; 10 000 where nothing is asked."""
        counted = total([counts(ask) for ask in self.asks])
        weights = total(
            [ask.weight if ask.asked is None else case((ask.asked, ask.weight), otherwise=0) for ask in self.asks]
        )
        points = Expression("//", (Expression("*", (10_000, counted)), Expression("*", (TOP, weights))))
        return case((Expression(">", (weights, 0)), points), otherwise=10_000)

    @property
    def gap(self) -> Term:
        """The largest gap of the hard asks that are unmet; 0 of none."""
        return greatest(0, *(case((not_(status(ask)), ask.gap), otherwise=0) for ask in self.hard))


def status(ask: Ask) -> Term:
    """true, false or blank; true as well where nobody asks."""
    return ask.met if ask.asked is None else case((ask.asked, ask.met), otherwise=True)


def is_unknown(ask: Ask) -> Term:
    """Whether it is asked and not known."""
    return Expression("blank", (status(ask),))


def counts(ask: Ask) -> Expression:
    """Weight times utility: the grade of a met ask, the prior of an unknown."""
    value = case(
        (not_(ask.met), 0), (ask.met, Expression("*", (ask.weight, ask.grade))), otherwise=ask.weight * ask.prior
    )
    return value if ask.asked is None else case((ask.asked, value), otherwise=0)
