"""The functions that choose by the number of an ask, as `source.py` writes them from `asks.csv` when this is first imported.

answer_of, fill         the answer of a row, or of a run of rows in a loop of its own
rent_of …               the answer of a row to a price
grade_of, gap_of        the utility of a met ask, the gap of an unmet one
field_of                the field that an unknown one waits for
relaxed_answer          the answer with the limits of a published step
is_known                whether the answers to what a listing asks depend on the requirement
window                  some rows of all columns

Restricted Python over columns: lists when plain, arrays when compiled (`engines.py`), the same lines either way.
"""

import linecache
from collections.abc import Callable
from typing import Any, Final

from luodi.matching.asks import ASKS, CARDS
from luodi.matching.codes import NOTHING
from luodi.matching.columns import FLAGS, Column, Facts, Want, flag
from luodi.matching.curves import FLAT, TOP
from luodi.matching.kernel.source import PARTS, WAITS, source

#: The first field that each ask waits for.
FIRST: Final = tuple(WAITS[name][0] for name in ASKS)
#: The place of a boolean ask in FLAGS, −1 of every other.
FLAG: Final = tuple(FLAGS.index(card.listing[0]) if card.form == "boolean" else -1 for card in CARDS.values())
#: How the text of functions is named where they are traced.
_NAME = "<asks.csv: kernel>"


def chosen(place: int, fields: tuple[int, ...]) -> int:
    """The field at a place, NOTHING for none."""
    return fields[place] if place >= 0 else NOTHING


def made(text: str, name: str, namespace: dict[str, Any]) -> dict[str, Any]:
    """The functions of a text in a namespace; linecache keeps the text for whoever traces them."""
    linecache.cache[name] = (len(text), None, text.splitlines(keepends=True), name)
    exec(compile(text, name, "exec"), namespace)
    return namespace


globals().update(PARTS, flag=flag)
_MADE = made(source(), _NAME, globals())
answer_of: Callable[[int, Facts, int, Want], int] = _MADE["answer_of"]
fill: Callable[[int, Facts, Want, int, Column], None] = _MADE["fill"]
rent_of: Callable[[Facts, int, Want], int] = _MADE["rent_of"]
sale_price_of: Callable[[Facts, int, Want], int] = _MADE["sale_price_of"]
land_price_of: Callable[[Facts, int, Want], int] = _MADE["land_price_of"]
grade_of: Callable[[int, Facts, int, Want, int, int], int] = _MADE["grade_of"]
gap_of: Callable[[int, Facts, int, Want], int] = _MADE["gap_of"]
field_of: Callable[[int, Facts, int, Want], int] = _MADE["field_of"]
relaxed_answer: Callable[[int, int, Facts, int, Want, Any], int] = _MADE["relaxed_answer"]
is_known: Callable[[int, Want], bool] = _MADE["is_known"]
window: Callable[[Facts, int, int], Facts] = _MADE["window"]


def grade(ask: int, facts: Facts, want: Want, at: int, full: int, n: int, answers: Column) -> None:
    """Turns every met answer of a window into its utility. A flat curve has nothing to work out."""
    if full == FLAT:
        for j in range(n):
            answers[j] = TOP if answers[j] >= 0 else answers[j]
        return
    for j in range(n):
        if answers[j] >= 0:
            answers[j] = grade_of(ask, facts, j, want, at, full)
