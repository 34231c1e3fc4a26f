"""The content of a page."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Related:
    """A linked article: title, extract and address ("" if absent)."""

    title: str
    extract: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Contact:
    """The block that asks readers to call. `asked` lists the requested details in text order, as dictionary keys where
    possible (需求 and 用途 are need and use)."""

    text: str = ""
    phones: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """One page. `date` is ISO text, "" without a year; `date_text` and `date_relative` are as written (09-24, 8个月前). `body`
    has one paragraph or table row per line. `html` is the body in plain markup, not yet sanitised. `left_out` are lines
    within the body that were dropped as noise."""

    title: str = ""
    date: str = ""
    date_text: str = ""
    date_relative: str = ""
    breadcrumb: tuple[str, ...] = ()
    category: str = ""
    author: str = ""
    source: str = ""
    views: int | None = None
    body: str = ""
    html: str = ""
    contact: Contact = Contact()
    notice: str = ""
    related: tuple[Related, ...] = ()
    left_out: tuple[str, ...] = ()
