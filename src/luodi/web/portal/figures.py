"""Figures of the pages: the list style of `voice.numbers` in the reader's language, dates, and blanks.

A blank is written out (未填, 面议, 不适用) and 0 is 0. Arguments are values of records: in the dictionary's units, dates as
dates.
"""

import datetime as dt
from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext

from luodi import voice
from luodi.measures import MU_M2
from luodi.voice import numbers
from luodi.voice.numbers import Number, number
from luodi.web.shared.reader import reader

_WAN = 10_000


def is_english() -> bool:
    """Whether the reader reads English."""
    return reader() == "en"


def amount(value: Number, unit: str) -> str:
    """A number with its dictionary unit: 3200 ㎡."""
    return numbers.amount(value, unit, reader(), "list")


def stated(key: str, value: Number) -> str:
    """A fact of a page: 9 m; land and loads in both the everyday and the stored unit."""
    return numbers.in_full(key, value, reader())


def offered(key: str, low: Number | None, high: Number | None) -> str:
    """18–20 元/㎡/月; 18 元/㎡/月起 with only the lower end."""
    return numbers.starting(key, low, high, reader(), "list")


def mu(area_m2: Number) -> str:
    """Land in mu, to one decimal."""
    return amount(round(Fraction(str(area_m2)) / MU_M2, 1), "mu")


def wan_m2(area_m2: Any) -> str:
    """An area in 万㎡ (English: thousand m²) to one decimal, without the unit."""
    return number(Fraction(str(area_m2 or 0)) / (1000 if is_english() else _WAN), 1)


def day(value: dt.date, today: dt.date | None = None) -> str:
    """今天, 昨天, 11-21 within the year, else 2025-11-21."""
    if today is not None and value == today:
        return gettext("今天")
    if today is not None and value == today - dt.timedelta(days=1):
        return gettext("昨天")
    return f"{value:%m-%d}" if today is not None and value.year == today.year else f"{value:%Y-%m-%d}"


def blank() -> str:
    """The text for an unstated value."""
    return gettext("未填")


def industries(codes: Sequence[str]) -> str:
    """36 汽车制造业、…: codes with their names, in the reader's language."""
    return voice.phrase("and", reader()).join(voice.industry(code, reader()) for code in codes)


def label(key: str) -> str:
    """The name of a dictionary field in the reader's language."""
    name = voice.field_name(key, reader())
    return f"{name[:1].upper()}{name[1:]}"
