"""Places in free Chinese business text.

There are three steps. `_scan` finds every spelling, longest first, with the official ending if written. `_Reader` walks
over them: a name right after its parent is joined to it (常州新北薛家); other names are resolved by the places the text has
already named, then by the operator's region. Names that could still be several places are marked ambiguous; ordinary words,
roads and companies are left out.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from operator import add

from luodi.geography import _guards as guards
from luodi.geography._divisions import contains, division, full_name
from luodi.geography._lexicon import (
    COUNTY_ENDINGS,
    TOWNSHIP_ENDINGS,
    Candidate,
    heads,
    meanings,
    names,
    ordinary,
    township_lines,
    words,
)
from luodi.geography._zones import is_street_or_kind, park_after, zone_below

_NOT_AFTER = {"区": "域间块别位", "市": "场值", "镇": "江海", "省": "时钱心力道", "乡": "村下"}
_LIST = {"、", "/", "或", "和", "及", "或者"}
_GAP = " \t·-—>→"


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place named in the text, as exactly as it can be known.

    `text[start:end]` is the mention; `codes` are the most exact divisions known for it (several for a group such as
    苏锡常 or a zone made of townships, none if `is_ambiguous`, when `candidates` are the choices). `locality` holds the words
    after the last known division (城北工业园). `is_origin`: where somebody comes from, not where they want to go.
    """

    start: int
    end: int
    text: str
    codes: tuple[str, ...]
    name: str
    is_ambiguous: bool = False
    candidates: tuple[str, ...] = ()
    locality: str = ""
    is_origin: bool = False


@dataclass(slots=True)
class _Token:
    """A spelling in the text; `is_full` if its ending is written."""

    start: int
    end: int
    key: str
    written: str
    meanings: list[Candidate]
    is_full: bool

    @property
    def rank(self) -> int:
        return min(each.rank for each in self.meanings)


@dataclass(slots=True)
class _Chain:
    """Tokens joined from parent to child; `codes` belong to the last one, `is_named` if that is not a division itself."""

    start: int
    end: int
    codes: tuple[str, ...]
    choices: tuple[str, ...] = ()
    name: str = ""
    locality: str = ""
    is_named: bool = False


def find_places(text: str, *, home: str | None = None) -> list[PlaceMention]:
    """Mentions of places in normalised (simplified, half-width) text, in order, without overlaps.

    `home` is a code prefix such as "3204", the region of the asker. It breaks ties and lets a bare township name of that
    region count. Roads, companies and ordinary words are left out; an uncertain name is ambiguous, never guessed.
    """
    tokens = list(_scan(text))
    if not tokens:
        return []
    first = _Reader(text, home, _vouched(text, tokens))
    chains = first.read(tokens)
    if first.is_unsettled and first.known:
        chains = _Reader(text, home, first.known).read(tokens)
    return [_mention(text, chain) for chain in chains]


def _vouched(text: str, tokens: list[_Token]) -> list[str]:
    """Counties with two townships in one list: 遥观、横林 confirm each other."""
    pairs = [(a, b) for a, b in pairwise(tokens) if a.rank == b.rank == 9 and text[a.end : b.start].strip() in _LIST]
    return [code for a, b in pairs for code in sorted(_counties(a) & _counties(b))]


def _counties(token: _Token) -> set[str]:
    return {each.codes[0][:6] for each in token.meanings}


def _scan(text: str) -> Iterator[_Token]:
    longest, end = heads(), 0
    starts = [here for here, pair in enumerate(map(add, text, text[1:])) if pair in longest]
    for start in starts:
        token = _token_at(text, start, longest[text[start : start + 2]]) if start >= end else None
        if token is not None:
            end = token.end
            if token.meanings:
                yield token


def _token_at(text: str, start: int, longest: int) -> _Token | None:
    high, towns = names(), township_lines()
    keys = [text[start : start + length] for length in range(min(longest, len(text) - start), 1, -1)]
    tokens = [_widest(text, start, key) for key in keys if key in high or key in towns]
    if not tokens:
        return None
    token = tokens[0] if len(tokens) == 1 else _widest_of(tokens)
    return None if token.meanings and _is_word(text, token) else token


