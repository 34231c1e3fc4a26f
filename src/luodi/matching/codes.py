"""The codes of an answer: statuses, verdicts, deals and kinds as small integers, the shared vocabulary of the kernels."""

from typing import Final

#: The value of a fact or limit that is not stated. Stated ones are never negative.
ABSENT: Final = -1

#: Statuses. An answer of 0 or more is met; graded, it is the utility. BARRED is unmet and absolute: no near miss can follow.
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

#: No field is missing (both ends are stated and straddle), or more than one is.
NOTHING: Final = -1

DEALS: Final = ("rent", "sale")
KINDS: Final = ("factory", "warehouse", "yard", "land", "office", "lab", "park")
RENTING: Final = 1
SELLING: Final = 2


def status(answer: int) -> str:
    """The word of an answer that was asked: met, unmet or unknown."""
    if answer >= 0:
        return "met"
    return "unknown" if answer == UNKNOWN else "unmet"
