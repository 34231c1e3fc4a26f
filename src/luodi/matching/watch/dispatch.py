"""The functions of watches that choose by the number of an ask, as `source.py` writes them from `asks.csv`.

fill_answers    the answers to one ask of the rows on the desk; what the listing asks is asked only when it does
window          some rows of all columns
"""

from collections.abc import Callable

from luodi.matching.kernel.dispatch import made
from luodi.matching.kernel.source import PARTS
from luodi.matching.watch.columns import Needs
from luodi.matching.watch.source import source

globals().update(PARTS)
_MADE = made(source(), "<asks.csv: watches>", globals())
fill_answers: Callable[..., None] = _MADE["fill_answers"]
window: Callable[[Needs, int, int], Needs] = _MADE["window"]