def _widest_of(tokens: list[_Token]) -> _Token:
    """The longest token; among equals the one with a written ending (新北|区 before 新北区|街道), with the meanings of all."""
    far = max(token.end for token in tokens)
    longest = [token for token in tokens if token.end == far]
    best = next((token for token in longest if token.is_full), longest[0])
    others = [each for token in longest if token is not best for each in token.meanings]
    return _Token(best.start, far, best.key, best.written, [*best.meanings, *others], best.is_full)


def _is_word(text: str, token: _Token) -> bool:
    """Whether to rule out a token at once, so that a name starting inside it can still be found: 3000平 | 湖州."""
    return (
        guards.is_measure(text, token.start)
        or guards.is_split_word(text, token.start, token.end)
        or (token.key in words().hard and token.end == token.start + len(token.key))
    )


def _widest(text: str, start: int, key: str) -> _Token:
    """The meanings that cover most of the text: with their own ending, else another's (金坛市), else bare."""
    end = start + len(key)
    ends = [(end + _ending_length(text, end, each), each) for each in meanings(key)]
    far = max((reach for reach, _ in ends), default=end)
    if far == end and key in words().stop:
        return _Token(start, end, key, key, [], True)
    chosen = [each for reach, each in ends if reach == far]
    if far > end:
        chosen = [each for each in chosen if text.startswith(each.ending, end)] or chosen
    is_full = far > end or any(not each.ending and (each.rank < 9 or len(key) > 3) for each in chosen)
    return _Token(start, far, key, text[start:far], chosen, is_full)


def _ending_length(text: str, end: int, meaning: Candidate) -> int:
    """The length of a written ending: the official one, or one of the same level (a town that is now a 街道)."""
    own = meaning.ending
    if own and text.startswith(own, end):
        return 0 if _continues(text, end + len(own), own[-1]) else len(own)
    for endings in (COUNTY_ENDINGS, TOWNSHIP_ENDINGS):
        if own in endings and len(meaning.codes[0]) > 4:
            written = next((each for each in endings if text.startswith(each, end)), "")
            return 0 if written and _continues(text, end + len(written), written[-1]) else len(written)
    return 0


def _continues(text: str, at: int, last: str) -> bool:
    """区 of 区域 and 市 of 市场 are not endings."""
    return text[at : at + 1] != "" and text[at : at + 1] in _NOT_AFTER.get(last, "")


