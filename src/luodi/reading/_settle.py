"""Decides which mention owns a number, how firmly it is stated, and what the writer took back.

A number has one owner: the longest mention that covers it, and among equals the one whose dimension comes first. Then the
surrounding clause decides whether a mention is a wish (最好, 优先), no ask (可有可无) or unwanted (不要), and a correction
(说错了, 是2500不是3500) replaces what preceded it.
"""

from collections.abc import Iterable

from luodi.measures import Quantity
from luodi.reading._mention import Mention, Strength
from luodi.reading._rule import compiled
from luodi.reading._scan import N, Number, Scan

_BREAKS = r"[,。;!?\n|\s]"
_WISH_BEFORE = (
    r"(?:最好|尽量|尽可能|首选|优先(?:考虑)?|更希望|争取|倾向)(?:是|有|能|可以|带|在|要|选)*[^,。;!?\n|\s或]{0,3}$"
)
_WISH_AFTER = r"[^,。;!?\n|\s]{0,4}?(?:优先|更好|最好(?=[\s,。;!)了]|$)|更佳|最佳|为佳|为宜|加分)"
_NO_ASK_AFTER = r"(?:的\s?(?=没有也)|都|也|的话|这个|方面|更好|最好|,)?(?:可有可无|无所谓|有没有(?:都)?(?:无所谓|行|可以|没关系)|没有也行|没有也可|没有也没|可以没有|可以不要|没有没关系|不限|不要求|没要求|无要求|没有要求|无特殊要求|不是必须|不强求|不重要)"
_NO_ASK_BEFORE = (
    r"(?:^无所谓|^不限|不要求|不需要|不用(?!多|太|很)|无需|不必|不在乎)(?:有|带|配|要)?[^,。;!?\n|\s]{0,2}$"
)
_NOT_BEFORE = r"(?:不要|不接受|不考虑|勿推|别推|拒绝|谢绝|排除|除了?|不想要|不收|非)(?:有|带|在|是|那种|二手)?$"
#: Quick check: without any of these in reach, a mention is a plain statement.
_QUALIFYING = (
    r"最[好佳]|尽[量可]|首选|优先|更[好佳希]|争取|倾向|为[佳宜]|加分|可有可无|无所谓|有没有|没有[也没]|可以[没不]|不限|要求|强求|不重要|"
    r"必须|不需要|不用|无需|不必|不在乎|不要|不接受|不考虑|勿推|别推|拒绝|谢绝|排除|除|不想要|不收|非|"
    r"[Nn]ot?\b|[Ee]xcept|[Aa]void|[Ww]ithout"
)
#: The same in English, of what is there or is not; "not less than" is a bound.
_NOT_IN_ENGLISH = r"\b(?:[Nn]ot|[Nn]o|[Ee]xcept|[Aa]void|[Ww]ithout)(?: on| in)?(?: the| an?| any)? ?$"
_BOUND = r"(?:不要|别|不)(?:超过|低于|高于|少于|大于|小于|超)"
_WIDTH = 14


def settle(scan: Scan, first: Iterable[Mention], rest: Iterable[Mention]) -> list[Mention]:
    """The mentions that remain, in text order. Those in `first` (contacts, dates) always keep their numbers and values."""
    kept, settled = [], list(first)
    owned = {n for mention in settled for n in _numbers(scan, mention)}
    for mention in sorted(rest, key=lambda m: (m.start - m.end, m.is_ambiguous)):
        numbers = _numbers(scan, mention)
        if owned.isdisjoint(numbers):
            owned.update(numbers)
            kept.append(mention)
    qualifiers = [m.span() for m in compiled(_QUALIFYING).finditer(scan.clean)]
    if qualifiers:
        kept = [_qualified(scan, m) if _is_near(qualifiers, m) else m for m in kept]
    return _corrected(scan, sorted([*settled, *kept], key=lambda m: (m.start, -m.end)))


