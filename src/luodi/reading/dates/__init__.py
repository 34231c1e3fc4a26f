"""Dates and lease terms.

`find` gives: `date` for every span that is a date or part of one, so that no other rule reads it as a number (value: ISO
as far as stated, else the words); `available_from`, `needed_by`, `valid_until` if the words beside an exact day say so (a
month without a year, 下月 or 2026年春节后 gives an ambiguous mention with a note, never a date); `lease_years` for a term
(租期3年), `lease_years_min` for a minimum (三年起租). Which of these two keys a record gets, and which of `available_from` and
`needed_by`, depends on its kind.
"""

import datetime as dt

from luodi.reading._door import Text
from luodi.reading._mention import Mention
from luodi.reading._rule import apply, compiled, without_overlaps
from luodi.reading.dates.rules import BEFORE_IT, DATES, LEASES, MOVE_BEHIND, ROLES

__all__ = ["find"]

_ISO_DAY = r"\d{4}-\d\d-\d\d$"
_ISO_MONTH = r"\d{4}-\d\d$"


def find(text: Text) -> list[Mention]:
    """Dates with their roles, then lease terms."""
    dates = [_placed(d, text.written_on) for d in without_overlaps(apply(DATES, text.clean))]
    roles = [role for date in dates for role in _roles(text.clean, date)]
    return [*dates, *roles, *without_overlaps(apply(LEASES, text.clean))]


def _placed(date: Mention, written_on: dt.date | None) -> Mention:
    """A day counted from the day of writing: a date if that day is known, else the words."""
    if not str(date.value).startswith("+"):
        return date
    if written_on is None:
        return date.but(value=_UNPLACED)
    return date.but(value=(written_on + dt.timedelta(days=int(date.value[1:]))).isoformat(), note="")


_UNPLACED = "相对日期"


def _roles(clean: str, date: Mention) -> list[Mention]:
    before, after = clean[max(0, date.start - 12) : date.start], clean[date.end : date.end + 10]
    for key, left, right in ROLES:
        if compiled(left).search(before) or compiled(right).match(after):
            moved = date.but(rule=f"{date.rule}_move") if compiled(MOVE_BEHIND).match(after) else date
            is_before = bool(compiled(BEFORE_IT).search(f"{before}|{after}"))
            return [_role(key, moved, is_before)] if key else []
    return []


def _role(key: str, date: Mention, is_before: bool) -> Mention:
    """Only an exact day becomes a value. Before a month (2026年3月前) means before its first day; within it, any day."""
    if compiled(_ISO_DAY).match(date.value):
        return date.but(key=key)
    if key == "needed_by" and is_before and compiled(_ISO_MONTH).match(date.value):
        return date.but(key=key, value=f"{date.value}-01", note="")
    return date.but(key=key, is_ambiguous=True)
