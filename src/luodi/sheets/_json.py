"""Reads JSON keyed by column headings ({"面积": 3000, …}), as other systems export it, into a table like any other."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from luodi.fields import FIELDS, for_record
from luodi.sheets import _why
from luodi.sheets._csv import decode
from luodi.sheets._report import Fault, fault
from luodi.sheets._table import Table
from luodi.sheets._titles import is_known
from luodi.sheets.errors import FileBroken, UnknownFormat

_KEYS = {f.key for f in for_record("listing")} | {"record", "records", "text"}
_LOOKED_AT = 20
_DEEPEST = 4


def is_keyed_by_field(path: Path, data: bytes) -> bool:
    """Whether the lines are keyed by field rather than by heading, judged by the first line."""
    objects = [_loaded(line) for line in decode(path, data).splitlines()[:_LOOKED_AT] if line.strip()]
    keys = {key for each in objects if isinstance(each, dict) for key in each}
    headings = {key for key in keys - FIELDS.keys() if is_known(key)}
    return len(headings) <= len(keys & _KEYS - {"id", "address", "phone", "wechat"})


def of_lines(path: Path, data: bytes) -> Table:
    """A table from JSON Lines; rows are numbered by line."""
    faults: list[Fault] = []
    objects: list[dict[str, Any]] = []
    for number, line in enumerate(decode(path, data).splitlines(), 1):
        value = _loaded(line) if line.strip() else {}
        if not isinstance(value, dict):
            why = _why.NOT_JSON if value is None else _why.NOT_RECORD
            faults.append(fault(path.stem, number, "", line, why))
        objects.append(value if isinstance(value, dict) else {})
    return _table(path, objects, faults)


def of_document(path: Path, data: bytes) -> Table:
    """A table from the first list of objects in a JSON document; rows are numbered by position, from 1."""
    try:
        value = json.loads(decode(path, data))
    except (json.JSONDecodeError, RecursionError):
        raise FileBroken(path.name) from None
    objects = _objects(value, 0)
    if not objects or not any(objects):
        raise UnknownFormat(path.name, found="json")
    return _table(path, objects, [])


def _loaded(line: str) -> Any:
    try:
        return json.loads(line)
    except (json.JSONDecodeError, RecursionError):
        return None


def _objects(value: Any, depth: int) -> list[dict[str, Any]]:
    if isinstance(value, list) and value and all(isinstance(each, dict) for each in value):
        return value
    if depth == _DEEPEST or not isinstance(value, dict):
        return []
    return max((_objects(each, depth + 1) for each in value.values()), key=len, default=[])


def _table(path: Path, objects: Sequence[dict[str, Any]], faults: list[Fault]) -> Table:
    titles = list(dict.fromkeys(key for each in objects for key in each))
    rows = [titles, *([_cell(each.get(title)) for title in titles] if each else [] for each in objects)]
    return Table(path.stem, rows, first_row=0, faults=faults)


def _cell(value: Any) -> Any:
    if isinstance(value, list):
        return "、".join(str(_cell(each)) for each in value)
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False)
    return "" if value is None else value
