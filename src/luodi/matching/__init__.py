"""Facts and asks of two sides to ranked, explained pairs.

    listing, requirement (intake) → judge → Judgement               one pair, both directions
    listings → Index.build → match(index, requirement) → Answer     many, with reports
    changes → LiveIndex.apply → match(live.index, requirement)      the same while they change

Each ask is one card, a line of `asks.csv` (`asks.py`); what it means is in `criteria/`, a file a form: short functions over
integers for its answer, gap, grade and missing field. `kernel/` runs them over rows, by functions that choose by the
number of an ask and are written from the cards (`kernel/source.py`): up to a few thousand listings as plain Python,
above compiled, the same lines. `index/` holds listings as columns (`columns.py`), `answer/` counts, orders, explains and
relaxes, `watch/` does the same for one listing and many saved requirements. What the asks of a pair state
(`answer/explanation.py`) is made as values, only for what is shown; `luodi.voice` words it. Weights, priors, curves and steps are published
numbers (`weights.py`, `versions.py`). Imports run codes, asks, sides, columns, criteria, kernel, index, answer and watch.

What the design leaves open is decided here: without asks the score is 10 000; a requirement's wishes soften its own asks
only; land in mu is rounded to hundredths for land prices too; exclusivity without a code in either list asks nothing.
"""

from luodi.matching.answer.answers import Answer, AskReport, Settles
from luodi.matching.answer.document import document
from luodi.matching.answer.explanation import AskTold, explain
from luodi.matching.answer.judge import AskResult, Judgement, judge, match_requirements
from luodi.matching.answer.many import match_many
from luodi.matching.answer.match import Screened, match, screen
from luodi.matching.answer.relaxations import Relaxation
from luodi.matching.answer.traffic import bytes_read
from luodi.matching.asks import ASKS, CARDS, WISHABLE, Card, asked_by, plain_keys
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
    "AskTold",
    "Branch",
    "Card",
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
