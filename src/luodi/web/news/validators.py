"""Validates news: sanitises markup by an allow-list, and checks that an article is complete before it is published."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape, unescape
from html.parser import HTMLParser

from luodi.reading.article import is_coded
from luodi.web.news.models import ArticlePage, WordedPage

_TABLE = ("table", "caption", "thead", "tbody", "tr", "th", "td")
#: Allowed elements, by the name they are kept under. The only attributes kept are the address of a link and the row and
#: column spans of a cell.
_KEPT = {
    **{name: name for name in ("p", "h2", "h3", "ul", "ol", "li", "blockquote", "em", "strong", "a", *_TABLE)},
    "h1": "h2",
    "h4": "h3",
    "b": "strong",
    "i": "em",
}
_VOID = frozenset({"br", "hr"})
#: Elements removed together with their content.
_GONE = frozenset(
    [
        "script",
        "style",
        "iframe",
        "object",
        "noscript",
        "template",
        "svg",
        "math",
        "form",
        "textarea",
        "select",
        "button",
        "head",
        "title",
    ]
)
_SPAN = re.compile(r"(?!0|1$)[0-9]{1,2}$", re.A)
_SAFE_ADDRESS = re.compile(r"https?://[^\s\"'<>]{1,480}$", re.I)


@dataclass(frozen=True, slots=True)
class Cleaned:
    """Sanitised markup, and how many pictures it had."""

    html: str
    pictures: int


def clean_html(html: str) -> Cleaned:
    """Markup rebuilt from allowed elements, with text escaped and every element closed. Never fails."""
    parser = _Rebuilder()
    parser.feed(html)
    parser.close()
    return Cleaned(parser.finished(), parser.pictures)


@dataclass
class _State:
    out: list[str] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)


class _Rebuilder(HTMLParser):
    """Rebuilds markup from parser events; unknown elements are dropped but their text is kept."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.state, self.pictures = _State(), 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "img":
            self.pictures += 1
        if tag in _GONE:
            self.state.gone.append(tag)
        if self.state.gone:
            return
        if tag in _VOID:
            self.state.out.append(f"<{tag}/>")
        elif tag in _KEPT:
            self._open(_KEPT[tag], dict(attrs))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        state = self.state
        if tag in state.gone:
            del state.gone[state.gone.index(tag) :]
            return
        name = _KEPT.get(tag)
        if state.gone or name not in state.open:
            return
        while state.open:
            last = state.open.pop()
            state.out.append(f"</{last}>")
            if last == name:
                return

    def handle_data(self, data: str) -> None:
        if not self.state.gone:
            self.state.out.append(escape(data, quote=False))

    def _open(self, name: str, attrs: dict[str, str | None]) -> None:
        own = ""
        if name == "a":
            address = attrs.get("href") or ""
            if not _SAFE_ADDRESS.match(address):
                return
            own = f' href="{escape(address)}"'
        elif name in ("td", "th"):
            spans = ((key, attrs.get(key) or "") for key in ("colspan", "rowspan"))
            own = "".join(f' {key}="{value}"' for key, value in spans if _SPAN.match(value))
        self.state.out.append(f"<{name}{own}>")
        self.state.open.append(name)

    def finished(self) -> str:
        return "".join([*self.state.out, *(f"</{name}>" for name in reversed(self.state.open))]).strip()


#: A check looks at an article about to be published and names what is missing, by the codes of `voice`. What must not be
#: (`shared.gate`).
Check = Callable[[ArticlePage], list[str]]


def _has_title(article: ArticlePage) -> list[str]:
    return [] if article.title.strip() else ["title"]


def _has_text(article: ArticlePage) -> list[str]:
    if article.is_stub:
        return [] if article.extract else ["extract"]
    return [] if article.body else ["body"]


def _is_text(article: ArticlePage) -> list[str]:
    """Refuses text that is still encoded or contains control characters."""
    words = f"{article.title}\n{article.extract}\n{unescape(article.body)}"
    return ["readable"] if is_coded(words) else []


CHECKS: list[Check] = [_has_title, _has_text, _is_text]


def missing_for_publishing(page: WordedPage) -> list[str]:
    """The findings of every check of an article, in order. Other pages need only the title that Wagtail demands."""
    return [fault for check in CHECKS for fault in check(page)] if isinstance(page, ArticlePage) else []
