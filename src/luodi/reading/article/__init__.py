"""Reads a whole news page, text or HTML: title, date, byline, body and, separately, everything around the body.

`read_article` gives an `Article`; `read` is the reader of the kind `article`. A month and day without a year stay as
written (`date_text`), because a guessed year is a wrong date. The details a page asks its readers for (需求、用途、税收 …) are
kept as field keys in `contact`, so that the site can ask the same and answer at once.

A page is first split into blocks (`_blocks`, `_lines`), so that the same rules serve text and HTML. The body is the run of
blocks that reads like sentences (`_body`), extended at its edges (`_edges`); the rest is classified by its words (`_noise`,
`_words`). A table of facts is one block and stays a table.
"""

from luodi.reading.article._article import Article, Contact, Related
from luodi.reading.article._bytes import decode, is_coded
from luodi.reading.article._page import read_article
from luodi.reading.article._record import read

__all__ = ["Article", "Contact", "Related", "decode", "is_coded", "read", "read_article"]
