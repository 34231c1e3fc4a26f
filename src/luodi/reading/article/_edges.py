"""Extends the body beyond its heaviest run: paragraphs after a noise line, short first lines, attachments, sign-offs.

Sibling blocks belong to one text, so a noise line between them is dropped alone. Text pages have no such structure; there only
captions and credits are skipped.
"""

import re
from collections.abc import Callable, Iterable, Sequence

from luodi.reading.article._block import Block
from luodi.reading.article._byline import is_byline
from luodi.reading.article._noise import is_aside, is_list_heading, is_noise_line
from luodi.reading.article._words import ABOUT_RIGHTS, ATTACHMENT, CLOSING, FILE, OPENING, PAGER, SIGNED_BY, SIGNED_ON

Run = tuple[int, int]
_PROSE = re.compile(r"[。！？；!?]|[，,].*[，,。]|[\u4e00-\u9fff][，,]|[：:]$|[.]$")
#: The most noise lines in a row within a text; short first lines; lines of a tail.
_GAP, _FIRST_LINES, _TAIL = 4, 3, 24
_PROSE_LENGTH, _SHORT = 12, 40


def widened(blocks: Sequence[Block], run: Run, start: int) -> Run:
    """The run extended by the parts of the same text before and after it."""
    first, end = run
    if first == end:
        return run
    parents = {b.parent for b in blocks[first:end] if b.text}
    while (edge := _beyond(blocks, range(end, len(blocks)), parents)) is not None:
        end = edge + 1
    while (edge := _beyond(blocks, range(first - 1, start - 1, -1), parents)) is not None:
        first = edge
    return _with_first_lines(blocks, first, start, parents), _with_tail(blocks, end, parents)


def _beyond(blocks: Sequence[Block], places: Iterable[int], parents: set[int]) -> int | None:
    """The next paragraph of the text after noise or short lines."""
    passed = 0
    for number in places:
        block = blocks[number]
        if PAGER.search(block.text) or is_list_heading(block) or block.parent not in parents:
            return None
        if _is_prose(block) and (passed or block.parent):
            return number
        if block.text and (passed == _GAP or block.is_link or not (block.parent or _is_caption(block))):
            return None
        passed += bool(block.text)
    return None


def _is_caption(block: Block) -> bool:
    return is_aside(block) and not is_byline(block.text)


def _is_prose(block: Block) -> bool:
    if block.is_table:
        return not block.place
    if block.is_link or is_noise_line(block) or ABOUT_RIGHTS.search(block.text) or block.place:
        return False
    return len(block.text) >= _PROSE_LENGTH and bool(_PROSE.search(block.text[:300]))


def _with_first_lines(blocks: Sequence[Block], first: int, start: int, parents: set[int]) -> int:
    """Includes short first lines: a sub-heading, a dateline, a salutation; not a second title or a bare date."""
    number = first
    while number > start and first - number < _FIRST_LINES:
        block = blocks[number - 1]
        if not block.parent or block.parent not in parents or block.is_link or not _opens(block):
            break
        number -= 1
    return number


def _opens(block: Block) -> bool:
    words = block.text
    if len(words) > _SHORT or is_noise_line(block) or SIGNED_ON.match(words) or is_list_heading(block):
        return False
    return block.tag in ("h3", "h4") or block.html.startswith("<strong>") or bool(OPENING.search(words))


def _with_tail(blocks: Sequence[Block], end: int, parents: set[int]) -> int:
    """The end of the text after any attachments, closing words and sign-offs."""
    last, after = end, ""
    for number in range(end, min(len(blocks), end + _TAIL)):
        block = blocks[number]
        if not block.text:
            continue
        kind = _tail_kind(block, parents, after)
        if not kind:
            break
        if kind in ("attachment", "closing", "date") or (kind == "signed" and block.parent and block.parent in parents):
            last = number + 1
        after = kind
    return last


def _tail_kind(block: Block, parents: set[int], after: str) -> str:
    """The kind of a line after the text, "" if the text has ended."""
    words, beside = block.text, block.parent in parents
    if block.place or is_list_heading(block) or PAGER.search(words):
        return ""
    tests: tuple[tuple[str, Callable[[], object]], ...] = (
        ("attachment", lambda: ATTACHMENT.match(words) or (after == "attachment" and FILE.search(words))),
        ("date", lambda: SIGNED_ON.match(words) and (after == "signed" or (beside and block.parent))),
        ("signed", lambda: SIGNED_BY.match(words) and (beside or not block.parent)),
        ("closing", lambda: beside and block.parent and CLOSING.match(words)),
        ("noise", lambda: beside and is_noise_line(block)),
    )
    return next((kind for kind, is_one in tests if is_one()), "")
