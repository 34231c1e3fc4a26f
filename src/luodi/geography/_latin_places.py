"""Places in English text by their names in pinyin: Wujin District, Changzhou; Kunshan or Taicang; Xi'an.

Only provinces, cities and counties are known. Many names in pinyin belong to several places: the higher level counts, then
what else the text names, then the region of whoever asks; what is still several places is ambiguous.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final, NamedTuple

from luodi.geography._divisions import contains, data_text, full_name
from luodi.geography._english import english_name
from luodi.geography._places import PlaceMention

#: What may stand behind the own part of a name.
ENDINGS: Final = r"(?:[Pp]rovince|[Cc]ity|[Dd]istrict|[Cc]ounty|[Mm]unicipality|New Area|Autonomous Region)"
_NAME: Final = re.compile(
    rf"(?<![A-Za-z'’-])(?P<own>[A-Z][a-z]+(?:['’][a-z]+)?)(?: (?P<ending>{ENDINGS}))?(?![A-Za-z'’])"
)
#: A name of a company or a person: Changzhou Xize Precision Co., Ltd; Mr. Wujin.
_COMPANY: Final = re.compile(
    r"(?: (?!District|County|City|Province)[A-Z][A-Za-z&.]*){0,5},? (?:Co\b|Ltd|Limited|Inc|Corp|Company|Group|University|Bank)"
)
_PERSON: Final = re.compile(r"(?:Mr|Ms|Mrs|Miss|Dear|Dr|Prof)\.? $")
#: From Shanghai; a Suzhou company; our plant in Wuxi is too small.
_ORIGIN_BEFORE: Final = re.compile(
    r"(?:\b[Ff]rom|\b[Bb]ased in|[Oo]ur (?:[a-z]+ ){0,2}(?:plant|factory|office|site|company|headquarters)(?: is)? in) $"
)
_ORIGIN_AFTER: Final = re.compile(r"(?:-based\b| (?:company|firm|manufacturer|dialect|people)\b)")
#: What a bare name stands behind: in, near, not, a list, a label; at the beginning of a line only before a comma.
_LOCATIVE: Final = re.compile(
    r"(?:(?:^|\b)(?:[Ii]n|[Nn]ear|[Aa]round|[Aa]t|[Tt]o|[Oo]f|[Oo]r|[Aa]nd|[Nn]ot|[Nn]o|[Ee]xcept|[Ee]xcluding|[Ff]or|[Aa]void(?:ing)?|[Oo]utside|[Tt]han|"
    r"[Ff]rom|[Aa]nywhere|[Gg]reater|[Dd]owntown|[Ww]ithin)(?: the)? |[,;:/&(] ?|\n)$"
)
_LISTED_AFTER: Final = re.compile(r" ?(?:[,/]|or\b|and\b|$)")
#: English words, and the money.
_WORDS: Final = frozenset(("dean", "lean", "mile", "saga", "yuan"))
_SHORTEST: Final = 4


class _Token(NamedTuple):
    start: int
    end: int
    codes: tuple[str, ...]


def find_latin_places(text: str, *, home: str | None = None) -> list[PlaceMention]:
    """Mentions of places in English text, in order; `home` as in `find_places`."""
    chains = _chained(text, list(_tokens(text)))
    sure = [chain.codes[0] for chain in chains if len(chain.codes) == 1]
    return [_mention(text, chain, _narrowed(chain.codes, sure, home)) for chain in chains]


def _tokens(text: str) -> Iterator[_Token]:
    for match in _NAME.finditer(text):
        own, ending = match["own"].replace("’", "'"), (match["ending"] or "").title()
        codes = _names().get(own.lower(), ()) if len(own) >= _SHORTEST and own.lower() not in _WORDS else ()
        if ending:
            codes = tuple(code for code in codes if english_name(code).endswith(ending)) or (
                codes if ending == "City" else ()
            )
        if not ending and not _is_spoken_of(text, *match.span()):
            continue
        if codes and not _COMPANY.match(text, match.end()) and not _PERSON.search(text[: match.start()][-6:]):
            yield _Token(*match.span(), codes if ending else _highest(codes))


def _is_spoken_of(text: str, start: int, end: int) -> bool:
    """Whether a bare name stands where a place does: Lean production is none."""
    is_first = not text[:start].strip()
    return bool(_LISTED_AFTER.match(text, end) if is_first else _LOCATIVE.search(text[max(0, start - 16) : start]))


def _highest(codes: tuple[str, ...]) -> tuple[str, ...]:
    """The provinces among some places, else the cities, else the counties."""
    top = min(map(len, codes))
    return tuple(code for code in codes if len(code) == top)


def _chained(text: str, tokens: list[_Token]) -> list[_Token]:
    """Wujin District, Changzhou, Jiangsu is one place: what follows with a comma and holds it only says where it is."""
    chains: list[_Token] = []
    for token in tokens:
        before = chains[-1] if chains else None
        if before and re.fullmatch(r",? (?:of |in )?", text[before.end : token.start]):
            inside = tuple(c for c in _all_of(text, before) if any(contains(o, c) and o != c for o in token.codes))
            if inside:
                chains[-1] = _Token(before.start, token.end, inside)
                continue
        chains.append(token)
    return chains


def _all_of(text: str, token: _Token) -> tuple[str, ...]:
    """All places of a name, lower ones too: what follows may say that a county is meant."""
    match = _NAME.match(text, token.start)
    if match is None or match["ending"] or match.end() != token.end:
        return token.codes
    return _names().get(match["own"].replace("’", "'").lower(), token.codes)


def _narrowed(codes: tuple[str, ...], sure: Iterable[str], home: str | None) -> tuple[str, ...]:
    if len(codes) == 1:
        return codes
    around = {code[:digits] for code in (*sure, home or "") for digits in (4, 2) if len(code) >= digits}
    for digits in (4, 2):
        near = tuple(code for code in codes if code[:digits] in around)
        if near:
            return near
    return codes


def _mention(text: str, chain: _Token, codes: tuple[str, ...]) -> PlaceMention:
    written = text[chain.start : chain.end]
    is_origin = bool(_ORIGIN_BEFORE.search(text[: chain.start][-48:]) or _ORIGIN_AFTER.match(text, chain.end))
    if len(codes) > 1:
        return PlaceMention(chain.start, chain.end, written, (), written, True, codes, "", is_origin)
    return PlaceMention(chain.start, chain.end, written, codes, full_name(codes[0]), is_origin=is_origin)


@cache
def _names() -> dict[str, tuple[str, ...]]:
    """The own part of each English name in small letters, with the codes of all that have it."""
    rows = (line.split(",") for line in data_text("latin.csv").splitlines())
    return {name: tuple(codes.split()) for name, codes in rows}
