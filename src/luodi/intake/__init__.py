"""Turns records into facts and asks: the wish, negation and absence rules of design section 5, and exact scaled integers.

Records already contain bounds (reading applies the hedges); intake decides what is an ask and what is a wish, and
refuses impossible values by field, value and reason.
"""

from luodi.intake._listing import listing
from luodi.intake._requirement import MOST_BRANCHES, requirement
from luodi.intake.errors import BadBranches, BadFieldValue, IntakeError, UnknownWish, ValueTooLarge

__all__ = [
    "MOST_BRANCHES",
    "BadBranches",
    "BadFieldValue",
    "IntakeError",
    "UnknownWish",
    "ValueTooLarge",
    "listing",
    "requirement",
]
