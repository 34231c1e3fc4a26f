"""The reader of the kind `article`: an `Article` as a record, with the words behind each field where the page has them."""

from typing import Any

from luodi.reading._door import Text
from luodi.reading._mention import Mention
from luodi.reading._reading import Reading
from luodi.reading.article._article import Article, Related
from luodi.reading.article._figures import figures_and_projects
from luodi.reading.article._page import read_article

_NOTE = "这不像一页文章：没有找到正文。请贴上整页的文字或 HTML。"
_PLAIN = ("title", "date", "date_text", "date_relative", "category", "author", "source", "views", "body", "notice")


def read(text: Text) -> Reading:
    """The reading of one page; related articles are records under `related`. Without a body there is no record."""
    article = read_article(text.original)
    if not article.body:
        return Reading("article", text, (), {}, (), note=_NOTE)
    record = _record(article)
    page = Text(text.original, text.original)
    sources = _sources(article, page)
    return Reading("article", page, (record,), sources, tuple(sources.values()))


def _record(article: Article) -> dict[str, Any]:
    record: dict[str, Any] = {key: getattr(article, key) for key in _PLAIN}
    record["breadcrumb"] = list(article.breadcrumb)
    contact = article.contact
    record["contact"] = (
        {"text": contact.text, "phones": list(contact.phones), "asked": list(contact.asked)} if contact.text else None
    )
    record["facts"], record["projects"] = figures_and_projects(article.body)
    record["left_out"] = list(article.left_out)
    record["related"] = [_related(each) for each in article.related]
    return {key: value for key, value in record.items() if value not in (None, "", [])}


def _related(page: Related) -> dict[str, Any]:
    """A linked article with title, extract and address, and the figures in its extract."""
    record: dict[str, Any] = {"title": page.title, "extract": page.extract, "url": page.url}
    record["facts"], record["projects"] = figures_and_projects(page.extract)
    return {key: value for key, value in record.items() if value}


def _sources(article: Article, page: Text) -> dict[str, Mention]:
    """The spans of fields; a field composed from several places has none."""
    spans: dict[str, Mention] = {}
    words = {key: str(getattr(article, key)) for key in _PLAIN if getattr(article, key) not in ("", None)}
    words["date"] = article.date_text if article.date else ""
    title = article.title and page.original.find(article.title)
    after = title if isinstance(title, int) and title > 0 else 0
    for key, source in words.items():
        start = (
            page.original.find(source, after if key in ("date", "date_text", "author", "views") else 0)
            if source
            else -1
        )
        if start >= 0:
            spans[key] = Mention(key, getattr(article, key), start, start + len(source), f"article_{key}")
    return spans
