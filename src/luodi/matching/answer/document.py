"""An answer as one JSON document: the contract of `luodi match --json` and of the API, worded in one language."""

from functools import lru_cache
from typing import Any

from luodi.matching.answer.answers import Answer
from luodi.matching.answer.explanation import ExplainedAsk
from luodi.matching.answer.judge import Judgement
from luodi.matching.versions import ranking
from luodi.measures import plain
from luodi.voice import Language, ask_words, distance

#: The number of asks cached as documents, because the same few places are shown again and again.
_KEPT = 8192


def document(answer: Answer, language: Language) -> dict[str, Any]:
    """The whole answer (design section 6)."""
    return {
        "requirement": dict(answer.requirement.record),
        "as_of": answer.as_of.isoformat(),
        "scope": answer.scope,
        "counts": dict(answer.counts),
        "asks": [each.as_json() for each in answer.asks],
        "matches": pairs(answer, language),
        "relaxations": [each.as_json() for each in answer.relaxations],
        "settles": [each.as_json() for each in answer.settles],
        "ranking": ranking().as_json(),
    }


def pairs(answer: Answer, language: Language) -> list[dict[str, Any]]:
    """The pairs. An ask shared by several pairs is worded once, but each gets a document of its own."""
    explained = answer.explained()
    shared = {id(one): one for asks in explained for one in asks}
    known = {place: ask(one, language) for place, one in shared.items()}
    found = zip(answer.matches, explained, strict=True)
    return [pair(judged, [copied(known[id(one)]) for one in asks]) for judged, asks in found]


def copied(known: dict[str, Any]) -> dict[str, Any]:
    """An ask's document for one pair, sharing nothing that a caller could change."""
    return {**known, "gap": known["gap"] and {**known["gap"]}}


def pair(judged: Judgement, asks: list[dict[str, Any]]) -> dict[str, Any]:
    """One pair with its asks. deal: rent or sale if one was chosen."""
    return {
        "id": judged.id,
        "verdict": judged.verdict,
        "score": judged.score,
        "score_low": judged.score_low,
        "score_high": judged.score_high,
        "branch": judged.alternative,
        "deal": judged.deal or None,
        "asks": asks,
        "to_confirm": list(judged.to_confirm),
    }


@lru_cache(_KEPT)
def ask(one: ExplainedAsk, language: Language) -> dict[str, Any]:
    """One ask; weight and utility rebuild the score. Cached, so copy before changing it."""
    words, off = ask_words(one, language), distance(one, language)
    return {
        "name": one.name,
        "asked_by": one.asked_by,
        "status": one.status,
        "hard": one.is_hard,
        "asked": words.asked,
        "has": words.has or None,
        "sentence": words.sentence,
        "question": words.question or None,
        "counterfactual": words.counterfactual or None,
        "gap": {"value": plain(off.value, 4), "unit": off.unit, "of_limit": one.gap / 1_000_000} if off else None,
        "weight": one.weight,
        "utility": one.utility,
    }
