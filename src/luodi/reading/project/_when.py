"""The dates at which a project was or will be signed, started, built, in production, at capacity.

The date in the clause of a verb of progress, as exact as written: `2026-05-01`, `2026-05`, else the words (8月3日, 今年底). A
year is never added. A date of a stage beyond the reported one is a plan.
"""

from bisect import bisect_left

from luodi.reading._door import Text
from luodi.reading._mention import Mention
from luodi.reading._rule import compiled, without_overlaps
from luodi.reading.dates import find as find_dates
from luodi.reading.project._stage import Step

KEYS = {
    "signed": "signed_on",
    "started": "started_on",
    "built": "built_on",
    "in_production": "in_production_on",
    "at_capacity": "at_capacity_on",
}
_REACH = 24
_LABEL = r"(?:建设)?(?:时间|日期|年份)\s*[:|为]\s*"
_BREAK = r"[,;。\n]"
_BARE = r"(?:今|明|后|去)年(?:\d{1,2}月?)?(?:[上中下]旬|底|末|初|[上下]半年|[一二三四]季度)?|年内|年[底末]前?"


def find(text: Text, steps: list[Step]) -> list[Mention]:
    """A mention per verb with a date before it in its sentence, or a labelled one after it."""
    dates = [m for m in find_dates(text) if m.key == "date" and m.rule != "clock"]
    dates += [_bare(m.span(), m[0]) for m in compiled(_BARE).finditer(text.clean)]
    dates = without_overlaps(dates)
    starts = [d.start for d in dates]
    return [
        mention
        for step in steps
        if step.stage in KEYS
        for mention in _dated(
            text.clean, step, dates[bisect_left(starts, step.start - _REACH) : bisect_left(starts, step.end + _REACH)]
        )
    ]


def _bare(span: tuple[int, int], words: str) -> Mention:
    return Mention("date", words, *span, "relative_date")


def _dated(clean: str, step: Step, near: list[Mention]) -> list[Mention]:
    behind = [d for d in near if d.start >= step.end and compiled(_LABEL).fullmatch(clean, step.end, d.start)]
    before = [d for d in near if d.end <= step.start and not compiled(_BREAK).search(clean, d.end + 1, step.start)]
    return [d.but(key=KEYS[step.stage], rule=f"{step.stage}_date") for d in behind[:1] or before[-1:]]
