"""A whole page of news, as text or HTML: title, date, byline, body, and apart from the body all that surrounds it.

`read_article` gives an `Article`; `read` is the reader of the kind `article`. A month and day without a year stay as
written (`date_text`), because a guessed year is a wrong date. What a page asks its readers to leave (需求、用途、税收 …) is
kept as field keys in `contact`, so that the site can ask the same and answer at once.

A page is first cut into blocks (`_blocks`, `_lines`), so that rules are the same for text and HTML; the body is the
stretch of blocks that reads like sentences (`_body`) with what belongs to it around (`_edges`), the rest is told by its
words (`_noise`, `_words`). A table of facts is one block and stays a table.
"""

from luodi.reading.article._article import Article, Contact, Related
from luodi.reading.article._bytes import decode, is_coded
from luodi.reading.article._page import read_article
from luodi.reading.article._record import read

__all__ = ["Article", "Contact", "Related", "decode", "is_coded", "read", "read_article"]