@dataclass(slots=True)
class _Reader:
    """One walk over the tokens. `known`: codes it is certain of; `named`: these and all divisions above them."""

    text: str
    home: str | None
    known: list[str]
    is_unsettled: bool = False
    chains: list[_Chain] = field(default_factory=list)
    named: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.named.update(_prefixes(self.known))

    def _learn(self, codes: Iterable[str]) -> None:
        self.known.extend(codes)
        self.named.update(_prefixes(codes))

    def read(self, tokens: list[_Token]) -> list[_Chain]:
        for place, token in enumerate(tokens):
            after = tokens[place + 1] if place + 1 < len(tokens) else None
            if self._is_swallowed(token) or self._is_other_name(token, after) or self._join(token):
                continue
            self._close(tokens[place:])
            if not self._is_swallowed(token):
                self._open(token, after)
        self._close([])
        return self.chains

    def _is_swallowed(self, token: _Token) -> bool:
        """Whether a token lies within the words of the park before it: 滨海 in 启东滨海园区."""
        return bool(self.chains) and token.start < self.chains[-1].end

    def _is_other_name(self, token: _Token, after: _Token | None) -> bool:
        is_followed = after is not None and after.start == token.end and (after.is_full or after.rank < 9)
        is_parent = is_followed and token.is_full and (token.rank >= 6 or (after is not None and after.is_full))
        if not is_parent and guards.is_company(self.text, token.end):
            return True
        if guards.is_people(self.text, token.start, token.end):
            return True
        return not is_followed and guards.is_road(self.text, token.end)

    def _join(self, token: _Token) -> bool:
        """Extends the mention by a child right after its parent."""
        before = self.chains[-1] if self.chains else None
        if before is None or before.locality or not self._touches(before, token):
            return False
        inside = [each for each in token.meanings if _is_inside(each, before.codes or before.choices, before.is_named)]
        if not inside:
            return False
        chosen = inside if len(inside) == 1 else self._narrow(inside)
        before.end = token.end
        self._settle(before, chosen)
        return True

    def _touches(self, chain: _Chain, token: _Token) -> bool:
        gap = self.text[chain.end : token.start]
        return len(gap) <= 2 and all(each in _GAP for each in gap)

    def _open(self, token: _Token, after: _Token | None) -> None:
        """Starts a mention, if the token is a place; 钟楼 is a word, but 钟楼新闸 a district and its township."""
        admitted = self._admitted(token) or self._confirmed(token, after)
        if not admitted:
            self.is_unsettled = self.is_unsettled or token.rank == 9
            return
        chain = _Chain(token.start, token.end, ())
        self.chains.append(chain)
        self._settle(chain, self._narrow(admitted))

    def _settle(self, chain: _Chain, left: list[Candidate]) -> None:
        if len(left) > 1:
            chain.codes, chain.choices, chain.name = (), tuple(each.codes[0] for each in left), ""
            self.is_unsettled = True
            return
        chain.codes, chain.choices, chain.name = left[0].codes, (), left[0].name
        chain.is_named = left[0].rank == 1
        self._learn(chain.codes)

    def _close(self, ahead: list[_Token]) -> None:
        """溧阳城北工业园: extends the mention by these words; 合肥高新区: they may name a zone with a code."""
        chain = self.chains[-1] if self.chains else None
        park = park_after(self.text, chain.end) if chain and not chain.locality else None
        if chain is None or park is None or any(_stands_alone(each, park[0]) for each in ahead):
            return
        chain.end, chain.locality, is_kind_only = park
        if is_kind_only and len(chain.codes) == 1 and (zone := zone_below(chain.codes[0], chain.locality)):
            chain.codes = (zone,)

    def _admitted(self, token: _Token) -> list[Candidate]:
        """The possible meanings here without a parent right before; none for a mere word."""
        high = [each for each in token.meanings if each.rank < 9]
        if token.is_full and token.written not in words().soft:
            return high or self._whole_townships(token)
        if high and not self._is_local_township(token, high):
            return self._bare_counties(token, high)
        return self._bare_townships(token)

    def _whole_townships(self, token: _Token) -> list[Candidate]:
        """With its ending, a township counts anywhere; 工业园区 or 体育中心 only in a division already named."""
        is_written, digits = token.written != token.key, 4 if len(token.key) > 5 else 6
        return [each for each in token.meanings if (each.ending and is_written) or self._is_near(each, digits)]

    def _is_local_township(self, token: _Token, high: list[Candidate]) -> bool:
        """潞城 in a text about 武进 is the 街道 there, not the district of 长治."""
        towns = [each for each in token.meanings if each.rank == 9 and self._is_near(each, 4)]
        return bool(towns) and not any(each.rank < 6 or self._is_near(each, 2) for each in high)

    def _bare_counties(self, token: _Token, high: list[Candidate]) -> list[Candidate]:
        if not {token.key, token.written} & words().soft:
            return high
        near = [each for each in high if self._is_near(each, 4)]
        return near if len(near) == 1 and self._is_locative(token) else []

    def _confirmed(self, token: _Token, after: _Token | None) -> list[Candidate]:
        """The counties of a name that is followed by one of their own townships."""
        if after is None or self.text[token.end : after.start].strip(_GAP) or after.start - token.end > 2:
            return []
        high = [each for each in token.meanings if each.rank in (4, 6)]
        return [each for each in high if any(_is_inside(child, each.codes, True) for child in after.meanings)]

    def _bare_townships(self, token: _Token) -> list[Candidate]:
        """A bare township name: in a county already named, in a list there, or beside 位于, 附近 and the like."""
        towns = [each for each in token.meanings if each.rank == 9 and (each.ending or self._is_near(each, 6))]
        here = [each for each in towns if self._is_near(each, 6)]
        if token.key in ordinary() or token.key in words().soft or is_street_or_kind(token.key):
            return here if self._is_listed(token) or (len(here) == 1 and self._is_strongly_locative(token)) else []
        if here and self._is_locative(token):
            return here
        near = [each for each in towns if self._is_near(each, 4)]
        if near and (self._is_beside(token) or self._is_strongly_locative(token) or len(token.key) > 2):
            return near
        return [] if self.known else self._unplaced(token, towns)

    def _unplaced(self, token: _Token, towns: list[Candidate]) -> list[Candidate]:
        """Without other evidence of location: a rare long name, or a clearly locative one, which may be ambiguous."""
        is_rare = len(token.key) > 2 and len(towns) == 1 and self._is_locative(token)
        return towns if is_rare or self._is_strongly_locative(token) else []

    def _is_listed(self, token: _Token) -> bool:
        """Whether it continues a list of places: 埭头、上黄或别桥."""
        return bool(self.chains) and self.text[self.chains[-1].end : token.start].strip() in _LIST

    def _is_near(self, meaning: Candidate, digits: int) -> bool:
        """Whether it is within a division of that many digits that the text has named, or at home."""
        code, home = meaning.codes[0], self.home or ""
        return code[:digits] in self.named or (len(home) >= 4 and contains(home[:digits], code))

    def _is_beside(self, token: _Token) -> bool:
        """Whether it is next to the last place, or next in its list."""
        return self._is_listed(token) or (bool(self.chains) and self._touches(self.chains[-1], token))

    def _is_locative(self, token: _Token) -> bool:
        return self._is_beside(token) or guards.is_locative(self.text, token.start, token.end)

    def _is_strongly_locative(self, token: _Token) -> bool:
        return guards.is_strongly_locative(self.text, token.start, token.end)

    def _narrow(self, several: list[Candidate]) -> list[Candidate]:
        """Prefers the highest level, then divisions already named (nearest level first), then the home region."""
        top = min(each.rank for each in several)
        left = [each for each in several if each.rank == top]
        if len(left) == 1:
            return left
        for digits in (9, 6, 4, 2):
            left = _keep(left, self.named, digits)
        for digits in (9, 6, 4, 2) if self.home else ():
            left = _keep(left, {(self.home or "")[:digits]}, digits)
        return left


