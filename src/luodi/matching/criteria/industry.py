"""The industry ask: a listing's admitted and excluded prefixes against the company's codes."""

from collections.abc import Sequence
from functools import lru_cache

from luodi.industry import leaves
from luodi.matching.codes import BARRED, MET, NOT_ASKED, UNKNOWN, UNMET

#: Admitted prefixes, excluded prefixes, and whether admission is exclusive.
Admission = tuple[tuple[str, ...], tuple[str, ...], bool]


def industry_answer(admission: Admission, codes: Sequence[str]) -> int:
    """The worst answer over the company's activities (unmet, unknown, met).

    NOT_ASKED if the listing names no industry, even if it says "only these". BARRED if a class of an unmet activity is
    excluded by name.
    """
    admitted, excluded, _ = admission
    if not admitted and not excluded:
        return NOT_ASKED
    answers = [activity_answer(admission, code) for code in codes]
    for answer in (BARRED, UNMET, UNKNOWN):
        if answer in answers:
            return answer
    return MET if answers else UNKNOWN


def activity_answer(admission: Admission, code: str) -> int:
    """All classes admitted: met. All refused: unmet, or barred if one is excluded by name. Mixed: unknown."""
    refusals = [class_refusal(admission, leaf) for leaf in leaves(code)]
    if not any(refusals):
        return MET
    if not all(refusals):
        return UNKNOWN
    return BARRED if "excluded" in refusals else UNMET


def class_refusal(admission: Admission, leaf: str) -> str:
    """ "" if the class is admitted, else `excluded` (by name) or `not_admitted` (outside an exclusive list)."""
    admitted, excluded, is_exclusive = admission
    inside, outside = longest(admitted, leaf), longest(excluded, leaf)
    if outside and outside >= inside:
        return "excluded"
    return "not_admitted" if is_exclusive and not inside else ""


def longest(prefixes: tuple[str, ...], leaf: str) -> int:
    """The length of the longest prefix of a class among some, 0 for none."""
    known = _known(prefixes)
    return next((length for length in range(len(leaf), 0, -1) if leaf[:length] in known), 0)


@lru_cache(maxsize=1024)
def _known(prefixes: tuple[str, ...]) -> frozenset[str]:
    """A listing's prefixes to be looked up: many units of a park share them."""
    return frozenset(prefixes)
