"""Contacts: `phone`, `contact_name`, `wechat`.

`find` gives one `phone`, the first mobile (else the first other number); further numbers are `other_phone`. A masked number
(138****1234) gives nothing. Names are kept as written, with their title (王经理, 陆R, Ms. Ji).
"""

from luodi.reading._door import Text
from luodi.reading._mention import Mention
from luodi.reading.contact._names import names
from luodi.reading.contact._phones import phones
from luodi.reading.contact._wechat import wechats

__all__ = ["find"]


def find(text: Text) -> list[Mention]:
    """Phones (the one to call first), names (the best first), WeChat ids."""
    clean = text.clean
    numbers = phones(clean)
    people = [m.but(value=text.words(m.start, m.end)) for m in names(clean, numbers)]
    return [*numbers, *people, *wechats(clean, numbers)]
