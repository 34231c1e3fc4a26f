"""JSON: every object with known keys is a parcel, at the top, in an array or under a name; spans are those of its values."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from luodi.reading._door import Text, open_text
from luodi.reading._rule import compiled
from luodi.reading.parcel._cells import Cell, Named, Structure, kept_signs
from luodi.reading.parcel._labels import heading

_VALUE, _UNIT = ("数值", "值", "value", "amount", "数量"), ("单位", "unit", "计量单位")
_TOKEN = r'"(?:[^"\\\n]|\\.)*+"|[{}\[\],:]|-?\d[\d.eE+-]*+|true|false|null|\s+'


def from_json(text: Text) -> Structure | None:
    """Objects with two or more known keys, wherever they stand: at the top, in an array, under a name."""
    if not text.clean.lstrip().removeprefix("[").lstrip().startswith("{"):
        return None
    kept = kept_signs(text)
    rows = [[_named(text, kept, key, value) for key, value in entries] for entries in _objects(kept)]
    rows = [row for row in rows if sum(n.heading.is_known for n in row) >= 2]
    return Structure(rows, [], []) if rows else None


Entry = tuple[str, tuple[int, int]]


@dataclass(slots=True)
class _Open:
    """An object or array that is not closed yet: the key it stands under, its own entries, and the key at hand."""

    under: str
    is_object: bool
    entries: list[Entry]
    key: str = ""
    is_key: bool = True


def _objects(kept: str) -> Iterator[list[Entry]]:
    """The (key, span of the value) pairs of each object; {"容积率": {"下限": 1.2}} gives its parent 容积率下限."""
    stack, at, token = list[_Open](), 0, compiled(_TOKEN)
    while match := token.match(kept, at):
        at, sign = match.end(), match[0]
        top = stack[-1] if stack else None
        if sign in "{[":
            stack.append(_Open(top.key if top and top.is_object else "", sign == "{", []))
        elif sign in "}]" and top:
            stack.pop()
            if top.is_object and not _given_up(kept, stack, top):
                yield top.entries
        elif top and top.is_object and not sign.isspace():
            _take(top, sign, match.span())


def _take(top: _Open, sign: str, span: tuple[int, int]) -> None:
    if sign in (":", ","):
        top.is_key = sign == ","
    elif top.is_key:
        top.key = _decoded(sign)
    else:
        top.entries.append((top.key, span))


def _given_up(kept: str, stack: list[_Open], closed: _Open) -> bool:
    """The ends of a limit go to the object around them, and a value whose unit stands beside it with that unit."""
    parent = next((o for o in reversed(stack[-1:]) if o.is_object), None)
    if parent is None or not closed.entries:
        return False
    own = _measured(kept, closed)
    if not own and all(heading(open_text(key[:40]).clean).name == "limit" for key, _ in closed.entries):
        own = [(f"{closed.under}{key}", span) for key, span in closed.entries]
    parent.entries += own
    return bool(own)


def _measured(kept: str, closed: _Open) -> list[Entry]:
    """{"面积": {"数值": 30, "单位": "亩"}}: 面积(亩)."""
    found = {
        ("value" if key.lower() in _VALUE else "unit" if key.lower() in _UNIT else key): s for key, s in closed.entries
    }
    if not closed.under or found.keys() != {"value", "unit"}:
        return []
    unit = kept[slice(*found["unit"])].strip('"')
    return [(f"{closed.under}({unit})", found["value"])]


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
