"""Reads statistical prose into facts: subject, indicator, value with unit, period, growth, rank, target or actual.

One pass finds the tokens (`_tokens`), and one walk turns them into facts (`_walk`): the words before a number, or after it
if only a verb comes before, are its name. Anything uncertain is left out.

>>> from luodi.reading import read
>>> read("2024年，常州实现地区生产总值10813.6亿元，同比增长6.1%。", "indicator").record["yoy_pct"]
6.1
"""

from luodi.reading._common import remarks
from luodi.reading._door import Text
from luodi.reading._reading import Reading
from luodi.reading._scan import scan
from luodi.reading.indicator._cues import is_trade
from luodi.reading.indicator._facts import without_repeats
from luodi.reading.indicator._walk import Walk

__all__ = ["read"]

_NOTE = "没有读出统计指标。请写明主体、指标、数值和单位，例如“2024年全市地区生产总值1000亿元”。"


def read(text: Text) -> Reading:
    """Reads statistical prose: one record per fact, in text order."""
    facts = [] if is_trade(text.clean) else without_repeats(Walk(text).facts)
    drafts = [fact.draft() for fact in facts]
    each = tuple(draft.sources for draft in drafts)
    mentions = tuple(mention for sources in each for mention in sources.values())
    ambiguous, ignored = remarks(text, scan(text), list(mentions), mentions)
    records = tuple(draft.record for draft in drafts)
    note = "" if drafts else _NOTE
    return Reading("indicator", text, records, each[0] if each else {}, mentions, ambiguous, ignored, note, each)
