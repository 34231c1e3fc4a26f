"""The plain asks as `asks.csv` has them: data, like the dictionary. What they mean is written in `criteria.py` and `ranking.py`."""

import csv
from pathlib import Path
from typing import NamedTuple

ASKS_CSV = Path(__file__).parents[2] / "src" / "luodi" / "matching" / "asks.csv"


class PlainAsk(NamedTuple):
    """A boolean, or a number of one side and its limit on the other; fact and limit are keys of the dictionary."""

    name: str
    form: str
    fact: str
    limit: str
    is_of_listing: bool


def plain_asks() -> list[PlainAsk]:
    """Every ask of a form that needs no function of its own."""
    lines = [line for line in ASKS_CSV.read_text(encoding="utf8").splitlines() if not line.startswith("#")]
    found = []
    for row in csv.DictReader(lines):
        is_of_listing = row["asked_by"] == "listing"
        sides = row["listing"], row["need"] or row["requirement"]
        fact, limit = reversed(sides) if is_of_listing else sides
        if row["form"] in ("boolean", "at_least", "at_most"):
            found.append(PlainAsk(row["ask"], row["form"], fact, limit, is_of_listing))
    return found


PLAIN_ASKS = plain_asks()
