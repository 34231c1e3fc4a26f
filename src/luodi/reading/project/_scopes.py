"""Divides a text among its projects.

An investment anchors a project. A new one starts where an anchor has another name, changes between a single project and a
sum over several, or belongs to another item of a list; otherwise it is one more figure of the same project. The text
between anchors belongs to the project before it.
"""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from luodi.reading._mention import Mention
from luodi.reading._rule import compiled
from luodi.reading._scan import Scan
from luodi.reading.project import _names

#: A longer text is a ledger that belongs in a sheet; the rest is left unread.
MOST = 200
_ANCHORS = ("investment", "investment_plain", "investment_bare", "investment_phase")
_BEHIND = 40
_NEAR = 8
_ITEM = r"(?:^|(?<=[\n。;]))\s*(?:[(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[)、.](?!\d)|[-*])\s*"


@dataclass(slots=True)
class Scope:
    """start..end of `Text.clean`, the name of the project if it has one, whether it is a sum over several."""

    start: int
    end: int
    name: Mention | None = None
    is_aggregate: bool = False
    is_part: bool = False


@dataclass(frozen=True, slots=True)
class _Anchor:
    start: int
    name: Mention | None
    is_aggregate: bool
    item: int
    is_phase: bool


def scopes(scan: Scan, names: list[Mention], money: list[Mention], lands: list[Mention]) -> list[Scope]:
    """At least one scope, in text order; together they cover the text."""
    plurals = _names.plurals(scan)
    items = [m.start() for m in compiled(_ITEM).finditer(scan.clean)] or [
        m.start() for m in compiled(r"(?<=\n)").finditer(scan.clean)
    ]
    finder = _Finder(scan.clean, names, [m.end() for m in plurals], [m.start() for m in plurals], items)
    anchors = [finder.anchor(m) for m in money if m.key in _ANCHORS]
    anchors += [a for m in lands for a in finder.of_land(m)]
    anchors += [finder.bare(n) for n in names if finder.is_head_of_item(n)]
    return _cut(scan.clean, sorted(anchors, key=lambda a: a.start), names, bool(plurals))


def _cut(clean: str, anchors: list[_Anchor], names: list[Mention], has_plural: bool) -> list[Scope]:
    first = Scope(0, len(clean), names[0] if names else None, has_plural and not names and not anchors)
    if not anchors:
        return [first]
    parts = [Scope(0, len(clean), anchors[0].name, anchors[0].is_aggregate)]
    item = anchors[0].item
    for anchor in anchors[1:]:
        if len(parts) == MOST:
            break
        last = parts[-1]
        if _is_new(last, item, anchor):
            start = max(last.start + 1, anchor.start)
            last.end, item = start, anchor.item
            parts.append(Scope(start, len(clean), anchor.name, anchor.is_aggregate))
        elif last.name is None and anchor.name is not None and not last.is_aggregate:
            last.name = anchor.name
    if len(parts) == 1 and parts[0].name is None and names and not parts[0].is_aggregate:
        parts[0].name = names[0]
    for scope in parts[1:]:
        scope.is_part = compiled(r"其中|包括").search(clean, max(0, scope.start - 6), scope.start + 4) is not None
    return parts


def _is_new(last: Scope, item: int, anchor: _Anchor) -> bool:
    if anchor.is_phase:
        return False
    if anchor.is_aggregate != last.is_aggregate:
        return anchor.is_aggregate or anchor.name is not None
    if anchor.is_aggregate:
        return False
    if anchor.name is None:
        return False
    if last.name is None:
        return anchor.item != item
    return not is_same(last.name.value, anchor.name.value)


def is_same(one: str, other: str) -> bool:
    """Whether two names mean one project: one contains the other, or nearly all characters of the shorter one."""
    if one in other or other in one:
        return True
    short, long = sorted((set(one) - set("项目的"), set(other) - set("项目的")), key=len)
    return len(short) >= 4 and len(short & long) >= 0.8 * len(short)


