"""JSON Lines: one listing per line, keyed by field, or the output of `luodi read --jsonl`."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from luodi.fields import FIELDS, BadValue, Why, clean, code_key, for_record
from luodi.sheets import _why
from luodi.sheets._cells import NOT_ZERO
from luodi.sheets._contacts import is_contact
from luodi.sheets._csv import decode
from luodi.sheets._gate import DAYS, refusal, why_not_day
from luodi.sheets._report import Fault, Origin, Record, Sheet, fault
from luodi.sheets.errors import FileEmpty

_KEYS = {f.key for f in for_record("listing")}
_TYPES: dict[str, tuple[type, ...]] = {"number": (int, float), "bool": (bool,), "set": (list,), "list": (list,)}


def read(path: Path, data: bytes, today: str, progress: Any = None) -> Sheet:
    """The records of a JSON Lines file; further records of one line get ids like "id#2"."""
    result = Sheet()
    unknown: dict[str, None] = {}
    ids: dict[str, Origin] = {}
    lines = decode(path, data).splitlines()
    for number, line in enumerate(lines, 1):
        if line.strip():
            result.rows += 1
            for identity, is_named, record in _records(path.stem, number, line, result.faults):
                _keep(Origin(path.stem, number, is_named), identity, record, result, ids, unknown, today)
        if progress is not None and number % 1000 == 0:
            progress(number, len(lines))
    if not result.rows:
        raise FileEmpty(path.name)
    if unknown:
        names = list(unknown)
        result.note("note_unknown_fields", names=tuple(names))
    if progress is not None:
        progress(len(lines), len(lines))
    return result


def _records(name: str, number: int, line: str, faults: list[Fault]) -> Iterator[tuple[str, bool, dict[str, Any]]]:
    """The records of a line, each with its id and whether the line states that id."""
    try:
        value = json.loads(line)
    except (json.JSONDecodeError, RecursionError):
        faults.append(fault(name, number, "", line, _why.NOT_JSON))
        return
    several = _unwrapped(value)
    if several is None:
        faults.append(fault(name, number, "", line, _why.NOT_RECORD))
        return
    stated = (value.get("id") or several[0].get("id")) if several else None
    identity = str(stated or f"{name}-{number}")
    for index, record in enumerate(several, 1):
        yield (identity if index == 1 else f"{identity}#{index}"), bool(stated), record


def _unwrapped(value: Any) -> list[dict[str, Any]] | None:
    """The records of one line, None if it holds none."""
    if not isinstance(value, dict):
        return None
    several = value.get("records") or value.get("record", value)
    several = several if isinstance(several, list) else [several]
    return several if all(isinstance(r, dict) for r in several) else None


def _keep(
    origin: Origin,
    identity: str,
    raw: dict[str, Any],
    result: Sheet,
    ids: dict[str, Origin],
    unknown: dict[str, None],
    today: str,
) -> None:
    name, number, key = origin.sheet, origin.row, code_key(identity)
    unknown.update(dict.fromkeys(key for key in raw if key not in _KEYS))
    faults = [f for key_, value in raw.items() if key_ in _KEYS for f in _faults(name, number, key_, value, today)]
    if key in ids:
        faults.append(
            fault(
                name,
                number,
                "id",
                identity,
                _why.filled(_why.DUPLICATE_ID, sheet=ids[key].sheet, row=ids[key].row),
            )
        )
    cleaned = None if faults else _cleaned(identity, raw)
    refused = refusal(cleaned) if cleaned else None
    if refused:
        faults.append(fault(name, number, *refused))
    elif cleaned:
        ids[key] = result.origins[identity] = origin
        result.records.append(cleaned)
    result.faults += faults


def _faults(name: str, number: int, key: str, value: Any, today: str) -> Iterator[Fault]:
    why = _why_not(key, value) or _why_not_public(key, value, today)
    if why is not None:
        yield fault(name, number, key, value, why)


def _why_not(key: str, value: Any) -> Why | None:
    field = FIELDS[key]
    expected = _TYPES.get(field.type, (str,))
    if value in (None, "", []):
        return None
    if not isinstance(value, expected) or (isinstance(value, bool) and field.type != "bool"):
        return _why.WRONG_TYPE
    if isinstance(value, list) and not all(isinstance(member, str | int) for member in value):
        return _why.WRONG_TYPE
    try:
        clean(field, value)
    except BadValue as bad:
        return _why.of_bad_value(bad)
    return None


def _why_not_public(key: str, value: Any, today: str) -> Why | None:
    """Why a valid value cannot be meant: 0 for a size or a price, an unusable contact, a day in the future."""
    if key in NOT_ZERO and value == 0 and value is not False:
        return _why.ZERO
    if key in ("phone", "wechat") and value and not is_contact(key, value):
        return _why.NOT_CONTACT
    return why_not_day(key, clean(FIELDS[key], value), today) if key in DAYS and value else None


def _cleaned(identity: str, raw: dict[str, Any]) -> Record:
    values = {key: clean(FIELDS[key], value) for key, value in raw.items() if key in _KEYS and key != "id"}
    return {"id": identity, **{key: value for key, value in values.items() if value not in (None, [])}}
