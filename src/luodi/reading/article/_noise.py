"""Lines that are not part of a page's text: furniture, credits and captions, calls to action, notices."""

import re

from luodi.reading.article._block import Block
from luodi.reading.article._byline import is_byline
from luodi.reading.article._words import (
    CAPTION,
    CONTACT,
    CONTACT_LENGTH,
    FOOTER,
    FOOTER_LENGTH,
    JUNK,
    JUNK_LENGTH,
    NOTICE,
    OTHER_LIST,
    RELATED,
    SHARE,
    SUMMARY,
)

_CREDIT = re.compile(
    r"^[\W_]*(?:本报|本网|见习|实习|特约|文/?图?|图/?文|来源|记者|通讯员|作者|编辑|审核|供稿|供图|\S{2,8}(?:报|网|社)?记者)[^。！？]{0,30}$"
)
#: A block of this length that ends a sentence is prose, and words of furniture count only at its beginning.
_PROSE, _LABEL, _ENDS = 30, 8, ("。", "！", "？", "”")
#: The length up to which words that end the body count anywhere.
_BARRIER_LENGTH = 24
_BYLINE_LENGTH, _CAPTION_LENGTH, _LINE_LENGTH = 90, 60, 40


def is_barrier(block: Block) -> bool:
    """Whether the body ends here: a heading of other articles, a notice or a row of share buttons."""
    words = block.text
    return not block.is_table and (is_list_heading(block) or _is_share(words) or bool(NOTICE.match(words)))


def is_list_heading(block: Block) -> bool:
    """The heading of a list of other articles."""
    words = block.text
    return len(words) <= _BARRIER_LENGTH and bool(RELATED.match(words) or OTHER_LIST.match(words))


def is_contact(block: Block) -> bool:
    """A call to contact somebody."""
    return not block.is_table and len(block.text) <= CONTACT_LENGTH and bool(CONTACT.search(block.text))


def is_junk(block: Block) -> bool:
    """Page furniture."""
    size = len(block.text)
    match = JUNK.search(block.text) if size <= JUNK_LENGTH and not block.is_table else None
    is_sentence = size > _PROSE and block.text.endswith(_ENDS)
    return (match is not None and (match.start() < _LABEL or not is_sentence)) or (
        size <= FOOTER_LENGTH and bool(FOOTER.search(block.text))
    )


def is_aside(block: Block) -> bool:
    """A credit, a caption or a publication date: beside the text rather than part of it."""
    words = block.text
    if _CREDIT.match(words) or (len(words) <= _CAPTION_LENGTH and CAPTION.search(words)):
        return True
    return len(words) <= _BYLINE_LENGTH and "。" not in words and is_byline(words)


def is_noise_line(block: Block) -> bool:
    """A foreign line within the text. Stricter than for furniture around it: an instruction that says 登录 stays."""
    words = block.text
    if not words or block.is_table:
        return False
    if is_aside(block) or _is_share(words) or SUMMARY.match(words):
        return True
    if NOTICE.match(words):
        return "\n" not in words and not words.endswith(("：", ":"))
    goes_on = words.endswith((*_ENDS, "；", ";", "，", ","))
    match = JUNK.search(words) if len(words) <= _LINE_LENGTH and not goes_on else None
    return (match is not None and match.start() < _LABEL) or bool(len(words) <= JUNK_LENGTH and FOOTER.search(words))


def _is_share(words: str) -> bool:
    return len(words) <= _BARRIER_LENGTH and bool(SHARE.match(words))
