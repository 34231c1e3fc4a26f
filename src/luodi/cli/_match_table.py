"""The rows of a batch of matches: one per pair, per requirement, and per unusable cell.

Formats for programs use the keys, those for people headings in the chosen language (`_match_out.py`).
"""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from luodi import voice
from luodi.cli._faults import sentence
from luodi.cli._language import language
from luodi.cli._phrases import Twin
from luodi.cli._words import noun, noun_twin
from luodi.voice import Language

if TYPE_CHECKING:
    from luodi.matching import Answer, ExplainedAsk, Judgement
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
    **{verdict: noun_twin("verdict", verdict) for verdict in ("fits", "may_fit", "near_miss", "no")},
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
    """A listing's name in the table, and its organisation ("" without a database)."""

    code: str
    offered_by: str = ""


def pair_rows(answer: "Answer", names: dict[str, Listed]) -> list[Row]:
    """The best pairs of an answer, with what is not met, what to ask and what would settle it."""
    need, wanted = answer.requirement.id, language()
    rows = [
        _pair(need, rank, judged, asks, names, wanted)
        for rank, (judged, asks) in enumerate(zip(answer.matches, answer.explained(), strict=True), 1)
    ]
    return rows if is_compared(answer) else [row | dict.fromkeys(_OF_VERDICT) for row in rows]


#: What a pair has only if something was asked.
_OF_VERDICT = ("verdict", "score", "score_low", "score_high")


def is_compared(answer: "Answer") -> bool:
    """Whether the requirement asks anything beyond deal, kind and region: a verdict must rest on something."""
    from luodi.matching import has_asks  # commands that do without it start sooner

    return has_asks(answer.requirement.record)


def _pair(
    requirement: str,
    rank: int,
    judged: "Judgement",
    asks: "Sequence[ExplainedAsk]",
    names: dict[str, Listed],
    language: Language,
) -> Row:
    words = [voice.ask_words(ask, language) for ask in asks]
    listed, semicolon = names.get(judged.id, Listed(judged.id)), voice.phrase("semicolon", language)
    return {
        "requirement_id": requirement,
        "rank": rank,
        "listing_id": listed.code,
        "offered_by": listed.offered_by,
        "verdict": judged.verdict,
        "score": judged.score / 100,
        "score_low": judged.score_low / 100,
        "score_high": judged.score_high / 100,
        "unmet": _joined(
            semicolon, (line.sentence for ask, line in zip(asks, words, strict=True) if ask.status == "unmet")
        ),
        "questions": _joined("" if language == "zh" else " ", (line.question for line in words)),
        "counterfactual": _joined(semicolon, (line.counterfactual for line in words)),
        "to_confirm": voice.phrase("and", language).join(
            voice.noun("ask", name, language) for name in judged.to_confirm
        ),
    }


def _joined(between: str, sentences: Iterable[str]) -> str:
    return between.join(dict.fromkeys(each for each in sentences if each))


def summary_row(answer: "Answer", names: dict[str, Listed]) -> Row:
    """The counts of an answer, its best listing, and the ask that fails most listings; only the scope where nothing is asked."""
    hardest = max(answer.asks, key=lambda ask: (ask.sole, ask.unmet), default=None)
    compared = is_compared(answer) or not answer.scope
    best = answer.matches[0].id if answer.matches and compared else ""
    return {
        "requirement_id": answer.requirement.id,
        "scope": answer.scope,
        **(answer.counts if compared else dict.fromkeys(answer.counts)),
        "best": names.get(best, Listed(best)).code,
        "hardest": noun("ask", hardest.name) if hardest and hardest.unmet else "",
    }


def fault_rows(faults: Iterable["Fault"]) -> list[Row]:
    """Cells and rows that could not be used."""
    return [
        {"sheet": one.sheet, "row": one.row, "column": one.column, "value": one.value, "sentence": sentence(one)}
        for one in faults
    ]
