"""Content check for publishing law: the words of a text that must not, or should not, be published in this trade, and why.

Each finding points at its words in the original text, cites the article, and suggests what to write instead. What the law
allows is not reported: official names, ordinals, technical maxima of one's own building, a rank with its source.
Rules, allowed names, masks and articles are data beside the code; SOURCES.md gives their origins.
The check is an aid for editors, not a legal opinion. It also finds personal data.

>>> [(f.text, f.law.cited, f.replacement) for f in check("本园区是溧阳蕞好的产业园")]
[('蕞好', '《广告法》第九条第（三）项', '较好')]
"""

from luodi.wording._check import check
from luodi.wording._finding import Category, Finding, Severity
from luodi.wording._laws import Law, laws
from luodi.wording._personal import masked, personal

__all__ = ["Category", "Finding", "Law", "Severity", "check", "laws", "masked", "personal"]
