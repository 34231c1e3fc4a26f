"""Company names: labelled ones first, then full names and subjects in text order, then one next to the contact."""

from collections.abc import Iterator
from functools import lru_cache

from luodi.reading._mention import Mention
from luodi.reading._rule import compiled
from luodi.reading.company.rules import (
    BESIDE_CONTACT,
    COMPANY,
    ENDING,
    INVESTING,
    LABELLED,
    LEAD,
    MOBILE,
    NAME_OF_BODY,
    NO_SUBJECT,
    OFFICE,
    OFFICER,
    PLACE_BEHIND,
    SHORT,
    SIGNED,
    SUBJECT,
    TRADE_ENDING,
)

_REACH = 26
_SUBJECTS = (
    (SUBJECT, "company_subject", INVESTING),
    (SHORT, "company_short", COMPANY),
    (OFFICER, "company_of_officer", OFFICE),
)


@lru_cache(maxsize=8)  # places and company ask for the same text
def companies(clean: str) -> tuple[Mention, ...]:
    """Each name once, those of more reliable rules first."""
    by_name: dict[str, Mention] = {}
    for mention in _all(clean):
        if not any(mention.value in known or known in mention.value for known in by_name):
            by_name[mention.value] = mention
    return tuple(by_name.values())


def _all(clean: str) -> Iterator[Mention]:
    yield from _labelled(clean)
    yield from _signed(clean)
    yield from sorted([*_full(clean), *_subjects(clean)], key=lambda m: m.start)
    yield from _beside_contact(clean)


def _labelled(clean: str) -> Iterator[Mention]:
    for match in compiled(LABELLED).finditer(clean):
        if not compiled(NO_SUBJECT).match(match["name"]):
            yield _mention("company_labelled", match["name"], match.start("name"))


def _signed(clean: str) -> Iterator[Mention]:
    match = compiled(SIGNED).search(clean) if "\n" in clean else None
    if match and not compiled(NO_SUBJECT).match(match["name"]):
        yield _mention("company_signed", match["name"], match.start("name"))


def _full(clean: str) -> Iterator[Mention]:
    """Full names, found backwards from the ending to the word that introduces the name."""
    for match in compiled(ENDING).finditer(clean):
        start = max(0, match.start() - _REACH)
        lead = compiled(LEAD).match(clean[start : match.start()])
        start += lead.end() if lead else 0
        body = clean[start : match.start()]
        if clean.startswith(":\n", match.end()):  # to whom a letter goes
            continue
        if 2 <= len(body) <= _REACH - 2 and not compiled(PLACE_BEHIND).match(clean[match.end() : match.end() + 8]):
            yield _mention("company_full", clean[start : match.end()], start)


def _subjects(clean: str) -> Iterator[Mention]:
    is_present = {words: compiled(words).search(clean) is not None for words in (INVESTING, COMPANY, OFFICE)}
    if not is_present[INVESTING] and not is_present[COMPANY]:
        return
    for pattern, rule, words in _SUBJECTS:
        for match in compiled(pattern).finditer(clean) if is_present[words] else ():
            name = match["name"]
            if not compiled(NO_SUBJECT).match(name) and not compiled(NAME_OF_BODY).search(name):
                yield _mention(rule, name, match.start("name"))


def _beside_contact(clean: str) -> Iterator[Mention]:
    for match in compiled(BESIDE_CONTACT).finditer(clean) if compiled(MOBILE).search(clean) else ():
        if compiled(TRADE_ENDING).search(match["name"]):
            yield _mention("company_beside_contact", match["name"], match.start("name"))


def _mention(rule: str, words: str, start: int) -> Mention:
    return Mention("company", words, start, start + len(words), rule)
