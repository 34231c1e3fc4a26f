"""Generates the watch kernel's dispatchers on the number of an ask from `asks.csv`.

It mirrors `kernel/source.py`: here the listing's values are scalars of an `Offer` and the requirement's are columns of
`Needs`. `python -m luodi.matching.watch.source` prints the result.
"""

import sys
from collections.abc import Iterator

from luodi.matching.asks import CARDS, Card
from luodi.matching.columns import NUMBERS, SITE_KEYS
from luodi.matching.curves import MILLION
from luodi.matching.kernel.source import called, choice, has, of_scope, window
from luodi.matching.watch.columns import Needs, Offer


def of_offer(key: str) -> str:
    """Source that reads a key of the listing."""
    if key in Offer._fields:
        return f"offer.{key}"
    return f"offer.numbers[{SITE_KEYS.index(key)}]" if key in SITE_KEYS else of_scope(key, "offer.scope")


def of_need(key: str) -> str:
    """Source that reads a key of the requirement in row rows[p]."""
    if key in Needs._fields:
        return f"needs.{key}[rows[p]]"
    if key in NUMBERS:
        return f"needs.amounts[needs.amount[rows[p]] * {len(NUMBERS)} + {NUMBERS.index(key)}]"
    return of_scope(key, "needs.scope[rows[p]]")


def row_by_row() -> Iterator[Card]:
    """The cards whose answer depends on the requirement, except prices, which `settle` decides together."""
    return (card for card in CARDS.values() if depends(card) and not card.deal)


def depends(card: Card) -> bool:
    """Whether one listing may give requirements different answers."""
    return bool(card.requirement) and card.form not in ("scope", "region")


def answered(card: Card) -> str:
    """Source of the answer for a row on the desk."""
    if card.form == "profile":
        key = card.requirement[0]
        return f"{key}[needs.{key}[rows[p]]]"
    return called(card, "answer", of_offer, of_need)


def source() -> str:
    """The source of all functions."""
    cases = [
        (f"ask == {card.number}", ["for p in range(left):", f"    out[p] = {answered(card)}"]) for card in row_by_row()
    ]
    head = "def fill_answers(ask, left, offer, needs, floors_excluded, industry_codes, rows, out):"
    gaps = [
        (f"ask == {card.number}", [f"return {called(card, 'gap', of_offer, of_need)}"])
        for card in row_by_row()
        if has(card, "gap")
    ]
    return "\n".join(
        [
            *choice(head, cases, ["return"]),
            *choice("def gap_of(ask, p, offer, needs, rows):", gaps, [f"return {MILLION}"]),
            *window("needs", Needs, Needs._fields.index("amounts")),
        ]
    )


if __name__ == "__main__":
    sys.stdout.write(source())
