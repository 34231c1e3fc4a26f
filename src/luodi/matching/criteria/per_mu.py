"""Tax, investment and output per mu: the listing's demand against the company's total divided by land in mu."""

from luodi.matching.codes import ABSENT, MET, NOTHING, UNKNOWN, UNMET
from luodi.matching.curves import more_is_better, mu_hundredths, shortfall


def per_mu_answer(asked: int, land: int, total: int, wanted_land: int) -> int:
    """total·100 ≥ asked·mu in hundredths. The land the company requires takes precedence over the listing's."""
    used = wanted_land if wanted_land != ABSENT else land
    if used == ABSENT or total == ABSENT:
        return UNKNOWN
    mu = mu_hundredths(used)
    if mu == 0:
        return UNKNOWN
    return MET if total * 100 >= asked * mu else UNMET


def per_mu_gap(asked: int, land: int, total: int, wanted_land: int) -> int:
    """(asked·mu − total) / (asked·mu)."""
    mu = mu_hundredths(wanted_land if wanted_land != ABSENT else land)
    return shortfall(total * 100, asked * mu)


def per_mu_grade(asked: int, land: int, total: int, wanted_land: int, at: int, full: int) -> int:
    """More is better, by the company's figure per mu."""
    mu = mu_hundredths(wanted_land if wanted_land != ABSENT else land)
    return more_is_better(total * 100 // mu, asked, at, full)


def per_mu_missing(_: int, land: int, total: int, wanted_land: int) -> int:
    """The company's figure or the land; NOTHING if both are missing, or the land is too small to count in mu."""
    used = wanted_land if wanted_land != ABSENT else land
    if used == ABSENT:
        return 1 if total != ABSENT else NOTHING
    return 0 if total == ABSENT and mu_hundredths(used) > 0 else NOTHING
