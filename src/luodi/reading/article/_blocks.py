"""Splits an HTML page into blocks. lxml repairs broken markup; scripts, styles and forms are dropped."""

import re
from dataclasses import dataclass, field, replace
from html import escape
from typing import TYPE_CHECKING

from luodi.reading.article._block import Block, squeeze
from luodi.reading.article._words import FURNITURE_CELL, PLACE

if TYPE_CHECKING:
    from lxml.html import HtmlElement

#: The number of characters of HTML that are parsed; the longest page of the corpus has 127,000.
MOST = 2_000_000
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "br",
        "center",
        "dd",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "title",
        "tr",
        "ul",
        "html",
    ]
)
_LEFT_OUT = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "iframe",
        "object",
        "embed",
        "button",
        "select",
        "textarea",
        "svg",
        "canvas",
        "head",
        "option",
        "map",
        "applet",
        "math",
        "audio",
        "video",
    ]
)
_INLINE = {"b": "strong", "strong": "strong", "em": "em", "i": "em"}
_KEPT = frozenset({"p", "h1", "h2", "h3", "h4", "li", "blockquote", "td", "th", "title"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4"})
_LEAST_ROWS, _LONGEST_CELL, _MOST_SPANNED = 2, 300, 50
_HIDDEN = re.compile(r"display\s*:\s*none", re.I)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


def parse(html: str) -> "HtmlElement | None":
    """The parsed page, or None if it has no markup."""
    # slow to load, and only pages need it
    from lxml import etree
    from lxml import html as lxml_html

    words = _DECLARATION.sub("", _CONTROL.sub(" ", html[:MOST]))
    parser = lxml_html.HTMLParser(encoding="utf-8", recover=True, remove_comments=True, remove_pis=True)
    try:
        return lxml_html.document_fromstring(words.encode("utf-8"), parser=parser)
    except etree.ParserError:
        return None


def meta_of(tree: "HtmlElement") -> dict[str, str]:
    """Names and properties of the head's meta elements, lower case, with their content."""
    meta: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = squeeze(str(element.get("name") or element.get("property") or element.get("itemprop") or "")).lower()
        if name and element.get("content"):
            meta.setdefault(name, squeeze(str(element.get("content"))))
    return meta


def title_of(tree: "HtmlElement") -> str:
    """The text of the title element."""
    for title in tree.iter("title"):
        return squeeze(str(title.text or ""))
    return ""


@dataclass(slots=True)
class _Open:
    """The block being filled."""

    tag: str = "p"
    words: list[str] = field(default_factory=list)
    html: list[str] = field(default_factory=list)
    linked: int = 0
    href: str = ""
    parent: int = 0

    def add(self, words: str, link: str, marks: list[str]) -> None:
        self.words.append(words)
        if link:
            self.linked += len(squeeze(words))
            self.href = self.href or link
        kept = list(dict.fromkeys(marks))
        opened = "".join(f"<{m}>" for m in kept)
        closed = "".join(f"</{m}>" for m in reversed(kept))
        inner = f'<a href="{escape(link)}">{escape(words)}</a>' if link.startswith("http") else escape(words)
        self.html.append(f"{opened}{inner}{closed}")


def html_blocks(tree: "HtmlElement") -> list[Block]:
    """The blocks of a tree, in page order."""
    page = _Page()
    from lxml.etree import iterwalk  # slow to load, and only pages need it

    walker = iterwalk(tree, events=("start", "end"))
    for event, element in walker:
        tag = str(element.tag).lower()
        left_out = _is_left_out(element, tag) or (tag == "table" and is_table_of_facts(element))
        if event == "start":
            if left_out:
                page.take_table(element, tag)
                walker.skip_subtree()
            else:
                page.enter(element, tag)
        else:
            if not left_out:
                page.leave(element, tag)
            page.say(element.tail if element is not tree else None)
    page.close()
    return page.blocks


class _Page:
    """The state of the walk: the blocks so far and the open elements."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.now = _Open()
        self.tags: list[str] = ["p"]
        self.marks: list[str] = []
        self.links: list[str] = [""]
        self.places = self.tables = self.elements = 0
        #: The numbers of the open block elements, the innermost last.
        self.within: list[int] = [0, 0]

    def enter(self, element: "HtmlElement", tag: str) -> None:
        if tag == "br" and self.tags[-1] in _HEADINGS:
            self.now.add(_gap(self.now.words), "", [])
            return
        if tag in _BLOCKS:
            self.close()
            self.tags.append(tag if tag in _KEPT else self.tags[-1] if tag == "br" else "p")
            self.elements += 1
            self.within.append(self.within[-1] if tag == "br" else self.elements)
            self._begin()
        elif tag == "img":
            self.close()
            self.blocks.append(Block("", "img", place=self.places > 0, html=squeeze(element.get("alt") or "")))
        self.places += _is_furniture(element, tag)
        self.tables += tag == "table"
        if tag in _INLINE:
            self.marks.append(_INLINE[tag])
        elif tag == "a":
            self.links.append(str(element.get("href") or "#").strip())
        self.say(element.text)

    def leave(self, element: "HtmlElement", tag: str) -> None:
        if tag == "br" and self.tags[-1] in _HEADINGS:
            return
        if tag in _BLOCKS:
            self.close()
            self.tags.pop()
            self.within.pop()
            self._begin()
        self.places -= _is_furniture(element, tag)
        self.tables -= tag == "table"
        if tag in _INLINE:
            self.marks.pop()
        elif tag == "a":
            self.links.pop()

    def take_table(self, element: "HtmlElement", tag: str) -> None:
        """Turns a table of facts into one block; any other dropped element gives none."""
        if tag != "table" or _is_left_out(element, tag):
            return
        self.close()
        table = table_block(element)
        if table.text:
            place = self.places > 0 or _is_furniture(element, tag)
            self.blocks.append(replace(table, place=place, parent=self.within[-1]))

    def _begin(self) -> None:
        """Starts the next block, belonging to the innermost open element."""
        self.now = _Open(self.tags[-1], parent=self.within[-2])

    def say(self, words: str | None) -> None:
        if words:
            self.now.add(words, self.links[-1], self.marks)

    def close(self) -> None:
        """Ends the current block; one without words is dropped."""
        block = self.now
        self._begin()
        words = squeeze("".join(block.words))
        if words:
            html = squeeze("".join(block.html))
            place, table = self.places > 0, self.tables > 0
            self.blocks.append(
                Block(words, block.tag, block.linked, block.href, place, table, html=html, parent=block.parent)
            )


def _gap(words: list[str]) -> str:
    """The replacement of a break within a heading: nothing between Chinese characters, else a space."""
    before = "".join(words).rstrip()[-1:]
    return "" if before > "\u2e7f" else " "


def is_table_of_facts(table: "HtmlElement") -> bool:
    """Whether a table holds rows of short cells. Layout tables have long cells, single-cell rows or nested tables, and tables
    of the page's own metadata (索引号, 发布机构) are not part of the text either."""
    rows = [[c for c in row if str(c.tag).lower() in ("td", "th")] for row in table.iter("tr")]
    rows = [row for row in rows if row]
    if len(rows) < _LEAST_ROWS or sum(len(row) > 1 for row in rows) * 2 < len(rows):
        return False
    if any(inner is not table for inner in table.iter("table")) or any(True for _ in table.iter("form", "input")):
        return False
    cells = [squeeze("".join(c.itertext())) for row in rows for c in row]
    linked = sum(len(squeeze("".join(a.itertext()))) for a in table.iter("a"))
    size = sum(len(c) for c in cells)
    if not size or 2 * linked > size or max(len(c) for c in cells) > _LONGEST_CELL:
        return False
    return not any(FURNITURE_CELL.match(c) for c in cells)


def table_block(table: "HtmlElement") -> Block:
    """A table of facts as a block: text with a line per row, markup with rows, cells and spans."""
    lines, html, linked = [], [], 0
    for row in table.iter("tr"):
        cells = [_cell(c) for c in row if str(c.tag).lower() in ("td", "th")]
        if any(words for words, _, _ in cells):
            lines.append(" | ".join(words for words, _, _ in cells))
            html.append(f"<tr>{''.join(markup for _, markup, _ in cells)}</tr>")
            linked += sum(links for _, _, links in cells)
    captions = [squeeze("".join(c.itertext())) for c in table.iter("caption")]
    head = "".join(f"<caption>{escape(c)}</caption>" for c in captions if c)
    text = "\n".join([*(c for c in captions if c), *lines])
    return Block(text, "table", linked, in_table=True, html=f"<table>{head}{''.join(html)}</table>")


def _cell(cell: "HtmlElement") -> tuple[str, str, int]:
    """Text, markup and number of linked characters of one cell."""
    tag = str(cell.tag).lower()
    inner = [b for b in html_blocks(cell) if b.text]
    spans = "".join(
        f' {name}="{int(value)}"'
        for name in ("colspan", "rowspan")
        if (value := str(cell.get(name) or "")).isascii() and value.isdigit() and 1 < int(value) <= _MOST_SPANNED
    )
    markup = "<br>".join(b.html for b in inner)
    return " ".join(b.text for b in inner), f"<{tag}{spans}>{markup}</{tag}>", sum(b.linked for b in inner)


def _is_left_out(element: "HtmlElement", tag: str) -> bool:
    hidden = element.get("hidden") is not None or _HIDDEN.search((element.get("style") or "")[:500])
    return tag in _LEFT_OUT or bool(hidden)


def _is_furniture(element: "HtmlElement", tag: str) -> bool:
    if tag in ("nav", "footer", "aside"):
        return True
    return tag not in ("body", "html") and bool(
        PLACE.search((element.get("class") or "")[:200]) or PLACE.search((element.get("id") or "")[:200])
    )
