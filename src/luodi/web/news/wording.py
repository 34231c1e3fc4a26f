"""Extracts the plain words of markup for the gate."""

from html.parser import HTMLParser

_BLOCKS = frozenset(
    {"p", "h2", "h3", "h4", "li", "ul", "ol", "blockquote", "hr", "br", "table", "caption", "tr", "th", "td", "div"}
)


def words_of(html: str) -> str:
    """The words of markup: block elements end a line, inline elements do not split words."""
    reader = _Words()
    reader.feed(html)
    reader.close()
    return "".join(reader.words).strip()


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS:
            self.words.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.words.append("\n")

    def handle_data(self, data: str) -> None:
        self.words.append(data)