@dataclass(slots=True)
class _Finder:
    """Finds what an anchor belongs to: the nearest name or plural in its sentence."""

    clean: str
    names: list[Mention]
    plural_ends: list[int]
    plural_starts: list[int]
    items: list[int]

    def anchor(self, money: Mention) -> _Anchor:
        sentence = self._sentence(money.start)
        behind = self._name_behind(money)
        before = self._name_before(money.start, sentence)
        plural_at = self._plural(money, sentence)
        if plural_at is not None and (
            plural_at > money.start or (behind is None and plural_at > (before.end if before else -1))
        ):
            return _Anchor(
                min(money.start, plural_at), None, True, self._item(money.start), money.key == "investment_phase"
            )
        name = behind or before
        if behind and before:
            sentence = max(sentence, before.end)
        start = money.start if behind else before.start if before else money.start
        return _Anchor(
            self._lead(start, sentence), name, False, self._item(money.start), money.key == "investment_phase"
        )

    def of_land(self, land: Mention) -> list[_Anchor]:
        """A项目占地150亩: a name right before its land is enough without an investment."""
        name = self._name_before(land.start, self._sentence(land.start))
        is_right_behind = name is not None and land.start - name.end < _NEAR
        return [self.bare(name)] if name and is_right_behind else []

    def bare(self, name: Mention) -> _Anchor:
        return _Anchor(name.start, name, False, self._item(name.start), False)

    def is_head_of_item(self, name: Mention) -> bool:
        """1.XX项目:… starts a project even if its investment is not stated."""
        item = self._item(name.start)
        return (
            item >= 0
            and compiled(r"[\s\d.、()一二三四五六七八九十*-]*\"?").fullmatch(self.clean, self.items[item], name.start)
            is not None
        )

    def _item(self, at: int) -> int:
        return bisect_right(self.items, at) - 1

    def _sentence(self, at: int) -> int:
        return max(self.clean.rfind(c, max(0, at - 300), at) for c in "。;!?\n") + 1 or max(0, at - 300)

    def _lead(self, at: int, sentence: int) -> int:
        return max(sentence, self.clean.rfind(",", sentence, at) + 1, self.clean.rfind("、", sentence, at) + 1)

    def _name_behind(self, money: Mention) -> Mention | None:
        """总投资20亿元的A项目: only 的 and the start of the name may stand between."""
        at = bisect_left(self.names, money.end, key=lambda m: m.start)
        if at == len(self.names):
            return None
        if compiled(r"(?:这一?|这个|这座|该|此)$").search(self.clean, max(0, money.start - 2), money.start):
            return None  # 这一总投资200亿元的半导体项目: said again, not its name
        name = self.names[at]
        between = self.clean[money.end : name.start] if name.start - money.end < _BEHIND else ","
        of = compiled(r"(?:人民币|以上|左右)?的?[^,。;\n:]{0,36}").fullmatch(between)
        return name if of and ("的" in between or between == "" or name.start < money.end) else None

    def _name_before(self, at: int, sentence: int) -> Mention | None:
        index = bisect_left(self.names, at, key=lambda m: m.start) - 1
        return self.names[index] if index >= 0 and self.names[index].start >= sentence else None

    def _plural(self, money: Mention, sentence: int) -> int | None:
        """The position of a plural: 总投资30亿元的3个项目, or before the sum, 32个项目…总投资."""
        behind = bisect_left(self.plural_starts, money.end)
        if behind < len(self.plural_starts) and compiled(r"的?[^,。;\n]{0,6}").fullmatch(
            self.clean, money.end, self.plural_starts[behind]
        ):
            return self.plural_starts[behind]
        index = bisect_right(self.plural_ends, money.start) - 1
        return self.plural_starts[index] if index >= 0 and self.plural_starts[index] >= sentence else None
