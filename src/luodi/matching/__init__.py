"""Facts and asks of two sides to ranked, explained pairs.

    listing, requirement (intake) → judge → Judgement            one pair, both directions
    listings → Index.build → index.match(requirement) → Answer   many, with reports
    changes → LiveIndex.apply → live.index.match(requirement)    the same while they change

How it flows: a criterion (`_criteria.py`) is a short function over integers that gives one ask a status: met, unmet,
unknown or barred. `_fill.py` runs it over rows, `_block.py` and `_scan.py` sum the asks to verdict and counts;
`_judge.py` is the same for one pair, readable. Rows that may be shown are then graded (`_grades.py`) by the weights,
priors and curves published in `policy.csv`; near misses are ordered by how near (`_gaps.py`). `_relax.py` tries the steps
of `relaxations.csv`. Up to a few thousand listings these kernels run as plain Python; above, the same lines are compiled
(`_engines.py`, `warm_up`). What the asks of a pair state
(`_explanation.py`) is made as values, only for what is shown; `luodi.voice` words it, `_document.py` is an answer as JSON.

What the design leaves open is decided here: without asks the score is 10 000; a requirement's wishes soften its own asks
only; land in mu is rounded to hundredths for land prices too; exclusivity without a code in either list asks nothing.
"""

from luodi.matching._answer import Answer, AskReport, Settles
from luodi.matching._asks import ABSENT, ASKS, DEALS, KINDS, VERDICTS, asked_by
from luodi.matching._document import document
from luodi.matching._explanation import AskTold, explain
from luodi.matching._facts import Branch, Listing, Requirement
from luodi.matching._index import Index
from luodi.matching._judge import AskResult, Judgement, judge, match_requirements
from luodi.matching._live import LiveIndex
from luodi.matching._policy import Weighting, weightings
from luodi.matching._ranking import Ranking, ranking, rankings
from luodi.matching._reads import bytes_read
from luodi.matching._relax import Published, Relaxation, published
from luodi.matching._search import Screened
from luodi.matching._snapshot import Snapshot, open_index, save_index
from luodi.matching._want import WISHABLE
from luodi.matching._warm import warm_up
from luodi.matching._watch import Rise, Rises, Watches
from luodi.matching.errors import NotASnapshot, OtherVersion, SnapshotDamaged, SnapshotError

__all__ = [
    "ABSENT",
    "ASKS",
    "DEALS",
    "KINDS",
    "VERDICTS",
    "WISHABLE",
    "Answer",
    "AskReport",
    "AskResult",
    "AskTold",
    "Branch",
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
    "match_requirements",
    "open_index",
    "published",
    "ranking",
    "rankings",
    "save_index",
    "warm_up",
    "weightings",
]