def _prefixes(codes: Iterable[str]) -> set[str]:
    return {code[:digits] for code in codes for digits in (2, 4, 6, 9) if len(code) >= digits}


def _keep(left: list[Candidate], prefixes: set[str], digits: int) -> list[Candidate]:
    return [each for each in left if each.codes[0][:digits] in prefixes] or left


def _is_inside(meaning: Candidate, codes: tuple[str, ...], is_named: bool) -> bool:
    """Whether every code is strictly below; a zone or merged town may repeat its parent's own code once."""
    below = all(any(contains(code, each) for code in codes) for each in meaning.codes)
    return below and (meaning.codes != codes or (meaning.rank == 1 and not is_named))


def _stands_alone(token: _Token, end: int) -> bool:
    """Whether a name that begins before `end` is a place of its own rather than part of a park's name."""
    return token.start < end and token.rank < 9 and token.key not in words().soft


def _mention(text: str, chain: _Chain) -> PlaceMention:
    written = text[chain.start : chain.end]
    origin = guards.is_origin(text, chain.start, chain.end)
    if chain.choices:
        return PlaceMention(chain.start, chain.end, written, (), written, True, chain.choices, "", origin)
    name = full_name(chain.codes[0]) if len(chain.codes) == 1 else chain.name or _joined(chain.codes)
    return PlaceMention(chain.start, chain.end, written, chain.codes, name, False, (), chain.locality, origin)


def _joined(codes: tuple[str, ...]) -> str:
    return "、".join(division(code).name for code in codes)
