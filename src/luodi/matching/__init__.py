"""Turns the facts and asks of two sides into ranked, explained pairs.

    listing, requirement (intake) → judge → Judgement               one pair, both directions
    listings → Index.build → match(index, requirement) → Answer     many, with reports
    changes → LiveIndex.apply → match(live.index, requirement)      the same while they change

Each ask is one card, a line of `asks.csv` (`asks.py`). Its meaning is in `criteria/`, one file per form: short functions
over integers for the answer, gap, grade and missing field. `kernel/` applies them to rows through dispatchers generated
from the cards (`kernel/source.py`): plain Python up to a few thousand listings, the same lines compiled above that.
`index/` holds listings as columns (`columns.py`); `answer/` counts, orders, explains and relaxes; `watch/` runs the other
way, one listing against many saved requirements. Explanations (`answer/explanation.py`) are typed values, built only for
the pairs that are shown, and `luodi.voice` puts them into words. Weights, priors, curves and relaxation steps are published
numbers (`weights.py`, `versions.py`). Imports run codes, asks, sides, columns, criteria, kernel, index, answer, watch.

Choices the design leaves open: with no asks the score is 10 000; a requirement's wishes soften only its own asks; land in
mu is rounded to hundredths for land prices too; `is_admission_exclusive` with both code lists empty asks nothing.
"""

from luodi.matching.answer.answers import Answer, AskReport, Settles
from luodi.matching.answer.document import document
from luodi.matching.answer.explanation import ExplainedAsk, explain
from luodi.matching.answer.judge import AskResult, Judgement, judge, match_requirements
from luodi.matching.answer.many import match_many
from luodi.matching.answer.match import Screened, match, screen
from luodi.matching.answer.relaxations import Relaxation
from luodi.matching.answer.traffic import bytes_read
from luodi.matching.asks import ASKS, CARDS, WISHABLE, Card, asked_by, has_asks, plain_keys
from luodi.matching.codes import ABSENT, DEALS, KINDS, VERDICTS
from luodi.matching.errors import NotASnapshot, OtherVersion, SnapshotDamaged, SnapshotError
from luodi.matching.index.index import Index
from luodi.matching.index.live import LiveIndex
from luodi.matching.index.snapshot import Snapshot, open_index, save_index
from luodi.matching.sides import Branch, Listing, Requirement
from luodi.matching.versions import Ranking, ranking, rankings
from luodi.matching.warming import warm_up
from luodi.matching.watch.watches import Rise, Rises, Watches
from luodi.matching.weights import Published, Weighting, published, weightings

__all__ = [
    "ABSENT",
    "ASKS",
    "CARDS",
    "DEALS",
    "KINDS",
    "VERDICTS",
    "WISHABLE",
    "Answer",
    "AskReport",
    "AskResult",
    "Branch",
    "Card",
    "ExplainedAsk",
    "Index",
    "Judgement",
    "Listing",
    "LiveIndex",
    "NotASnapshot",
    "OtherVersion",
    "Published",
    "Ranking",
    "Relaxation",
    "Requirement",
    "Rise",
    "Rises",
    "Screened",
    "Settles",
    "Snapshot",
    "SnapshotDamaged",
    "SnapshotError",
    "Watches",
    "Weighting",
    "asked_by",
    "bytes_read",
    "document",
    "explain",
    "has_asks",
    "judge",
    "match",
    "match_many",
    "match_requirements",
    "open_index",
    "plain_keys",
    "published",
    "ranking",
    "rankings",
    "save_index",
    "screen",
    "warm_up",
    "weightings",
]
