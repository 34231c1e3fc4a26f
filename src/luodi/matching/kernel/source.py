"""The text of the functions that choose by the number of an ask, written from `asks.csv`.

`python -m luodi.matching.kernel.source` prints it. What an ask means is in `criteria/`: here its form's functions are
called with the values of its keys, read in the row of a listing and in a branch. `watch/source.py` does the same for one
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

#: The modules of the criteria that are called row by row.
CRITERIA: Final = (area, crane, height, per_mu, price, simple)
#: Every FORM_answer, FORM_gap, FORM_grade and FORM_missing, and what they are called with.
PARTS: Final[dict[str, Any]] = {
    name: one
    for module in CRITERIA
    for name, one in vars(module).items()
    if getattr(one, "__module__", "") == module.__name__
}
#: Every field that may be missing; its number is its place.
FIELDS: Final = tuple(dict.fromkeys(key for card in CARDS.values() for key in card.waits_for))
#: The numbers in FIELDS of what each ask waits for.
WAITS: Final = {name: tuple(FIELDS.index(key) for key in card.waits_for) for name, card in CARDS.items()}
#: The most steps and the most limits that one ask has.
MOST_STEPS: Final = 32
MOST_LIMITS: Final = 3
#: The steps that move a limit.
_MOVING = ("percent_up", "percent_down", "widen", "days", "years")

#: How the value of a key is read.
Reader = Callable[[str], str]


def of_row(key: str) -> str:
    """A key of the listing in row j."""
    if key in Facts._fields:
        return f"facts.{key}[j]"
    if key in FLAGS:
        return f"flag(facts.flags[j], {FLAGS.index(key)})"
    if key in SITE_KEYS:
        return f"facts.sites[facts.site[j] + {SITE_KEYS.index(key)} * (len(facts.sites) // {SITE_WIDTH})]"
    return of_scope(key, "facts.scope[j]")


def of_scope(key: str, word: str) -> str:
    """A key that is kept in a scope word."""
    return {
        "deal": f"({word} & 3)",
        "kind": f"({word} >> {KIND_SHIFT} & 127)",
        "fire_hazard_category": f"({word} >> {HAZARD_SHIFT} & 7)",
        "hazard_category": f"({word} >> {HAZARD_SHIFT} & 7)",
    }[key]


def of_want(key: str) -> str:
    """A key of the branch."""
    return f"want.{key}" if key in Want._fields else f"want.numbers[{NUMBERS.index(key)}]"


def called(card: Card, part: str, listing: Reader, requirement: Reader, *others: str) -> str:
    """A part of a form called with the values of its keys; a plain one with the fact first, then the limit."""
    sides = [[listing(key) for key in card.listing], [requirement(key) for key in card.requirement]]
    if card.is_plain and card.is_of_listing:
        sides.reverse()
    return f"{card.form}_{part}({', '.join((*sides[0], *sides[1], *others))})"


def answered(card: Card, requirement: Reader = of_want) -> str:
    """The answer of row j to an ask."""
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
    """Whether a form has a function for a part."""
    return f"{card.form}_{part}" in PARTS


def row_by_row() -> Iterator[Card]:
    """The cards that are answered one by one: not region, which the range of rows decides, nor booleans, which are alike."""
    return (card for card in CARDS.values() if card.form not in ("region", "boolean"))


def choice(head: str, cases: Iterable[tuple[str, Sequence[str]]], otherwise: Sequence[str]) -> list[str]:
    """A function that does what the first true condition says."""
    lines = [head]
    for condition, body in cases:
        lines += [f"    if {condition}:", *(f"        {line}" for line in body)]
    return [*lines, *(f"    {line}" for line in otherwise), "", ""]


def returned(head: str, values: Iterable[tuple[Card, str]], otherwise: str) -> list[str]:
    """A function that returns the value of an ask."""
    cases = [(f"ask == {card.number}", [f"return {value}"]) for card, value in values]
    return choice(head, cases, [f"return {otherwise}"])


def loop(value: str) -> list[str]:
    """A loop over the rows of a window; compilers turn one over a single ask into vectors of rows."""
    return ["for j in range(n):", f"    out[j] = {value}", "return"]


def missing(card: Card) -> str:
    """The number of the field that an unknown ask waits for."""
    place = called(card, "missing", of_row, of_want)
    return f"chosen({place}, {WAITS[card.name]})"


def source() -> str:
    """All functions as text."""
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
    """The answer of row j with the limits of a step."""
    return answered(card, lambda key: f"steps.limits[at + {card.requirement.index(key)}]")


def window(name: str, columns: Any, rows: int) -> list[str]:
    """Rows start to stop, with the tables: loops that count from 0 over these are the ones compilers make fast."""
    parts = [
        f"{name}.{key}[start:stop]" if place < rows else f"{name}.{key}" for place, key in enumerate(columns._fields)
    ]
    return [f"def window({name}, start, stop):", f"    return {columns.__name__}({', '.join(parts)})", "", ""]


if __name__ == "__main__":
    sys.stdout.write(source())
