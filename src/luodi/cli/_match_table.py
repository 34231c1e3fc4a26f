"""The rows of a batch of matches: one a pair, one a requirement, one a cell that could not be used.

Programs get the keys, people the headings in the language chosen (`_match_out.py` writes both).
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

from luodi.cli._faults import sentence
from luodi.cli._language import language
from luodi.cli._words import ASKS, Twin, word

if TYPE_CHECKING:
    from luodi.matching import Answer
    from luodi.sheets import Fault

Row = dict[str, Any]

PAIRS: dict[str, Twin] = {
    "requirement_id": ("需求编号", "requirement"),
    "rank": ("名次", "rank"),
    "listing_id": ("房源编号", "listing"),
    "offered_by": ("发布方", "offered by"),
    "verdict": ("结论", "verdict"),
    "score": ("得分", "score"),
    "score_low": ("得分下限", "score at worst"),
    "score_high": ("得分上限", "score at best"),
    "unmet": ("不符合", "not met"),
    "questions": ("要问", "to ask"),
    "counterfactual": ("接受什么就合适", "what would settle it"),
    "to_confirm": ("另需确认", "to confirm"),
}
SUMMARY: dict[str, Twin] = {
    "requirement_id": ("需求编号", "requirement"),
    "scope": ("范围内", "in scope"),
    "fits": ("合适", "fits"),
    "may_fit": ("问清可定", "may fit"),
    "near_miss": ("差一点", "near misses"),
    "no": ("不合适", "no"),
    "best": ("首选房源", "best listing"),
    "hardest": ("卡得最多的要求", "ask that fails most"),
}
FAULTS: dict[str, Twin] = {
    "sheet": ("表", "sheet"),
    "row": ("行", "row"),
    "column": ("列", "column"),
    "value": ("值", "value"),
    "sentence": ("说明", "what is wrong"),
}


class Listed(NamedTuple):
    """What a listing is called in the table, and who offers it ("" without a database)."""

    code: str
    offered_by: str = ""


def pair_rows(answer: "Answer", names: dict[str, Listed]) -> list[Row]:
    """The best pairs of an answer, with what is not met, what to ask and what would settle it."""
    matches, told = answer.as_json()["matches"], _TOLD[language()]
    return [_pair(answer.requirement.id, rank, each, names, told) for rank, each in enumerate(matches, 1)]


class _Told(NamedTuple):
    """How a language takes sentences from an ask and puts them in a row; which of the twins of a word is its own."""

    suffix: str
    semicolon: str
    space: str
    comma: str
    twin: int


_TOLD = {"zh": _Told("", "；", "", "、", 0), "en": _Told("_en", "; ", " ", ", ", 1)}


def _pair(requirement: str, rank: int, match: dict[str, Any], names: dict[str, Listed], told: _Told) -> Row:
    asks, listed = match["asks"], names.get(match["id"], Listed(match["id"]))
    unmet, counterfactual, question = (f"{key}{told.suffix}" for key in ("sentence", "counterfactual", "question"))
    return {
        "requirement_id": requirement,
        "rank": rank,
        "listing_id": listed.code,
        "offered_by": listed.offered_by,
        "verdict": match["verdict"],
        "score": match["score"] / 100,
        "score_low": match["score_low"] / 100,
        "score_high": match["score_high"] / 100,
        "unmet": _joined(told.semicolon, (ask[unmet] for ask in asks if ask["status"] == "unmet")),
        "questions": _joined(told.space, (ask[question] for ask in asks)),
        "counterfactual": _joined(told.semicolon, (ask[counterfactual] for ask in asks)),
        "to_confirm": told.comma.join(ASKS[name][told.twin] for name in match["to_confirm"]),
    }


def _joined(between: str, sentences: Iterable[str | None]) -> str:
    return between.join(dict.fromkeys(each for each in sentences if each))


def summary_row(answer: "Answer", names: dict[str, Listed]) -> Row:
    """The counts of an answer, its best listing, and the ask that fails most listings."""
    hardest = max(answer.asks, key=lambda ask: (ask.sole, ask.unmet), default=None)
    best = answer.matches[0].id if answer.matches else ""
    return {
        "requirement_id": answer.requirement.id,
        "scope": answer.scope,
        **answer.counts,
        "best": names.get(best, Listed(best)).code,
        "hardest": word(ASKS, hardest.name) if hardest and hardest.unmet else "",
    }


def fault_rows(faults: Iterable["Fault"]) -> list[Row]:
    """Cells and rows that could not be used."""
    return [
        {"sheet": one.sheet, "row": one.row, "column": one.column, "value": one.value, "sentence": sentence(one)}
        for one in faults
    ]
