"""The content check of an article: what its public words must not say, and what somebody has answered for in writing."""

from html.parser import HTMLParser

from django.utils.translation import gettext as _

from luodi.web.news.models import ArticlePage
from luodi.web.shared.hints import Hint, hints

_BLOCKS = frozenset(
    {"p", "h2", "h3", "h4", "li", "ul", "ol", "blockquote", "hr", "br", "table", "caption", "tr", "th", "td", "div"}
)


def hints_of(article: ArticlePage) -> list[Hint]:
    """Everything that the check finds in what readers and search engines are shown of an article."""
    return hints(
        [
            (_("标题"), article.title),
            (_("正文"), words_of(article.body)),
            (_("摘要"), article.extract),
            (_("搜索标题"), article.seo_title),
            (_("搜索说明"), article.search_description),
        ]
    )


def forbidden(article: ArticlePage) -> list[Hint]:
    """What must not be published and nobody has answered for."""
    found = hints_of(article)
    passed = answered(article, found)
    return [hint for hint in found if hint.is_forbidden and hint not in passed]


def answered(article: ArticlePage, found: list[Hint]) -> list[Hint]:
    """Which of these somebody let pass with a reason; changed, or in another place, words are asked about again."""
    forbidden_ones = [hint for hint in found if hint.is_forbidden]
    if not forbidden_ones or article.pk is None:
        return []
    keys = [key for words in article.wording_overrides.values_list("words", flat=True) for key in words]
    return [hint for hint in forbidden_ones if hint.key in keys]


def words_of(html: str) -> str:
    """The words of markup: a block ends a line, an element inside a line tears no word apart."""
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