def _is_near(qualifiers: list[tuple[int, int]], mention: Mention) -> bool:
    """Whether any qualifying word is within reach of a mention."""
    first, last = mention.start - _WIDTH, mention.end + _WIDTH
    return any(end > first and start < last for start, end in qualifiers)


def _numbers(scan: Scan, mention: Mention) -> list[int]:
    return [] if isinstance(mention.value, bool) else scan.starts_between(mention.start, mention.end)


def _qualified(scan: Scan, mention: Mention) -> Mention:
    """The mention with its strength and polarity; one that is waived becomes `other`."""
    before = compiled(_BREAKS).split(scan.clean[max(0, mention.start - _WIDTH) : mention.start])[-1]
    after = scan.clean[mention.end : mention.end + _WIDTH]
    if compiled(_WISH_AFTER).match(after):
        return mention.but(strength=Strength.WISH)
    if compiled(_NO_ASK_AFTER).match(after) or compiled(_NO_ASK_BEFORE).search(before):
        return mention.but(key=f"no_{mention.key}")
    if compiled(_NOT_BEFORE).search(before) and not compiled(_BOUND).search(before):
        mention = mention.but(is_negated=True)
    elif not isinstance(mention.value, Quantity) and _is_refused_in_english(scan, mention):
        return mention.but(is_negated=True)
    if compiled(_WISH_BEFORE).search(before):
        return mention.but(strength=Strength.WISH)
    return mention


def _is_refused_in_english(scan: Scan, mention: Mention) -> bool:
    return compiled(_NOT_IN_ENGLISH).search(scan.clean[max(0, mention.start - _WIDTH) : mention.start]) is not None


_SLIP = rf"说错|写错|打错|发错|搞错|弄错|更正|纠正|订正|口误|笔误|看错|(?:改|调整)[成为到](?:了|约|大概|[:\s])*(?={N}(?!\s*[间个层台部套栋楼号人]))"
#: Every correction contains one of these.
_SLIPS = frozenset("错正误改调")
_INSTEAD = (
    rf"(?:应该|应当|其实|实际)?是\s*(?P<right>{N})[^\x01,。;\n]{{0,4}}[,;。\s]*(?:而)?不是\s*(?P<wrong>{N})",
    rf"不是\s*(?P<wrong>{N})[^\x01,。;\n]{{0,4}}[,;。\s]*(?:而|应该|应)?是\s*(?P<right>{N})",
)


def _corrected(scan: Scan, mentions: list[Mention]) -> list[Mention]:
    for pattern in _INSTEAD if "不是" in scan.clean else ():
        match = compiled(pattern).search(scan.shadow)
        if match:
            right, wrong = scan.numbers[match.start("right")], scan.numbers[match.start("wrong")]
            outside = [m for m in mentions if not match.start() <= m.start < match.end()]
            fixed = [_replaced(scan, m, right, wrong) for m in outside]
            stated = [m for m in mentions if m not in outside and right.start in _numbers(scan, m)]
            return fixed if fixed != outside else sorted([*outside, *stated], key=lambda m: (m.start, -m.end))
    slip = compiled(_SLIP).search(scan.shadow) if not _SLIPS.isdisjoint(scan.signs) else None
    if slip is None:
        return mentions
    later = {m.key for m in mentions if m.end > slip.end() and isinstance(m.value, Quantity)}
    return [m for m in mentions if m.end > slip.end() or m.key not in later]


def _replaced(scan: Scan, mention: Mention, right: Number, wrong: Number) -> Mention:
    """A mention of the wrong number, with the right one substituted in the same unit."""
    value = mention.value
    own = scan.numbers.get(value.start) if isinstance(value, Quantity) else None
    if own is None or own.low != wrong.low or not own.low or not own.high:
        return mention
    low, high = value.low * right.low / own.low, value.high * right.high / own.high
    fixed = Quantity(low, high, value.unit, value.hedge, right.start, right.end)
    return mention.but(value=fixed, start=right.start, end=right.end, rule=f"{mention.rule}+corrected")
