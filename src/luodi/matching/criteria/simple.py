"""The simple forms: booleans, numbers against a limit, dates, hazard letters, and what the scope leaves open.

Floor load, power and lease term are `at_least`; lift, dock, yard, gas, steam, sewer, assessment and deed are `boolean`.
"""

from luodi.matching.codes import ABSENT, BARRED, MET, NOT_ASKED, UNKNOWN, UNMET
from luodi.matching.curves import excess, less_is_better, millionths, more_is_better, shortfall

#: Days late are measured in years.
YEAR = 365


def boolean_answer(fact: int) -> int:
    """−1 not stated, 0 no, 1 yes."""
    if fact == ABSENT:
        return UNKNOWN
    return MET if fact == 1 else UNMET


def at_least_answer(fact: int, limit: int) -> int:
    """fact ≥ limit."""
    if fact == ABSENT:
        return UNKNOWN
    return MET if fact >= limit else UNMET


def at_least_gap(fact: int, limit: int) -> int:
    """(limit − fact) / limit."""
    return shortfall(fact, limit)


def at_least_grade(fact: int, limit: int, at: int, full: int) -> int:
    """More is better."""
    return more_is_better(fact, limit, at, full)


def at_most_answer(fact: int, limit: int) -> int:
    """fact ≤ limit."""
    if fact == ABSENT:
        return UNKNOWN
    return MET if fact <= limit else UNMET


def at_most_gap(fact: int, limit: int) -> int:
    """(fact − limit) / limit."""
    return excess(fact, limit)


def at_most_grade(fact: int, limit: int, at: int, full: int) -> int:
    """Less is better."""
    return less_is_better(fact, limit, at, full)


def by_date_answer(day: int, needed_by: int) -> int:
    """day ≤ needed_by."""
    return at_most_answer(day, needed_by)


def by_date_gap(day: int, needed_by: int) -> int:
    """Days late over 365."""
    return millionths(day - needed_by, YEAR)


def hazard_answer(accepted: int, category: int) -> int:
    """Met if the listing accepts this letter or a more dangerous one (1 is A, the most dangerous); else barred. 0: unknown."""
    if accepted == 0:
        return UNKNOWN
    return MET if accepted <= category else BARRED


def scope_answer(stated: int, _: int) -> int:
    """Deal and kind: unknown if not stated (0); stated values were decided by the scope."""
    return UNKNOWN if stated == 0 else NOT_ASKED
