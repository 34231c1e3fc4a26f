"""The title: what stands as a heading on the page and in its element title, without the name of the site."""

import re
from collections.abc import Iterator, Sequence

from luodi.reading.article._block import Block, tight
from luodi.reading.article._words import CRUMB, HOME

_LONGEST, _SHORTEST = 150, 4
_META = ("articletitle", "og:title", "article:title", "title", "twitter:title")
#: What parts the title from the name of the site, the surest first.
_PARTS = re.compile(r"\s*(?:_|\||｜|--+|——(?=[^—]{2,15}$)|\s[-–—]\s|-\s*【|(?<!\d)-(?=[^-\d]{2,15}$))\s*")
_TWIN = 6


def find_title(blocks: Sequence[Block], head: str, meta: dict[str, str]) -> tuple[str, int]:
    """The title and the number of the block where it stands (-1: nowhere on the page)."""
    for stated in (head, *(meta.get(name, "") for name in _META)):
        found = _within(blocks, stated)
        if found >= 0:
            return blocks[found].text, found
    heading = next((n for n in _headings(blocks) if not blocks[n].place and not blocks[n].is_link), -1)
    if not head and heading >= 0:
        return blocks[heading].text, heading
    stated = next((meta[name] for name in _META if meta.get(name)), "") or head
    return (without_site(stated), -1) if stated else ("", -1)


def without_site(title: str) -> str:
    """The longest part of a title, of two that are alike the first."""
    parts = [p for p in _PARTS.split(title) if p]
    return max(parts, key=len) if parts else title


def _within(blocks: Sequence[Block], stated: str) -> int:
    """The block with the most of a stated title: headings first, then the longest; no link to elsewhere."""
    whole = tight(stated)
    ranked = [
        (block.is_heading, len(tight(block.text)), -number)
        for number, block in enumerate(blocks)
        if _TWIN <= len(tight(block.text)) <= _LONGEST and not block.is_link and tight(block.text) in whole
    ]
    ranked = [r for r in ranked if r[1] * 2 >= len(tight(without_site(stated)))]
    return -max(ranked)[2] if ranked else -1


def _headings(blocks: Sequence[Block]) -> Iterator[int]:
    for tag in ("h1", "h2", "h3"):
        yield from (n for n, b in enumerate(blocks) if b.tag == tag and _SHORTEST <= len(b.text) <= _LONGEST)


def is_title_like(block: Block) -> bool:
    """Whether a line could be a title: short, no sentence, no breadcrumb."""
    words = block.text
    return (
        _SHORTEST <= len(words) <= _LONGEST
        and not words.endswith(("。", "，", "；", ":", "："))
        and not CRUMB.match(words)
        and not HOME.match(words)
    )
