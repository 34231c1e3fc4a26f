"""The watch kernel's dispatchers on the number of an ask, generated from `asks.csv` by `source.py`.

fill_answers    answers one ask for the rows on the desk; a listing's own ask only if it makes it
gap_of          the gap of an unmet ask of one of them
window          a slice of rows of all columns
"""

from collections.abc import Callable
from typing import Any

from luodi.matching.kernel.dispatch import executed
from luodi.matching.kernel.source import PARTS
from luodi.matching.watch.columns import Needs, Offer
from luodi.matching.watch.source import source

globals().update(PARTS)
_FUNCTIONS = executed(source(), "<asks.csv: watches>", globals())
fill_answers: Callable[..., None] = _FUNCTIONS["fill_answers"]
gap_of: Callable[[int, int, Offer, Needs, Any], int] = _FUNCTIONS["gap_of"]
window: Callable[[Needs, int, int], Needs] = _FUNCTIONS["window"]
