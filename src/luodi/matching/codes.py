"""Statuses, verdicts, deals and kinds as small integers: the vocabulary the kernels share."""

from typing import Final

#: A fact or limit that is not stated; stated ones are never negative.
ABSENT: Final = -1

#: Statuses. An answer of 0 or more is met and, once graded, is the utility. BARRED is unmet and rules out a near miss.
MET: Final = 0
UNMET: Final = -1
UNKNOWN: Final = -2
NOT_ASKED: Final = -3
BARRED: Final = -4

#: Verdicts by number, best first; OUT is out of scope.
FITS: Final = 0
MAY_FIT: Final = 1
NEAR_MISS: Final = 2
NO: Final = 3
OUT: Final = 4
VERDICTS: Final = ("fits", "may_fit", "near_miss", "no")

#: No single missing field would settle it: either none is missing (a stated range straddles the limit) or several are.
NOTHING: Final = -1

DEALS: Final = ("rent", "sale")
KINDS: Final = ("factory", "warehouse", "yard", "land", "office", "lab", "park")
RENTING: Final = 1
SELLING: Final = 2


def status(answer: int) -> str:
    """The name of an answer to an ask that was made: met, unmet or unknown."""
    if answer >= 0:
        return "met"
    return "unknown" if answer == UNKNOWN else "unmet"
