"""Finds personal data in a person's words and masks it character for character.

Three nets: whatever reading took for a name, phone or WeChat id, at every occurrence; anything that looks like a phone,
e-mail or identity number, understood or not; and whatever follows a contact label (联系人：…). Values typed into the contact
form are masked in the words, too. Offsets stay valid.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from luodi.fields import FIELDS
from luodi.reading import Reading
from luodi.web.shared.crypto import Sealed

MASK = "■"
PERSONAL = frozenset(key for key, entry in FIELDS.items() if entry.is_personal)

Span = tuple[int, int]

_GAP = r"[\s\-—–.·、_()（）]{0,2}"
_DIGIT = r"[0-9０-９]"
#: Phone numbers (mobile, with area code, 400) and identity numbers, in digits of either width, with gaps.
_LOOKS_PERSONAL = re.compile(
    rf"(?<!{_DIGIT})(?:[+＋]?[8８][6６]{_GAP})?[1１][3-9３-９](?:{_GAP}{_DIGIT}){{9}}(?!{_DIGIT})"
    rf"|(?<!{_DIGIT})[0０][1-9１-９]{_DIGIT}{{1,2}}[\s\-—–()（）]{{1,2}}{_DIGIT}{{3,4}}{_GAP}{_DIGIT}{{4}}(?!{_DIGIT})"
    rf"|(?<!{_DIGIT})[4４][0０]{{2}}{_GAP}{_DIGIT}{{3,4}}{_GAP}{_DIGIT}{{3,4}}(?!{_DIGIT})"
    rf"|(?<!{_DIGIT})[1-9１-９]{_DIGIT}{{16}}[0-9０-９xXｘＸ](?![0-9０-９a-zA-Z])"
)
#: E-mail addresses. A match may begin only at the start of a run of such characters; otherwise a long word without an @
#: would take quadratic time.
_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]+[@＠][\w-]+(?:\.[\w-]+)+")
#: The words after 联系人： and the like, up to the next punctuation.
_LABELLED = re.compile(
    r"(?:联系人?|聯[系繫絡]人?|联络人?|姓名|称呼|微信号?|contact|wechat|name)\s*[:：]\s*([^\s,，。;；、|/]{1,30})",
    re.IGNORECASE,
)


def personal_spans(reading: Reading) -> list[Span]:
    """The personal spans of the original words, sorted, without overlaps."""
    words, text = reading.text.original, reading.text
    read = [text.span(m.start, m.end) for m in reading.mentions if m.key in PERSONAL]
    read += [text.span(m.start, m.end) for key, m in reading.sources.items() if key in PERSONAL]
    said = {words[start:end] for start, end in read} | {
        str(value) for record in reading.records for key, value in record.items() if key in PERSONAL
    }
    looks = [m.span() for pattern in (_LOOKS_PERSONAL, _MAIL) for m in pattern.finditer(words)]
    return _merged([*read, *occurrences(words, said), *looks, *(m.span(1) for m in _LABELLED.finditer(words))])


def occurrences(words: str, said: Iterable[str]) -> Iterator[Span]:
    """Every occurrence in `words` of a text in `said`, except single characters. One pass per length, however many texts."""
    by_size: dict[int, set[str]] = defaultdict(set)
    for each in said:
        by_size[len(each)].add(each)
    for size, same in by_size.items():
        if size > 1:
            yield from ((at, at + size) for at in range(len(words) - size + 1) if words[at : at + size] in same)


def mask_said(words: str, *said: str) -> str:
    """The words with every occurrence of the contact form's values masked, at equal length."""
    for each in said:
        words = words.replace(each, MASK * len(each)) if len(each) > 1 else words
    return words


def masked(words: str, spans: Iterable[Span]) -> str:
    """The words with the spans masked, at equal length."""
    signs = list(words)
    for start, end in spans:
        signs[start:end] = MASK * (end - start)
    return "".join(signs)


def mask_phone(phone: str) -> str:
    """138****5678; shorter numbers show at most their last four digits."""
    if isinstance(phone, Sealed):
        return phone
    if len(phone) < 8:
        return "*" * len(phone)
    return phone[:3] + "*" * (len(phone) - 7) + phone[-4:]


def mask_name(name: str) -> str:
    """张**: the first character, and a star for each other one."""
    return name if isinstance(name, Sealed) else name[:1] + "*" * (len(name) - 1)


def _merged(spans: list[Span]) -> list[Span]:
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        elif start < end:
            merged.append((start, end))
    return merged
