"""JSON: every object with known keys is a parcel, at any level; spans are those of its values."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field

from luodi.reading._door import Text, open_text
from luodi.reading._rule import compiled
from luodi.reading.parcel._cells import Cell, Named, Structure, kept_signs
from luodi.reading.parcel._labels import FactHeading, heading

#: The number of known keys that makes an object a parcel.
_KNOWN = 2
_VALUE, _UNIT = ("数值", "值", "value", "amount", "数量"), ("单位", "unit", "计量单位")
_TOKEN = r'"(?:[^"\\\n]|\\.)*+"|[{}\[\],:]|-?\d[\d.eE+-]*+|true|false|null|\s+'


def from_json(text: Text) -> Structure | None:
    """Objects with at least two known keys, at any level."""
    if not text.clean.lstrip().removeprefix("[").lstrip().startswith("{"):
        return None
    kept = kept_signs(text)
    rows = [[_named(text, kept, key, value) for key, value in entries] for entries in _objects(kept)]
    rows = [row for row in rows if sum(n.heading.is_known for n in row) >= _KNOWN]
    return Structure(rows, [], []) if rows else None


Entry = tuple[str, tuple[int, int]]


@dataclass(slots=True)
class _Open:
    """An object or array being read: its key, its entries, its nested objects and, while open, the current key."""

    under: str
    is_object: bool
    entries: list[Entry] = field(default_factory=list)
    inner: list["_Open"] = field(default_factory=list)
    key: str = ""
    is_key: bool = True


def _objects(kept: str) -> Iterator[list[Entry]]:
    """The (key, span of the value) pairs of each parcel; {"容积率": {"下限": 1.2}} gives its parent 容积率下限."""
    stack, at, token = list[_Open](), 0, compiled(_TOKEN)
    while match := token.match(kept, at):
        at, sign = match.end(), match[0]
        top = stack[-1] if stack else None
        if sign in "{[":
            stack.append(_Open(top.key if top and top.is_object else "", sign == "{"))
        elif sign in "}]" and top:
            stack.pop()
            parent = stack[-1] if stack and stack[-1].is_object else None
            if top.is_object and parent:
                parent.entries += _given_up(kept, top)
                parent.inner.append(top)
            elif top.is_object:
                yield from _parcels(top)
        elif top and top.is_object and not sign.isspace():
            _take(top, sign, match.span())


def _take(top: _Open, sign: str, span: tuple[int, int]) -> None:
    if sign in (":", ","):
        top.is_key = sign == ","
    elif top.is_key:
        top.key = _decoded(sign)
    else:
        top.entries.append((top.key, span))


def _parcels(one: _Open) -> Iterator[list[Entry]]:
    """A parcel's nested objects (规划条件, 控制指标) belong to it; in any other object each one stands alone."""
    if sum(_is_known(key) for key, _ in one.entries) >= _KNOWN:
        entries: dict[str, Entry] = {}
        for entry in _all(one):
            entries.setdefault(entry[0], entry)
        yield list(entries.values())
        return
    yield one.entries
    for part in one.inner:
        yield from _parcels(part)


def _all(one: _Open) -> Iterator[Entry]:
    yield from one.entries
    for part in one.inner:
        yield from _all(part)


def _given_up(kept: str, closed: _Open) -> list[Entry]:
    """Passes the ends of a limit up to the enclosing object, and a value with a separate unit along with that unit."""
    own = _measured(kept, closed)
    is_limit = closed.entries and all(_of(key).name == "limit" for key, _ in closed.entries)
    if not own and is_limit:
        own = [(f"{closed.under}{key}", span) for key, span in closed.entries]
    if own:
        closed.entries = []
    return own


def _of(key: str) -> FactHeading:
    return heading(open_text(key[:40]).clean)


def _is_known(key: str) -> bool:
    return _of(key).is_known


def _measured(kept: str, closed: _Open) -> list[Entry]:
    """{"面积": {"数值": 30, "单位": "亩"}}: 面积(亩)."""
    parts = {
        ("value" if key.lower() in _VALUE else "unit" if key.lower() in _UNIT else key): s for key, s in closed.entries
    }
    if not closed.under or parts.keys() != {"value", "unit"}:
        return []
    unit = kept[slice(*parts["unit"])].strip('"')
    return [(f"{closed.under}({unit})", parts["value"])]


def _decoded(token: str) -> str:
    try:
        return str(json.loads(token, strict=False))
    except ValueError:
        return token.strip('"')


def _named(text: Text, kept: str, key: str, span: tuple[int, int]) -> Named:
    start, end = span
    is_text = kept[start] == '"'
    if is_text:
        start, end = start + 1, end - 1
    value = kept[start:end]
    if "\\" in value:
        value = _decoded(f'"{value}"')
        cell = Cell(open_text(value).clean, value, start, end)
    else:
        cell = Cell("" if value == "null" else text.clean[start:end], value, start, end)
    return Named(key, heading(open_text(key).clean), cell)
