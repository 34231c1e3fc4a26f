"""Industry chains (上下游): the codes up-, mid- and downstream in the dozen chains that matter around Changzhou."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from luodi.industry._classification import covers, normalise, read_data

Position = Literal["upstream", "midstream", "downstream"]
_POSITIONS: dict[str, Position] = {"上游": "upstream", "中游": "midstream", "下游": "downstream"}


@dataclass(frozen=True, slots=True)
class ChainLink:
    """One step of a chain: its products and their code prefixes."""

    chain: str
    chain_en: str
    position: Position
    makes: str
    codes: tuple[str, ...]


@cache
def chains() -> tuple[ChainLink, ...]:
    """All links in the order of data/chains.tsv, upstream first within a chain."""
    rows = (line.split("\t") for line in read_data("chains.tsv"))
    return tuple(
        ChainLink(chain, chain_en, _POSITIONS[position], makes, tuple(codes.split(",")))
        for chain, chain_en, position, codes, makes in rows
    )


def chains_of(code: str) -> tuple[ChainLink, ...]:
    """The links of a code: the link's code covers it or is below it."""
    return tuple(link for link in chains() if any(_meets(own, normalise(code)) for own in link.codes))


def _meets(own: str, code: str) -> bool:
    return covers(own, code) or covers(code, own)
