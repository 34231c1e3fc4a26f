"""Generates the functions that branch on the number of an ask, from `asks.csv`.

`python -m luodi.matching.kernel.source` prints them. The meaning of an ask is in `criteria/`; the generated code calls the
functions of its form with values read from a listing's row and a branch. `watch/source.py` does the same for one
listing against rows of requirements.
"""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Final

from luodi.matching.asks import CARDS, Card
from luodi.matching.codes import ABSENT, NOT_ASKED, RENTING, SELLING
from luodi.matching.columns import (
    FLAGS,
    HAZARD_SHIFT,
    KIND_SHIFT,
    NUMBERS,
    ROW_COLUMNS,
    SITE_KEYS,
    SITE_WIDTH,
    Facts,
    Want,
)
from luodi.matching.criteria import area, crane, height, per_mu, price, simple
from luodi.matching.curves import MILLION, TOP
from luodi.matching.weights import published

#: Criteria modules called row by row.
CRITERIA: Final = (area, crane, height, per_mu, price, simple)
#: All functions FORM_answer, FORM_gap, FORM_grade and FORM_missing, and their helpers.
PARTS: Final[dict[str, Any]] = {
    name: one
    for module in CRITERIA
    for name, one in vars(module).items()
    if getattr(one, "__module__", "") == module.__name__
}
#: All fields that may be missing; a field's number is its index.
FIELDS: Final = tuple(dict.fromkeys(key for card in CARDS.values() for key in card.waits_for))
#: For each ask, the numbers in FIELDS of the fields it waits for.
WAITS: Final = {name: tuple(FIELDS.index(key) for key in card.waits_for) for name, card in CARDS.items()}
#: The most steps, and the most limits, of one ask.
MOST_STEPS: Final = 32
MOST_LIMITS: Final = 3
#: Steps that move a limit.
_MOVING = ("percent_up", "percent_down", "widen", "days", "years")

#: Maps a key to the expression that reads it.
Reader = Callable[[str], str]


def of_row(key: str) -> str:
    """The expression for a key of the listing in row j."""
    if key in Facts._fields:
        return f"facts.{key}[j]"
    if key in FLAGS:
        return f"flag(facts.flags[j], {FLAGS.index(key)})"
    if key in SITE_KEYS:
        return f"facts.sites[facts.site[j] + {SITE_KEYS.index(key)} * (len(facts.sites) // {SITE_WIDTH})]"
    return of_scope(key, "facts.scope[j]")


def of_scope(key: str, word: str) -> str:
    """The expression for a key packed into a scope word."""
    return {
        "deal": f"({word} & 3)",
        "kind": f"({word} >> {KIND_SHIFT} & 127)",
        "fire_hazard_category": f"({word} >> {HAZARD_SHIFT} & 7)",
        "hazard_category": f"({word} >> {HAZARD_SHIFT} & 7)",
    }[key]


def of_want(key: str) -> str:
    """The expression for a key of the branch."""
    return f"want.{key}" if key in Want._fields else f"want.numbers[{NUMBERS.index(key)}]"


def called(card: Card, part: str, listing: Reader, requirement: Reader, *others: str) -> str:
    """A call to a part of a form with the values of its keys; plain forms take the fact first, then the limit."""
    sides = [[listing(key) for key in card.listing], [requirement(key) for key in card.requirement]]
    if card.is_plain and card.is_of_listing:
        sides.reverse()
    return f"{card.form}_{part}({', '.join((*sides[0], *sides[1], *others))})"


def answered(card: Card, requirement: Reader = of_want) -> str:
    """The expression for the answer of row j to an ask."""
    if card.form == "profile":
        return f"want.{card.name}[facts.{card.listing[0]}[j]]"
    answer = called(card, "answer", of_row, requirement)
    if card.deal:
        may, deal = ("may_rent", RENTING) if card.deal == "rent" else ("may_buy", SELLING)
        return f"{answer} if is_possible(facts.scope[j], want.{may}, {deal}) else {NOT_ASKED}"
    if card.is_of_listing:
        return f"{answer} if {of_row(card.listing[0])} != {ABSENT} else {NOT_ASKED}"
    return answer


