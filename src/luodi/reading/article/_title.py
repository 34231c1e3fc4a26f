"""Finds the title from the page's headings and title element, without the names of site and section."""

import re
from collections.abc import Callable, Iterator, Sequence

from luodi.reading.article._around import find_breadcrumb
from luodi.reading.article._block import Block, tight
from luodi.reading.article._byline import is_byline
from luodi.reading.article._words import CRUMB, FOOTER, HOME, OWNER, SITE

_LONGEST, _SHORTEST = 150, 4
#: A real heading may be as short as 通知; a line that only looks like a title may not.
_SHORTEST_HEADING = 2
_META = ("articletitle", "og:title", "article:title", "title", "twitter:title")
_META_SITES = ("og:site_name", "sitename", "application-name", "columnname")
#: Separators between the title and the site's name, the most reliable first.
_PARTS = re.compile(r"\s*(?:_|\||｜|--+|——(?=[^—]{2,15}$)|\s[-–—]\s|-\s*【|(?<!\d)-(?=[^-\d]{2,15}$))\s*")
_TWIN = 6
_NEAR_BYLINE = 3
IsName = Callable[[str], bool]


def find_title(blocks: Sequence[Block], head: str, meta: dict[str, str]) -> tuple[str, int]:
    """The title and the number of its block (-1 if it is not on the page)."""
    is_name = _names(blocks, head, meta)
    for stated in (head, *(meta.get(name, "") for name in _META)):
        at = _within(blocks, stated, is_name)
        if at >= 0:
            return blocks[at].text, at
    heading = next((n for n in _headings(blocks) if not is_name(blocks[n].text)), -1)
    if heading >= 0 and (not head or blocks[heading].tag == "h1" or _is_above_byline(blocks, heading)):
        return blocks[heading].text, heading
    stated = next((meta[name] for name in _META if meta.get(name)), "") or head
    title = without_site(stated, is_name)
    above = _above_byline(blocks, is_name) if is_name(title) or not _is_on(blocks, title) else -1
    if above >= 0:
        return blocks[above].text, above
    return (title, -1) if title else ("", -1)


def _is_on(blocks: Sequence[Block], title: str) -> bool:
    """Whether the title is on the page as a line of its own; the last step of a breadcrumb does not count."""
    short = tight(title)
    return any(tight(b.text) == short for b in blocks if len(b.text) <= 2 * _LONGEST and not b.is_link)


def _names(blocks: Sequence[Block], head: str, meta: dict[str, str]) -> IsName:
    """Whether words are the name of the site or of a section: a step of the breadcrumb; what the page says of itself in its
    last lines; the last part of its element title where that sounds like a site."""
    steps = [tight(step) for step in find_breadcrumb(blocks, len(blocks))]
    parts = [p for p in _PARTS.split(head) if p]
    sites = {tight(meta[name]) for name in _META_SITES if meta.get(name)}
    sites |= {tight(p) for p in parts[1:] if SITE.search(p)}
    own = tight(
        " ".join(b.text for b in blocks if len(b.text) < 300 and (FOOTER.search(b.text) or OWNER.search(b.text)))
    )
    links = {tight(b.text) for b in blocks if b.is_link}

    def is_name(words: str) -> bool:
        short = tight(words)
        if short in sites or HOME.match(words):
            return True
        if short in steps and (short in links or short in steps[:-1]):
            return True
        return bool(SITE.search(words)) and (short in own or short in links)

    return is_name


def without_site(title: str, is_name: IsName = lambda words: False) -> str:
    """The longest part of a title that is no name of the site, of two that are alike the first."""
    parts = [p for p in _PARTS.split(title) if p]
    return max([p for p in parts if not is_name(p)] or parts, key=len) if parts else title


def _within(blocks: Sequence[Block], stated: str, is_name: IsName) -> int:
    """The block with the most of a stated title: headings first, then the longest; no link to elsewhere."""
    whole = tight(stated)
    ranked = [
        (block.is_heading, len(tight(block.text)), -number)
        for number, block in enumerate(blocks)
        if len(block.text) <= 2 * _LONGEST
        and _TWIN <= len(tight(block.text)) <= _LONGEST
        and not block.is_link
        and tight(block.text) in whole
        and not is_name(block.text)
    ]
    ranked = [r for r in ranked if r[1] * 2 >= len(tight(without_site(stated, is_name)))]
    return -max(ranked)[2] if ranked else -1


def _headings(blocks: Sequence[Block]) -> Iterator[int]:
    """Headings that could be the title, the highest first."""
    for tag in ("h1", "h2", "h3"):
        least = _SHORTEST_HEADING if tag == "h1" else _SHORTEST
        yield from (
            n
            for n, b in enumerate(blocks)
            if b.tag == tag and least <= len(b.text) <= _LONGEST and not b.place and not b.is_link
        )


def _is_above_byline(blocks: Sequence[Block], number: int) -> bool:
    return any(is_byline(b.text) for b in blocks[number + 1 : number + 1 + _NEAR_BYLINE])


def _above_byline(blocks: Sequence[Block], is_name: IsName) -> int:
    """The line right above the first byline, where it could be a title."""
    for number in range(1, len(blocks)):
        if is_byline(blocks[number].text):
            above = blocks[number - 1]
            fits = is_title_like(above) and not above.is_link and not is_byline(above.text) and not is_name(above.text)
            return number - 1 if fits else -1
    return -1


def is_title_like(block: Block) -> bool:
    """Whether a line could be a title: short, no sentence, no breadcrumb."""
    words = block.text
    return (
        _SHORTEST <= len(words) <= _LONGEST
        and not words.endswith(("。", "，", "；", ":", "："))
        and not CRUMB.match(words)
        and not HOME.match(words)
    )
