"""Facts and asks of two sides to ranked, explained pairs.

    listing, requirement (intake) → judge → Judgement            one pair, both directions
    listings → Index.build → index.match(requirement) → Answer   many, with reports

How it flows: a criterion (`_criteria.py`) is a short function over integers that answers one ask: a utility when met,
else unmet, unknown or barred. `_scan.py` runs the asks of a requirement over columns of listings and sums them to
verdict, score and counts; `_judge.py` is the same for one pair, readable. Weights, priors and curves are published in
`policy.csv`, the steps of relaxations in `relaxations.csv`. Up to a few thousand listings the kernels run as plain
Python; above, the same lines are compiled (`_compiled.py`). Text (`_sentences.py`) is made only for what is shown.
"""

from luodi.matching._answer import Answer, AskReport, Settles
from luodi.matching._asks import ABSENT, ASKS, DEALS, KINDS, VERDICTS, asked_by
from luodi.matching._facts import Branch, Listing, Requirement
from luodi.matching._index import Index
from luodi.matching._judge import AskResult, Judgement, judge, match_requirements
from luodi.matching._policy import Weighting, weightings
from luodi.matching._relax import Relaxation
from luodi.matching._want import WISHABLE

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
    "Branch",
    "Index",
    "Judgement",
    "Listing",
    "Relaxation",
    "Requirement",
    "Settles",
    "Weighting",
    "asked_by",
    "judge",
    "match_requirements",
    "weightings",
]
