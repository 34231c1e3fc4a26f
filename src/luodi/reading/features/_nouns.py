"""Nouns of features, each judged by the words around it."""

import re

from luodi.reading._mention import Mention, Strength
from luodi.reading._rule import compiled, vocabulary
from luodi.reading.features import rules

_EITHER = "二者之一即可 · one of two will do"


def features(clean: str) -> list[Mention]:
    """One mention per noun that is granted, refused or wished for."""
    pattern, keys = vocabulary(rules.NOUNS)
    mentions = (_judged(clean, match, keys[(match.lastindex or 1) - 1]) for match in pattern.finditer(clean))
    return [mention for mention in mentions if mention]


def _judged(clean: str, match: re.Match[str], key: str) -> Mention | None:
    before = clean[max(0, match.start() - 24) : match.start()].rpartition("\n")[2]
    behind = clean[match.end() : match.end() + 18]
    mention = Mention(key, True, *match.span(), f"{key}_named")
    if "最好" in match[0] or "尽量" in match[0]:  # 院子最好独立
        return mention.but(strength=Strength.WISH)
    if not _says(rules.JUDGED_BEFORE, rules.JUDGED_BEHIND, before, behind):
        return mention.but(value=False) if match[0] == "小产权" else mention
    if _says(rules.WAIVED_BEFORE, rules.WAIVED_BEHIND, before, behind):
        return None
    if _says(rules.EITHER_BEFORE, rules.EITHER_BEHIND, before, behind):
        return mention.but(is_ambiguous=True, note=_EITHER)
    if _says(rules.WISH_BEFORE, rules.WISH_BEHIND, before, behind):
        return mention.but(strength=Strength.WISH)
    return _answered(mention, match[0], before, behind)


def _answered(mention: Mention, word: str, before: str, behind: str) -> Mention:
    """小产权 is not a title deed: refusing it asks for one."""
    unwanted = _says(rules.NOT_NEEDED_BEFORE, rules.NOT_NEEDED_BEHIND, before, behind)
    if word == "小产权":
        return mention.but(value=unwanted)
    if unwanted:
        return mention.but(value=False, is_negated=True)
    refused = _says(rules.NO_BEFORE, rules.NO_BEHIND, before, behind)
    return mention.but(value=False) if refused else mention


def _says(left: str, right: str, before: str, behind: str) -> bool:
    return bool(compiled(left).search(before) or compiled(right).match(behind))
