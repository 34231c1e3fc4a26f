"""Places that are not wanted: 不要金坛, 除湖塘以外, 溧阳、金坛不考虑. A refusal applies to the whole list next to it.

The same words can mean the opposite: 除武进外都不考虑 wants only 武进, and 除武进外还看新北 may or may not want 武进.
"""

from dataclasses import dataclass, replace

from luodi.geography import PlaceMention, contains, find_places
from luodi.reading._rule import compiled
from luodi.reading.place.rules import (
    ALLOWED_BEHIND,
    ALSO_BEHIND,
    EXCEPT_BEFORE,
    LISTED_BETWEEN,
    ONLY_BEHIND,
    ONLY_BEHIND_EXCEPT,
    ONLY_BEHIND_NOT,
    OUTSIDE_BEHIND,
    REFUSED_ALL_BEHIND,
    REFUSED_BEFORE,
    REFUSED_BEHIND,
    REFUSED_NOUN_BEHIND,
)

_BEFORE, _BEHIND = 10, 18


@dataclass(frozen=True, slots=True)
class Sorted:
    """Places by what a text says of them; `unclear` ones may be refused or wanted too.

    The spans of refused and unclear places include the refusing words.
    """

    wanted: list[PlaceMention]
    refused: list[PlaceMention]
    unclear: list[PlaceMention]


def sort_out(clean: str, places: list[PlaceMention]) -> Sorted:
    """Sorts places into wanted, refused and unclear."""
    found, taken = Sorted([], [], []), 0
    for run in _runs(clean, _parted(clean, places)):
        how, start, end = _said_of(clean, run, taken)
        taken = end
        into = {"refused": found.refused, "unclear": found.unclear}.get(how, found.wanted)
        if how in ("refused", "unclear"):
            run = [_covering(place, run, start, end) for place in run]
        into.extend(run)
    return found


def _covering(place: PlaceMention, run: list[PlaceMention], start: int, end: int) -> PlaceMention:
    """Extends the first and last span of a list over the refusing words, so that those count as understood."""
    return replace(place, start=start if place is run[0] else place.start, end=end if place is run[-1] else place.end)


def _parted(clean: str, places: list[PlaceMention]) -> list[PlaceMention]:
    """Splits 武进 湖塘 in 武进 湖塘除外: the larger place is wanted and only the smaller one refused."""
    parted: list[PlaceMention] = []
    for place in places:
        outer, gap, inner = place.text.rpartition(" ")
        above = find_places(outer) if gap and compiled(REFUSED_BEHIND).match(clean, place.end) else []
        if above:
            parted.append(replace(above[-1], start=place.start, end=place.start + len(outer)))
            place = replace(place, start=place.end - len(inner), text=inner)
        parted.append(place)
    return parted


def _runs(clean: str, places: list[PlaceMention]) -> list[list[PlaceMention]]:
    """Groups places into lists: A、B和C; across a comma only if 都 sums them up (金坛,溧阳都不要)."""
    runs: list[list[PlaceMention]] = []
    for place in places:
        if runs and _is_listed(clean, runs[-1], place):
            runs[-1].append(place)
        else:
            runs.append([place])
    return runs


def _is_listed(clean: str, run: list[PlaceMention], place: PlaceMention) -> bool:
    between = clean[run[-1].end : place.start]
    if any(contains(outer, inner) for outer in run[-1].codes for inner in place.codes):
        return False
    if between.strip() in (",", "") and between:
        return bool(compiled(REFUSED_ALL_BEHIND).match(clean, place.end))
    return bool(compiled(LISTED_BETWEEN).fullmatch(between))


def _said_of(clean: str, run: list[PlaceMention], taken: int) -> tuple[str, int, int]:
    """How a list is meant (wanted, refused, unclear), with the span of the refusal. Words before `taken` are used up."""
    start, end = run[0].start, run[-1].end
    before, behind = clean[max(taken, start - _BEFORE) : start], clean[end : end + _BEHIND]
    apart = compiled(EXCEPT_BEFORE).search(before)
    refused = compiled(REFUSED_BEFORE).search(before) or apart
    after = compiled(REFUSED_BEHIND).match(behind) or (apart and compiled(OUTSIDE_BEHIND).match(behind))
    if refused is None and after is None:
        return "wanted", start, end
    first, last = start - len(refused[0]) if refused else start, end + (after.end() if after else 0)
    if _is_only(before, behind, is_except=apart is not None):
        return "wanted", start, end
    if refused and not apart and compiled(REFUSED_NOUN_BEHIND).match(behind):
        return "wanted", start, end
    if apart and compiled(ALSO_BEHIND).match(behind):
        return "unclear", first, last
    if not apart and len(run) > 1 and refused and compiled(ALLOWED_BEHIND).match(behind):
        return "unclear", first, last
    return "refused", first, last


def _is_only(before: str, behind: str, *, is_except: bool) -> bool:
    """Whether all others are refused: 武进以外不考虑, 除武进外都不要, 非武进不可."""
    if before.endswith("非"):
        return compiled(ONLY_BEHIND_NOT).match(behind) is not None
    patterns = (ONLY_BEHIND, ONLY_BEHIND_EXCEPT) if is_except else (ONLY_BEHIND,)
    return any(compiled(pattern).match(behind) for pattern in patterns)
