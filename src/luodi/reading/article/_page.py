"""Assembles an article from blocks: title, byline, body, and what surrounds them."""

from collections.abc import Sequence
from html import escape

from luodi.reading.article._around import find_breadcrumb, find_contact, find_notice, find_related, source_of
from luodi.reading.article._article import Article
from luodi.reading.article._block import Block
from luodi.reading.article._blocks import html_blocks, meta_of, parse, title_of
from luodi.reading.article._body import Run, find_body
from luodi.reading.article._byline import Byline, is_byline, read_bylines
from luodi.reading.article._bytes import is_coded, is_message, is_other_file, page_text
from luodi.reading.article._dates import find_date
from luodi.reading.article._lines import line_blocks
from luodi.reading.article._noise import is_barrier, is_junk, is_noise_line
from luodi.reading.article._title import find_title, is_title_like

_META_DATES = (
    *("pubdate", "publishdate", "article:published_time", "og:published_time", "datepublished", "og:time", "apub:time"),
    *("weibo: article:create_at", "publish_time", "createdate", "og:release_date", "date"),
)
_META_SOURCES, _META_AUTHORS, _META_COLUMNS = (
    ("contentsource", "source", "mediaid"),
    ("author", "article:author"),
    ("columnname",),
)
#: How many blocks below the title, and below the body, may hold the byline.
_NEAR, _BELOW = 12, 6
_TAGS = {"h1": "h2", "h2": "h2", "h3": "h3", "li": "li", "blockquote": "blockquote"}


def read_article(page: str | bytes) -> Article:
    """Reads a page: text, HTML or MHTML, as a string or as bytes in UTF-8 or GB18030. Never fails; missing parts stay empty,
    and files that are not text (PDF, undecoded content) give an empty article."""
    if isinstance(page, str) and is_message(page):
        page = page.encode("utf-8", "surrogatepass")
    if is_other_file(page if isinstance(page, bytes) else page[:64].encode("utf-8", "surrogatepass")):
        return Article()
    words = page_text(page) if isinstance(page, bytes) else page
    article = _from_html(words) if looks_like_html(words) else _from_text(words)
    return Article() if is_coded(f"{article.title}\n{article.body}") else article


def looks_like_html(words: str) -> bool:
    """Whether a page is HTML: it begins like a document or has at least two closing tags near its beginning."""
    head = words[:4000].lower()
    return head.lstrip("\ufeff \r\n\t").startswith(("<!doctype", "<html", "<?xml")) or head.count("</") > 1


def _from_text(words: str) -> Article:
    blocks = line_blocks(words)
    title, number = _title_of_text(blocks)
    return _compose(blocks, title, number, {})


def _title_of_text(blocks: Sequence[Block]) -> tuple[str, int]:
    """The line before the byline, else the first line that could be a title."""
    for number, block in enumerate(blocks[:_NEAR]):
        if (
            number
            and is_byline(block.text)
            and is_title_like(blocks[number - 1])
            and not is_byline(blocks[number - 1].text)
        ):
            return blocks[number - 1].text, number - 1
    lines = ((b.text, n) for n, b in enumerate(blocks[:_NEAR]) if is_title_like(b) and not is_byline(b.text))
    return next(lines, ("", -1))


def _from_html(words: str) -> Article:
    tree = parse(words)
    if tree is None:
        return Article()
    blocks, meta, head = html_blocks(tree), meta_of(tree), title_of(tree)
    title, number = find_title(blocks, head, meta)
    if not title:
        number = _before_byline(blocks)
        title = blocks[number].text if number >= 0 else ""
    return _compose(blocks, title, number, meta)


def _before_byline(blocks: Sequence[Block]) -> int:
    """The block before the first byline, if it could be a title."""
    for number in range(1, len(blocks)):
        before = blocks[number - 1]
        if is_byline(blocks[number].text) and is_title_like(before) and not before.is_link:
            return number - 1
    return next((n for n, b in enumerate(blocks) if is_title_like(b) and not b.is_link), -1)


def _compose(blocks: list[Block], title: str, number: int, meta: dict[str, str]) -> Article:
    first, end = find_body(blocks, number + 1)
    inside = blocks[first:end]
    text = [b for b in inside if not is_noise_line(b)]
    near = [b.text for b in blocks[max(number, 0) + (number >= 0) : first][:_NEAR] if not b.is_table]
    far = [b.text for b in [*blocks[end : end + _BELOW], *blocks[: max(number, 0)][-_NEAR:]] if not b.is_table]
    byline = read_bylines(near, far)
    _fill(byline, meta)
    crumbs = tuple(c for c in find_breadcrumb(blocks, first) if c != title)
    outside = [*blocks[:first], *blocks[end:]]
    notice = find_notice(blocks[end:])
    return Article(
        title=title,
        date=byline.date,
        date_text=byline.date_text,
        date_relative=byline.date_relative,
        breadcrumb=crumbs,
        category=crumbs[-1] if len(crumbs) > 1 else byline.category,
        author=byline.author,
        source=byline.source or source_of(notice),
        views=byline.views,
        body="\n".join(b.text for b in text if b.text),
        html="\n".join(_element(b) for b in text),
        left_out=_left_out(blocks, (first, end), number),
        contact=find_contact(outside),
        notice=notice,
        related=find_related(blocks, end, title),
    )


def _left_out(blocks: Sequence[Block], run: Run, title: int) -> tuple[str, ...]:
    """The lines within the text that were dropped, except the byline and lists of links."""
    beside = {b.parent for b in blocks[slice(*run)] if b.text} - {0}
    return tuple(
        b.text
        for n, b in enumerate(blocks)
        if (is_noise_line(b) if run[0] <= n < run[1] else n > title and b.parent in beside and not _is_of_page(b))
    )


def _is_of_page(block: Block) -> bool:
    return (
        not block.text or block.is_link or block.place or is_byline(block.text) or is_junk(block) or is_barrier(block)
    )


def _fill(byline: Byline, meta: dict[str, str]) -> None:
    for name in _META_DATES:
        if not byline.date and meta.get(name):
            byline.take(find_date(meta[name]))
    byline.source = byline.source or next((meta[n] for n in _META_SOURCES if meta.get(n)), "")
    byline.author = byline.author or next((meta[n] for n in _META_AUTHORS if meta.get(n)), "")
    byline.category = byline.category or next((meta[n] for n in _META_COLUMNS if meta.get(n)), "")


def _element(block: Block) -> str:
    """A block of the body as markup: a paragraph, heading, list item or table; of a picture, its text."""
    if block.is_table:
        return block.html
    if block.tag == "img":
        return f'<img alt="{escape(block.html)}">'
    tag = _TAGS.get(block.tag, "p")
    return f"<{tag}>{block.html}</{tag}>"
