"""Normalises a text for the rules: past the reading door, removes masks that hide a word, and keeps offsets.

The door handles width, traditional characters, 蕞 and 头部名. This module adds the spellings that only the check cares about:
最 大, zui佳, 国 家 级, 第①. Offsets lead back to the original text.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache

from luodi.reading import MAX_LENGTH, Text, open_text
from luodi.wording._data import table

#: Circled and bracketed figures, which the door treats as list markers.
_FIGURES = {ord(c): "1" for c in "①⑴⒈❶➀➊"} | {ord("㊀"): "一", ord("壱"): "壹"}


@dataclass(frozen=True, slots=True)
class Opened:
    """`plain` is the text for the rules. `taken` holds for each mask in order the position of its word in `plain` and the
    span it replaces behind the door: (start, end, first, last)."""

    text: Text
    plain: str
    taken: tuple[tuple[int, int, int, int], ...]

    def span(self, start: int, end: int) -> tuple[int, int, bool]:
        """Offsets into the original for offsets into `plain`, and whether the words there were masked."""
        first, behind_first = self._back(start, is_end=False)
        last, behind_last = self._back(end, is_end=True)
        start, end = self.text.span(first, last)
        hidden = behind_first != behind_last or self._inside(behind_first, first, last)
        return start, end, hidden or _is_masked_by_the_door(self.text, start, end)

    def _inside(self, index: int, first: int, last: int) -> bool:
        return index > 0 and self.taken[index - 1][2] < last and first < self.taken[index - 1][3]

    def _back(self, at: int, *, is_end: bool) -> tuple[int, int]:
        """The offset behind the door, and the number of masks that start before it."""
        index = bisect_right(self.taken, at - is_end, key=lambda mask: mask[0])
        if index == 0:
            return at, 0
        _start, end, first, last = self.taken[index - 1]
        if at - is_end < end:
            return (last if is_end else first), index
        return at - end + last, index


def opened(original: str) -> list[tuple[int, Opened]]:
    """The parts of a text, each with its offset; a single part unless the text exceeds the door's limit."""
    parts: list[tuple[int, Opened]] = []
    start = 0
    while start < len(original) or not parts:
        end = start + MAX_LENGTH
        if end < len(original):
            end = max(original.rfind("\n", start, end), original.rfind("。", start, end)) + 1 or end
        parts.append((start, _unmasked(original[start:end])))
        start = end
    return parts


def _unmasked(original: str) -> Opened:
    text = open_text(original.translate(_FIGURES))
    pieces: list[str] = []
    taken: list[tuple[int, int, int, int]] = []
    done = size = 0
    for mask in _masks().finditer(text.clean):
        word = _meanings()[(mask.lastindex or 1) - 1]
        pieces += (text.clean[done : mask.start()], word)
        size += mask.start() - done + len(word)
        taken.append((size - len(word), size, mask.start(), mask.end()))
        done = mask.end()
    return Opened(Text(original, text.clean, text.offsets), "".join((*pieces, text.clean[done:])), tuple(taken))


def _is_masked_by_the_door(text: Text, start: int, end: int) -> bool:
    """Whether the door has normalised 蕞, 嘬 or 头部名 here."""
    words = text.original[start:end]
    return any(sign in words for sign in ("蕞", "嘬", "头部名", "頭部名"))


@cache
def _masks() -> re.Pattern[str]:
    """One pattern for all masks; each ends in an empty group that identifies it."""
    return re.compile("|".join(f"{row['pattern']}()" for row in table("masks.tsv")))


@cache
def _meanings() -> tuple[str, ...]:
    return tuple(row["meaning"] for row in table("masks.tsv"))