def has(card: Card, part: str) -> bool:
    """Whether a form defines a part."""
    return f"{card.form}_{part}" in PARTS


def row_by_row() -> Iterator[Card]:
    """Cards answered one by one: not region, decided by the range of rows, nor booleans, which share one function."""
    return (card for card in CARDS.values() if card.form not in ("region", "boolean"))


def choice(head: str, cases: Iterable[tuple[str, Sequence[str]]], otherwise: Sequence[str]) -> list[str]:
    """A function that runs the body of the first true condition."""
    lines = [head]
    for condition, body in cases:
        lines += [f"    if {condition}:", *(f"        {line}" for line in body)]
    return [*lines, *(f"    {line}" for line in otherwise), "", ""]


def returned(head: str, values: Iterable[tuple[Card, str]], otherwise: str) -> list[str]:
    """A function that returns a value per ask."""
    cases = [(f"ask == {card.number}", [f"return {value}"]) for card, value in values]
    return choice(head, cases, [f"return {otherwise}"])


def loop(value: str) -> list[str]:
    """A loop over the rows of a window; with a single ask per loop, compilers vectorise it."""
    return ["for j in range(n):", f"    out[j] = {value}", "return"]


def missing(card: Card) -> str:
    """The expression for the field an unknown ask waits for."""
    place = called(card, "missing", of_row, of_want)
    return f"chosen({place}, {WAITS[card.name]})"


def source() -> str:
    """The source of all generated functions."""
    one, boolean = "(ask, facts, j, want)", "boolean_answer(flag(facts.flags[j], FLAG[ask]))"
    graded = [card for card in CARDS.values() if has(card, "grade")]
    steps = [CARDS[name] for name, each in published().items() if each.how in _MOVING]
    company = [card for card in CARDS.values() if card.is_of_listing and card.form != "profile"]
    lines = [
        *(
            line
            for card in CARDS.values()
            if card.deal
            for line in (f"def {card.name}_of(facts, j, want):", f"    return {answered(card)}", "", "")
        ),
        *returned(
            f"def answer_of{one}:",
            [(card, answered(card) if not card.deal else f"{card.name}_of(facts, j, want)") for card in row_by_row()],
            boolean,
        ),
        *choice(
            "def fill(ask, facts, want, n, out):",
            [(f"ask == {card.number}", loop(answered(card))) for card in row_by_row()],
            loop(boolean)[:-1],
        ),
        *returned(
            "def grade_of(ask, facts, j, want, at, full):",
            [(card, called(card, "grade", of_row, of_want, "at", "full")) for card in graded],
            str(TOP),
        ),
        *returned(
            f"def gap_of{one}:",
            [(card, called(card, "gap", of_row, of_want)) for card in CARDS.values() if has(card, "gap")],
            str(MILLION),
        ),
        *returned(
            f"def field_of{one}:",
            [(card, missing(card)) for card in CARDS.values() if has(card, "missing")],
            "FIRST[ask]",
        ),
        "def relaxed_answer(ask, step, facts, j, want, steps):",
        f"    at = (ask * {MOST_STEPS} + step) * {MOST_LIMITS}",
        *returned("", [(card, relaxed(card)) for card in steps], str(NOT_ASKED))[1:],
        *returned(
            "def is_known(ask, want):",
            [(card, f"{of_want(card.requirement[0])} != {ABSENT}") for card in company],
            "False",
        ),
        *window("facts", Facts, ROW_COLUMNS),
    ]
    return "\n".join(lines)


def relaxed(card: Card) -> str:
    """The expression for the answer of row j under the limits of a step."""
    return answered(card, lambda key: f"steps.limits[at + {card.requirement.index(key)}]")


def window(name: str, columns: Any, rows: int) -> list[str]:
    """A function slicing rows start to stop, tables included: compilers do best with loops that count from 0."""
    parts = [
        f"{name}.{key}[start:stop]" if place < rows else f"{name}.{key}" for place, key in enumerate(columns._fields)
    ]
    return [f"def window({name}, start, stop):", f"    return {columns.__name__}({', '.join(parts)})", "", ""]


if __name__ == "__main__":
    sys.stdout.write(source())
