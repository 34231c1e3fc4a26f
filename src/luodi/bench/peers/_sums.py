"""Verdict, order and score as expressions over the asks of one requirement."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from luodi.bench.peers._asks import TOP, Admission, Ask, asks_of
from luodi.bench.peers._expressions import ColumnTerm, Expression, Term, both, case, either, greatest, not_, total
from luodi.bench.peers._table import Where, lets_in
from luodi.matching import Requirement


@dataclass(frozen=True, slots=True)
class Question:
    """One requirement in the form every peer gets: regions, the other conditions of the scope, asks."""

    where: Where
    scope: tuple[Term, ...]
    asks: tuple[Ask, ...]

    @classmethod
    def of(cls, requirement: Requirement, admissions: Sequence[Admission], as_of: dt.date) -> "Question":
        """ValueError for a requirement with alternatives, or with limits for both deals."""
        if len(requirement.branches) > 1:
            raise ValueError("a requirement with alternatives: peers answer for one")
        (branch,) = requirement.branches
        where = Where.of(branch.region_codes, branch.regions_excluded)
        asks = asks_of(branch, where.is_open, admissions, as_of)
        return cls(where, (*where.not_excluded, *lets_in(branch, as_of)), tuple(asks))

    def named(self) -> "Question":
        """The same question with every status read from a column named by `status_name`."""
        asks = (ask if ask.met is None else ask._replace(met=ColumnTerm(status_name(ask))) for ask in self.asks)
        return replace(self, asks=tuple(asks))

    @property
    def hard(self) -> list[Ask]:
        """The asks that decide the verdict."""
        return [ask for ask in self.asks if ask.is_hard]

    @property
    def refutable(self) -> list[Ask]:
        """The hard asks that can be unmet, in the order of counts and bits."""
        return [ask for ask in self.hard if ask.met is not None]

    @property
    def mask(self) -> Term:
        """A bit for each unmet one of `refutable`."""
        return total([case((not_(ask.met), 1 << place), otherwise=0) for place, ask in enumerate(self.refutable)])

    @property
    def unmet(self) -> Term:
        """The number of unmet hard asks."""
        return total([case((not_(ask.met), 1), otherwise=0) for ask in self.refutable])

    @property
    def unknown(self) -> Term:
        """The number of unknown hard asks."""
        return total([case((is_unknown(ask), 1), otherwise=0) for ask in self.hard])

    @property
    def is_open(self) -> Term:
        """Whether any hard ask is unknown."""
        return either(*map(is_unknown, self.hard))

    @property
    def may_only_fit(self) -> Term:
        """`is_open` where no ask is unmet, else false; the first unmet ask ends the evaluation."""
        if not self.refutable:
            return self.is_open
        return case((either(*(not_(ask.met) for ask in self.refutable)), False), otherwise=self.is_open)

    @property
    def is_barred(self) -> Term:
        """Whether an unmet hard ask rules out a near miss."""
        barred = [ask.bars if ask.asked is None else both(ask.asked, ask.bars) for ask in self.hard if ask.bars]
        return case((either(*barred), True), otherwise=False) if barred else False

    @property
    def score(self) -> Expression:
        """0 to 10 000, unknown asks at their prior; 10 000 if nothing is asked."""
        counted, weights = total([*map(counts, self.asks)]), total([where_asked(ask, ask.weight) for ask in self.asks])
        points = Expression("//", (Expression("*", (10_000, counted)), Expression("*", (TOP, weights))))
        return case((Expression(">", (weights, 0)), points), otherwise=10_000)

    @property
    def gap(self) -> Term:
        """The largest gap of the unmet hard asks, 0 if none."""
        return greatest(0, *(case((not_(ask.met), ask.gap), otherwise=0) for ask in self.refutable))


def status_name(ask: Ask) -> str:
    """The column of an ask's status."""
    return f"met_{ask.name}"


def is_unknown(ask: Ask) -> Term:
    """Whether it is asked and unknown."""
    return ask.asked if ask.met is None else Expression("blank", (ask.met,))


def counts(ask: Ask) -> Term:
    """Weight times utility: the grade of a met ask, the prior of an unknown one."""
    prior = ask.weight * ask.prior
    if ask.met is None:
        return where_asked(ask, prior)
    graded = Expression("*", (ask.weight, ask.grade))
    return where_asked(ask, case((ask.met, graded), (not_(ask.met), 0), otherwise=prior))


def where_asked(ask: Ask, value: Term) -> Term:
    """The value where it is asked, else 0."""
    return value if ask.asked is None else case((ask.asked, value), otherwise=0)
