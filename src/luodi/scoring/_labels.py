"""The lines of a label file."""

import json
from dataclasses import dataclass
from typing import Any

Labelled = dict[str, Any]


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line that cannot be used, by its number (from 1), with the reason in Chinese and English."""

    line: int
    reason: str
    reason_en: str


def parse_line(number: int, line: str, needs: tuple[str, ...]) -> Labelled | BadLine:
    """The object of a line when it has every key of `needs`, else why it cannot be used."""
    try:
        item = json.loads(line)
    except (ValueError, RecursionError):
        return BadLine(number, "不是 JSON", "is not JSON")
    if not isinstance(item, dict):
        return BadLine(number, "不是 JSON 对象", "is not a JSON object")
    missing = [key for key in needs if key not in item]
    if missing:
        return BadLine(number, f"缺少 {'、'.join(missing)}", f"lacks {', '.join(missing)}")
    wrong = [key for key in needs if not isinstance(item[key], _TYPES.get(key, object))]
    if wrong:
        return BadLine(number, f"{'、'.join(wrong)} 的类型不对", f"has {', '.join(wrong)} of the wrong type")
    return item


_TYPES: dict[str, type] = {"text": str, "labels": dict, "listing": dict, "requirement": dict, "expected": dict}
