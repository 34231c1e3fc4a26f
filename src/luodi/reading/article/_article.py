"""What a page holds."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Related:
    """An article that the page points to: title, extract ("" when there is none), address ("" when there is none)."""

    title: str
    extract: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Contact:
    """The block that asks readers to call. `asked` has field keys where the dictionary knows the word (需求 and 用途 have
    names of their own: need, use), in the order of the text."""

    text: str = ""
    phones: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """One page. `date` is ISO text, "" when no year is stated; `date_text` and `date_relative` stand as written
    (09-24, 8个月前). `body` has a paragraph or a row of a table a line. `html` is the body as blocks of plain markup, not yet
    sanitised. `left_out` are the lines between those of the body that were taken for noise."""

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
