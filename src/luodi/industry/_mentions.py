"""Finds industries in text: longest word first, left to right, with contexts that change a word's meaning.

A word can mean the trade (做注塑), a place (物流园), a part of the building (钢结构厂房) or a company's name. The context
rules out the last three; reading decides whether the rest is sought or excluded.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from luodi.industry._classification import industry, normalise
from luodi.industry._vocabulary import FOLD, Word, vocabulary
from luodi.industry.errors import UnknownIndustryCode

MentionKind = Literal["industry", "process", "company", "code"]

# 汽车产业园, 电子城, 纺织路, 医药高新区, 化纤厂隔壁, 电子厂三楼: the word names a place.
_PLACE = re.compile(
    r"(?:科技|产业|工业|创业|创新|智造|制造|装备|加工)*(?:园|小镇|谷|孵化|市场|大道|大厦|广场)"
    r"|(?:科技|产业|工业)(?:基地|城|集聚区|集群|集中区|区)|(?:高新|经开|开发|工业集中|新)区"
    r"|城(?!市)|[一二三四五六东西南北中]?路(?!由|灯)"
    r"|(?:公司|厂)?(?:隔壁|旁|附近|对面|斜对面|边上|[东南西北]侧)|(?:厂|(?<=厂))[一二三四五六七八九\d]+[楼层号]"
)
# 原先是做电缆的, 做过风电塔筒, 原纺织厂: a former use of the building.
_PAST = re.compile(
    r"(?:(?:原先|原来|以前|之前|曾经?|上家|前租客)(?:是|为|用于)?(?:做|从事|生产|搞)?|做过|生产过|(?<![还高])原)$"
)
# 恒达精密机械有限公司, 某某电子(常州)股份: the word is part of a company's name.
_COMPANY = re.compile(r"[\u4e00-\u9fff()]{0,8}?(?:有限公司|有限责任公司|股份公司|集团)")
_ACTIVITY_BEFORE = re.compile(
    r"(?:做|从事|生产|加工|制造|主营|经营|搞|主产|研发|适合|适用|适用于|适宜|宜|可用于|用于|属于|引进|招引|禁止|拒绝|不接|限制|除|不要|不得|禁"
    r"|行业|产业|业态|类型|产品|项目|用途|方向)(?:了|的|是|为|有|[::]|于|各类|各种|一些|小型|大型|中小型|普通|精密){0,3}$"
)
_ACTIVITY_AFTER = re.compile(
    r"(?:生产|加工|制造|制作|组装|装配|行业|产业(?!园|基地|城|带)|企业|公司|厂(?!房|区|门)|项目|产品|类|业(?!园|主|态)|配件|零件|零部件|研发|深加工)"
)
_BETWEEN = re.compile(r"(?:生产|加工|制造|制作|组装|装配|行业|产业|企业|产品|类|业)?(?:[、/和及与或·+&]|以及|或者|  ?)")
_CODE = re.compile(r"(?<![a-z0-9])([a-t])(\d{2,4})(?![a-z0-9.\-#号栋幢座楼区室户室混砼])")
_LATIN = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")
_WINDOW = 10
#: The characters changed by FOLD; most texts have few.
_FOLDABLE = re.compile("[A-Z\uff01-\uff5e]+")


@dataclass(frozen=True, slots=True)
class IndustryMention:
    """A span that names an industry; `codes` are alternatives, best first, each of 2 to 4 digits.

    `kind` tells a product or trade (industry) from a process (喷漆, 注塑), a company's name, which is only a hint, and a
    written code (C3841).
    """

    start: int
    end: int
    text: str
    word: str
    codes: tuple[str, ...]
    kind: MentionKind


@dataclass(frozen=True, slots=True)
class _Hit:
    start: int
    end: int
    word: Word
    is_certain: bool


def find_industries(text: str) -> list[IndustryMention]:
    """All mentions in order, without overlaps; offsets are into `text`. Linear in the length of the text."""
    plain = _FOLDABLE.sub(lambda run: run[0].translate(FOLD), text)
    hits = _linked(plain, list(_hits(plain)))
    mentions = [_mention(text, plain, hit) for hit in hits]
    return sorted([*mentions, *_written_codes(text, plain, mentions)], key=lambda mention: mention.start)


def main_industry(mentions: Iterable[IndustryMention]) -> IndustryMention | None:
    """The mention that best says what a company makes: a code, else a product or trade, a process, a name; the first of a kind.

    Of adjacent words the last is the head: 光伏变压器 is a transformer.
    """
    ordered = list(mentions)
    best = min(ordered, key=lambda mention: (_RANK[mention.kind], mention.start), default=None)
    for mention in ordered:
        if best is not None and (mention.kind, mention.start) == (best.kind, best.end):
            best = mention
    return best


_RANK: dict[MentionKind, int] = {"code": 0, "industry": 1, "process": 2, "company": 3}


def _hits(plain: str) -> Iterator[_Hit]:
    known = vocabulary()
    starts = [
        here for here in (m.start() for m in known.beginning.finditer(plain)) if plain[here : here + 2] in known.lengths
    ]
    end = 0
    for start in starts:
        word = _longest_word(plain, start) if start >= end else None
        if word is not None:
            end = start + len(word.text)
            if _means_industry(plain, start, end, word):
                yield _Hit(start, end, word, _is_certain(plain, start, end, word))


def _longest_word(plain: str, start: int) -> Word | None:
    known = vocabulary()
    for length in known.lengths[plain[start : start + 2]]:
        word = known.words.get(plain[start : start + length])
        if word is not None and len(word.text) == length and _stands_alone(plain, start, start + length):
            return word
    return None


def _stands_alone(plain: str, start: int, end: int) -> bool:
    """Whether a Latin word is not part of a longer one: LED in 'led灯', not in 'filled'."""
    is_cut_before = start > 0 and plain[start] in _LATIN and plain[start - 1] in _LATIN
    is_cut_after = end < len(plain) and plain[end - 1] in _LATIN and plain[end] in _LATIN
    return not (is_cut_before or is_cut_after)


def _means_industry(plain: str, start: int, end: int, word: Word) -> bool:
    if word.kind == "mask":
        return False
    if word.never_after and plain.endswith(word.never_after, 0, start):
        return False
    if word.never_before and plain.startswith(word.never_before, end):
        return False
    return _PLACE.match(plain, end) is None and _PAST.search(plain[max(0, start - _WINDOW) : start]) is None


def _is_certain(plain: str, start: int, end: int, word: Word) -> bool:
    if word.kind in ("word", "process"):
        return True
    before = plain[max(0, start - _WINDOW) : start]
    return (
        _ACTIVITY_BEFORE.search(before) is not None
        or _ACTIVITY_AFTER.match(plain, end) is not None
        or _COMPANY.match(plain, end) is not None
    )


def _linked(plain: str, hits: list[_Hit]) -> list[_Hit]:
    """Keeps a weak word in a list with a certain one (服装加工、电子、包装), and any word right after one (光伏变压器)."""
    certain = {index for index, hit in enumerate(hits) if hit.is_certain}
    for order in (range(1, len(hits)), range(len(hits) - 2, -1, -1)):
        step = -order.step
        for index in order:
            near = index + step
            if near in certain and (_is_list(plain, hits, index, near) or hits[near].end == hits[index].start):
                certain.add(index)
    return [hit for index, hit in enumerate(hits) if index in certain]


def _is_list(plain: str, hits: list[_Hit], one: int, other: int) -> bool:
    left, right = sorted((one, other))
    return hits[one].word.kind == "weak" and _BETWEEN.fullmatch(plain, hits[left].end, hits[right].start) is not None


def _mention(text: str, plain: str, hit: _Hit) -> IndustryMention:
    is_name = _COMPANY.match(plain, hit.end) is not None
    kind: MentionKind = "company" if is_name else "process" if hit.word.kind == "process" else "industry"
    return IndustryMention(hit.start, hit.end, text[hit.start : hit.end], hit.word.text, hit.word.codes, kind)


def _written_codes(text: str, plain: str, mentions: list[IndustryMention]) -> Iterator[IndustryMention]:
    """C3841 is a code; C35 only beside a name or the word 行业, because halls and streets are numbered like that too."""
    edges = {edge for mention in mentions for edge in (mention.start, mention.end)}
    for match in _CODE.finditer(plain):
        start, end = match.span()
        is_named = bool(edges & {start, start - 1, end, end + 1}) or plain.endswith(
            ("业", "业(", "类", "代码", "代码:"), 0, start
        )
        if (len(match[2]) == 4 and match[1] == "c") or is_named:
            yield from _code_mention(text, start, end)


def _code_mention(text: str, start: int, end: int) -> Iterator[IndustryMention]:
    try:
        entry = industry(text[start:end].translate(FOLD))
    except UnknownIndustryCode:
        return
    if entry.code.isdigit() and normalise(entry.code) == entry.code:
        yield IndustryMention(start, end, text[start:end], entry.code, (entry.code,), "code")
