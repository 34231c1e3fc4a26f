"""Functions that branch on the number of an ask, generated from `asks.csv` by `source.py` on first import.

answer_of, fill         the answer of a row, or of a run of rows in a loop of its own
rent_of …               the answer of a row to a price
grade_of, gap_of        the utility of a met ask, the gap of an unmet one
field_of                the field an unknown ask waits for
relaxed_answer          the answer under the limits of a published step
is_known                whether the requirement states what a listing's own ask depends on
window                  a slice of rows of all columns

Restricted Python over columns: lists when plain, arrays when compiled (`engines.py`), from the same source.
"""

import linecache
from collections.abc import Callable
from typing import Any, Final

from luodi.matching.asks import ASKS, CARDS
from luodi.matching.codes import NOTHING
from luodi.matching.columns import FLAGS, Column, Facts, Want, flag
from luodi.matching.curves import FLAT, TOP
from luodi.matching.kernel.source import PARTS, WAITS, source

#: The first field each ask waits for.
FIRST: Final = tuple(WAITS[name][0] for name in ASKS)
#: The index of each boolean ask in FLAGS, −1 for other asks.
FLAG: Final = tuple(FLAGS.index(card.listing[0]) if card.form == "boolean" else -1 for card in CARDS.values())
#: The file name shown in tracebacks for generated code.
_NAME = "<asks.csv: kernel>"


def chosen(place: int, fields: tuple[int, ...]) -> int:
    """The field at an index, NOTHING for −1."""
    return fields[place] if place >= 0 else NOTHING


def executed(text: str, name: str, namespace: dict[str, Any]) -> dict[str, Any]:
    """Executes generated source in a namespace; linecache keeps the text for tracebacks."""
    linecache.cache[name] = (len(text), None, text.splitlines(keepends=True), name)
    exec(compile(text, name, "exec"), namespace)
    return namespace


globals().update(PARTS, flag=flag)
_FUNCTIONS = executed(source(), _NAME, globals())
answer_of: Callable[[int, Facts, int, Want], int] = _FUNCTIONS["answer_of"]
fill: Callable[[int, Facts, Want, int, Column], None] = _FUNCTIONS["fill"]
rent_of: Callable[[Facts, int, Want], int] = _FUNCTIONS["rent_of"]
sale_price_of: Callable[[Facts, int, Want], int] = _FUNCTIONS["sale_price_of"]
land_price_of: Callable[[Facts, int, Want], int] = _FUNCTIONS["land_price_of"]
grade_of: Callable[[int, Facts, int, Want, int, int], int] = _FUNCTIONS["grade_of"]
gap_of: Callable[[int, Facts, int, Want], int] = _FUNCTIONS["gap_of"]
field_of: Callable[[int, Facts, int, Want], int] = _FUNCTIONS["field_of"]
relaxed_answer: Callable[[int, int, Facts, int, Want, Any], int] = _FUNCTIONS["relaxed_answer"]
is_known: Callable[[int, Want], bool] = _FUNCTIONS["is_known"]
window: Callable[[Facts, int, int], Facts] = _FUNCTIONS["window"]


def grade(ask: int, facts: Facts, want: Want, at: int, full: int, n: int, answers: Column) -> None:
    """Replaces every met answer of a window by its utility. A flat curve needs no computation."""
    if full == FLAT:
        for j in range(n):
            answers[j] = TOP if answers[j] >= 0 else answers[j]
        return
    for j in range(n):
        if answers[j] >= 0:
            answers[j] = grade_of(ask, facts, j, want, at, full)
