"""Several requirements in one message: 客户A:…, 客户B:…; 1、求租… 2、求购…

Each becomes a text in which the others are blanked, so that offsets stay valid; all of them keep the shared contact.
"""

import itertools
from dataclasses import replace

from luodi.reading._door import Text
from luodi.reading._rule import compiled

_NAMED = r"(?:客户|需求|买家|租户|意向)\s?(?:[A-Za-z]|\d{1,2}|[一二三四五六七八九十])\s?[:、.)]"
_NUMBERED = r"(?:\d{1,2}[、.)]|[一二三四五六七八九十]、|[(]\d{1,2}[)])?\s?[【\[]?(?:求租|求购|急租|急求|急购|诚租|诚购|寻租|需租|需购)"
#: Only at the start of a line or after a full stop: 厂房求租 in the middle of a sentence starts nothing.
_HEAD = rf"(?:^|(?<=[\n;。]))\s*(?:{_NAMED}|{_NUMBERED})"
#: Every word a head can contain; most messages have at most one.
_SIGN = r"求租|求购|急租|急求|急购|诚租|诚购|寻租|需租|需购|客户|需求|买家|租户|意向"
_LEAST = 8


def clients(text: Text) -> list[Text]:
    """One text per requirement; the text itself if it holds a single one."""
    if sum(1 for _ in itertools.islice(compiled(_SIGN).finditer(text.clean), 2)) < 2:
        return [text]
    starts = [m.start() for m in compiled(_HEAD).finditer(text.clean)]
    spans = list(zip(starts, [*starts[1:], _line_end(text.clean, starts[-1])], strict=True)) if len(starts) > 1 else []
    if not spans or any(end - start < _LEAST for start, end in spans):
        return [text]
    return [replace(text, clean=_without(text.clean, [s for s in spans if s != span])) for span in spans]


def _line_end(clean: str, start: int) -> int:
    """The end of the last requirement: the end of its line, whose match may begin with the preceding line break."""
    end = clean.find("\n", start + 1)
    return end if end > 0 else len(clean)


def _without(clean: str, spans: list[tuple[int, int]]) -> str:
    for start, end in spans:
        clean = clean[:start] + "\n".ljust(end - start) + clean[end:]
    return clean
