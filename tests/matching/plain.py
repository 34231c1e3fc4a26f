"""The worked cases of plain asks (`plain_asks.jsonl`): what is needed, what is offered, and the status of each offer."""

import json
from pathlib import Path
from typing import Any, NamedTuple

Record = dict[str, Any]


class PlainCase(NamedTuple):
    """One ask. offers: a listing and the status that it gets."""

    ask: str
    need: Record
    offers: list[tuple[Record, str]]


def plain_cases() -> list[PlainCase]:
    """Every line."""
    text = Path(__file__).with_name("plain_asks.jsonl").read_text(encoding="utf8")
    return [PlainCase(**json.loads(line)) for line in text.splitlines()]


PLAIN_CASES = plain_cases()
