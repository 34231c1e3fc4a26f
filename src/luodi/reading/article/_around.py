"""What surrounds the body: breadcrumb, contact block, notice, other articles."""

import re
from collections.abc import Sequence

from luodi.reading import contact as phones
from luodi.reading._door import open_text
from luodi.reading.article._article import Contact, Related
from luodi.reading.article._block import Block, tight
from luodi.reading.article._noise import is_contact, is_junk
from luodi.reading.article._words import ASKED, CRUMB, HERE, HOME, NOTICE, RELATED, STEP

#: The end of a truncated extract; titles never end like this.
_CUT = re.compile(r"(?:\.{3}|…+)\s*$")
_EXTRACT_LENGTH = 60
_MOST_RELATED = 30
_PLEASE = re.compile(r"(?:请|需)(?:您|你)?(?:说明|注明|留下|提供|填写|告知|写明|附上)(?:您|你)?的?([^。!！\n]{2,80})")
_NOTICE_LINES = 3
_PUBLISHED_BY = re.compile(
    r"(?:本文|本篇|文章)(?:章)?(?:系|由)\s*([^\s，,。、;；:：]{2,30}?)(?:网站)?(?:编辑|整理)?(?:发布|原创|首发)"
)
_LONGEST_CRUMB = 300


def find_breadcrumb(blocks: Sequence[Block], end: int) -> tuple[str, ...]:
    """The breadcrumb before block `end`, from the home page to the section, without words for "this page"."""
    for number, block in enumerate(blocks[:end]):
        label = CRUMB.match(block.text)
        if label:
            words = [
                block.text[label.end() :],
                *(b.text for b in blocks[number + 1 : min(end, number + 8)] if b.is_link),
            ]
            steps = _steps(words[0]) or _steps(" > ".join(words[1:]))
            if steps:
                return steps
    return next((s for b in blocks[:end] if len(s := _steps(b.text)) > 1 and HOME.match(s[0])), ())


def _steps(words: str) -> tuple[str, ...]:
    if len(words) > _LONGEST_CRUMB:
        return ()
    steps = [s.strip() for s in STEP.split(words) if s.strip()]
    while steps and HERE.match(steps[-1]):
        steps.pop()
    return tuple(steps) if all(len(s) <= 60 for s in steps) else ()


def find_contact(blocks: Sequence[Block]) -> Contact:
    """The contact block among the lines outside the body."""
    lines = [b.text for b in blocks if is_contact(b) and not NOTICE.match(b.text)]
    if not lines:
        return Contact()
    text = "\n".join(lines)
    numbers = [m.value for m in phones.find(open_text(text)) if m.key in ("phone", "other_phone")]
    return Contact(text, tuple(dict.fromkeys(str(v) for v in numbers)), _asked(text))


def _asked(text: str) -> tuple[str, ...]:
    """The details readers are asked for, in text order."""
    keys: list[str] = []
    for request in _PLEASE.finditer(text):
        places = sorted((request[1].find(word), key) for word, key in ASKED.items() if word in request[1])
        keys += [key for _, key in places]
    return tuple(dict.fromkeys(keys))


def find_notice(blocks: Sequence[Block]) -> str:
    """The copyright and take-down notice."""
    lines = [b.text for b in blocks if NOTICE.match(b.text)]
    return "\n".join(dict.fromkeys(lines[:_NOTICE_LINES]))


def source_of(notice: str) -> str:
    """The publisher named in a notice: 本文由示例网发布."""
    match = _PUBLISHED_BY.search(notice)
    return match[1] if match else ""


def find_related(blocks: Sequence[Block], start: int, title: str) -> tuple[Related, ...]:
    """The articles under the first "related" heading after block `start`."""
    first = next((n + 1 for n in range(start, len(blocks)) if _is_heading(blocks[n])), len(blocks))
    links: list[Related] = []
    for block in blocks[first:]:
        if is_junk(block) or NOTICE.match(block.text) or (links and _is_heading(block)):
            break
        _add(links, block)
    links = [r for r in links if tight(r.title) != tight(title)]
    return tuple(links[:_MOST_RELATED])


def _is_heading(block: Block) -> bool:
    return len(block.text) <= 16 and bool(RELATED.match(block.text))


def _add(links: list[Related], block: Block) -> None:
    """Adds a line: a repeated title (from a picture), the extract of the last title, or the next title."""
    words = block.text
    last = links[-1] if links else None
    if not words or (last and tight(last.title) == tight(words)):
        return
    if (
        last
        and not last.extract
        and not block.is_link
        and (block.lead or len(words) > _EXTRACT_LENGTH or _CUT.search(words[-8:]))
    ):
        links[-1] = Related(last.title, words, last.url)
    elif len(words) >= 4 and not block.lead:
        links.append(Related(words, "", block.href if block.href.startswith("http") else ""))
