"""Shared by the readers of requirements and listings: identity keys, remarks, and choosing among mentions."""

from collections.abc import Iterable, Sequence

from luodi.measures import Quantity, plain
from luodi.reading._door import Text, is_broken
from luodi.reading._mention import Mention, Strength
from luodi.reading._reading import Draft, Remark
from luodi.reading._rule import compiled
from luodi.reading._scan import Scan

#: Identity keys copied into the record unchanged; the first mention wins.
PLAIN_KEYS = ("region_raw", "address", "industry_raw", "company", "contact_name", "phone", "wechat")


class Mentions:
    """The mentions of a text: `all` of them, and the unambiguous ones by key, hard or wished."""

    def __init__(self, mentions: Iterable[Mention]) -> None:
        self.all = list(mentions)
        self._by_key: dict[str, list[Mention]] = {}
        for mention in self.all:
            if not mention.is_ambiguous:
                self._by_key.setdefault(mention.key, []).append(mention)
        self.keys = self._by_key.keys()

    def of(self, *keys: str) -> list[Mention]:
        """The unambiguous mentions of some keys, in the order of the keys."""
        if len(keys) == 1:
            return self._by_key.get(keys[0], [])
        return [m for key in keys for m in self._by_key.get(key, ())]

    def first(self, *keys: str) -> Mention | None:
        for key in keys:
            if key in self._by_key:
                return self._by_key[key][0]
        return None

    def values(self, key: str) -> list[object]:
        return list(dict.fromkeys(m.value for m in self.of(key)))


def quantity(mention: Mention) -> Quantity:
    """The quantity of a mention whose value is one."""
    assert isinstance(mention.value, Quantity)
    return mention.value


def put_identity(draft: Draft, found: Mentions) -> None:
    for key in ("deal", "kind"):
        mention = found.first(key)
        if mention:
            draft.put(key, sorted(str(v) for v in found.values(key)), mention)
    for key in PLAIN_KEYS:
        mention = found.first(key)
        if mention:
            draft.put(key, mention.value, mention)


def unowned(candidates: Iterable[Mention], mentions: Iterable[Mention]) -> list[Mention]:
    """The candidates whose number is not covered by any mention."""
    free, known = list(candidates), list(mentions)
    taken = _mask(max((m.end for m in (*free, *known)), default=0), known)
    return [m for m in free if not taken[quantity(m).start]]


def low(mention: Mention) -> int | float:
    return plain(quantity(mention).low)


def high(mention: Mention) -> int | float:
    return plain(quantity(mention).high)


def is_wish(mention: Mention) -> bool:
    return mention.strength is Strength.WISH


def remarks(text: Text, scan: Scan, mentions: list[Mention], used: Iterable[Mention]) -> tuple[tuple[Remark, ...], ...]:
    """(ambiguous, ignored): questions about words with two readings, and numbers that reached no field."""
    unclear = [m for m in mentions if m.is_ambiguous and m.note]
    ambiguous = tuple(_remark(text, m.start, m.end, m.note) for m in unclear)
    taken, owners = _mask(len(scan.clean), (*used, *unclear)), _owners(len(scan.clean), mentions)
    ignored = [
        _remark(text, c.start, c.end, f"{c.what}，不作为数量", "number")
        for c in scan.claims
        if c.what not in ("词语", "序号") and 1 not in taken[c.start : c.end]
    ]
    for number in scan.numbers.values():
        if not taken[number.start] and (number.is_arabic or len(number.text) > 1):
            owner = owners[number.start]
            note = "没有对应的字段，未采用" if owner is not None else "没有看懂这个数字，未采用"
            end = owner.end if owner else _with_its_noun(scan, number.end, taken)
            ignored.append(_remark(text, number.start, end, note, "number"))
    return ambiguous, tuple(sorted(ignored, key=lambda r: r.start))


def _with_its_noun(scan: Scan, end: int, taken: bytearray) -> int:
    """The end of a number not understood, or of the word right after it if nothing else follows: 400电."""
    match = compiled(_NOUN).match(scan.clean, end)
    return match.end() if match and 1 not in taken[match.start() : match.end()] else end


_NOUN = r"[\u4e00-\u9fff]{1,3}(?=[\s,。;!?]|$)"


def _mask(length: int, mentions: Iterable[Mention]) -> bytearray:
    """1 at each offset covered by a mention, else 0."""
    mask = bytearray(length)
    for mention in mentions:
        mask[mention.start : mention.end] = b"\1" * (mention.end - mention.start)
    return mask


def _owners(length: int, mentions: Sequence[Mention]) -> list[Mention | None]:
    """The first mention that covers each offset."""
    owners: list[Mention | None] = [None] * length
    for mention in reversed(mentions):
        owners[mention.start : mention.end] = [mention] * (mention.end - mention.start)
    return owners


def _remark(text: Text, start: int, end: int, note: str, kind: str = "question") -> Remark:
    first, last = text.span(start, end)
    return Remark(text.original[first:last], first, last, note, kind)


#: Keys that do not suggest a place by themselves: a novel, a phone list or a meeting notice has them too.
WEAK_KEYS = frozenset(
    (
        *("deal", "phone", "contact_name", "wechat", "floor_no", "floors_total", "is_single_storey", "has_office"),
        *("has_canteen", "has_dormitory", "is_rent_negotiable", "lease_years", "lease_years_min", "needs_ground_floor"),
        *("needs_single_storey", "needs_dormitory"),
        *("valid_until", "available_from", "needed_by", "floors_excluded", "wishes"),
    )
)


def says_something(draft: Draft) -> bool:
    """Whether a draft holds anything that makes it a listing or a requirement."""
    return not draft.record.keys() <= WEAK_KEYS


def empty_note(text: Text) -> str:
    """Tells the writer why nothing could be read."""
    clean = text.clean.strip()
    if is_broken(text.original):
        return "内容不是文字，或编码不对，读不出来。请以 UTF-8 或 GBK 编码的文字重发。"
    if not clean:
        return "没有收到文字，请写下需求或房源。"
    if not compiled(r"[\u4e00-\u9fff]").search(clean):
        return "没有看到中文内容，读不出需求或房源。请用中文写明区域、面积和用途。"
    return "没有读出厂房、土地或选址的信息。请写明求租或出租、区域、面积和用途。"
