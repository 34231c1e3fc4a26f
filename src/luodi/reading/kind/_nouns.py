"""Nouns of kinds of places, each with its role according to the words around it."""

import re
from dataclasses import dataclass

from luodi.reading._rule import compiled, vocabulary
from luodi.reading.kind.rules import (
    ATTACHED_AFTER,
    BEFORE,
    BEHIND,
    COMES_WITH,
    DOUBLE,
    LABEL,
    NOT_AFTER,
    NOT_FOLLOWED,
    NOUNS,
    USE,
    WITH_VERB,
)


@dataclass(frozen=True, slots=True)
class KindNoun:
    """A noun of a kind. `is_meant`: a verb or a label makes it the subject of the text. `is_aside`: it is secondary.

    `is_attached`: secondary only because it is an attachment (带厂房, 国有土地).
    """

    kinds: tuple[str, ...]
    start: int
    end: int
    is_meant: bool
    is_aside: bool
    is_attached: bool = False


def nouns(clean: str) -> list[KindNoun]:
    """All nouns of kinds in text order. A verb applies to the noun next to it, so neighbouring nouns limit its reach."""
    pattern, kinds = vocabulary(NOUNS)
    matches = list(pattern.finditer(clean))
    ends = [0, *(m.end() for m in matches)]
    starts = [*(m.start() for m in matches[1:]), len(clean)]
    return [
        _noun(
            match,
            kinds[(match.lastindex or 1) - 1],
            clean[max(0, match.start() - 26, end) : match.start()].rpartition("\n")[2],
            clean[match.end() : min(match.end() + 34, start)],
        )
        for match, end, start in zip(matches, ends, starts, strict=False)
    ]


def _noun(match: re.Match[str], kind: str, before: str, after: str) -> KindNoun:
    kinds = DOUBLE.get(match[0]) or (kind,)
    offered = bool(compiled(BEHIND).match(after))
    is_aside = _is_aside(match[0], kinds[0], before, after) or (
        not offered and kinds[0] != "factory" and _comes_with(before)
    )
    is_meant = not is_aside and (offered or _is_meant(match[0], before))
    return KindNoun(
        kinds, *match.span(), is_meant, is_aside, is_aside and bool(compiled(ATTACHED_AFTER).search(before))
    )


def _is_aside(word: str, kind: str, before: str, after: str) -> bool:
    """厂房面积 and 仓库面积 are about the place itself; 场地面积 and 办公楼面积 are about a part of it."""
    if compiled(NOT_AFTER).search(before):
        return True
    is_itself = word in WITH_VERB or (kind in ("factory", "warehouse") and after.startswith("面积"))
    return not is_itself and bool(compiled(NOT_FOLLOWED).match(after))


def _comes_with(before: str) -> bool:
    return bool(compiled(COMES_WITH).search(before))


def _is_meant(word: str, before: str) -> bool:
    if word in WITH_VERB:
        return True
    return any(compiled(pattern).search(before) for pattern in (BEFORE, LABEL, USE))
