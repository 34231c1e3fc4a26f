"""The reader's language, and names in it."""

from django.utils.functional import lazy
from django.utils.translation import get_language

from luodi import voice
from luodi.voice import Language
from luodi.voice.numbers import Style, unit_of
from luodi.web.shared.lazy import Words


def reader() -> Language:
    """The reader's language: Chinese unless English was chosen."""
    return "en" if (get_language() or "").startswith("en") else "zh"


def named(group: str, code: str) -> str:
    """The noun for a code in the reader's language; English labels are capitalised."""
    return _capitalised(voice.noun(group, code, reader()))


def _capitalised(name: str) -> str:
    return f"{name[:1].upper()}{name[1:]}"


#: The same, said when it is shown: for words that stand in a class or a module.
lazily_named = lazy(named, str)


def limit(key: str) -> str:
    """The label of an input for a limit: 净高不低于 (Clear height at least)."""
    return _capitalised(voice.limit(key, reader()))


lazy_limit = lazy(limit, str)


def unit(code: str, style: Style = "sentence") -> str:
    """A unit as it stands behind an input, short in a list; a unit is never capitalised."""
    return unit_of(code, reader(), style)


lazy_unit = lazy(unit, str)


def shortly(group: str, code: str) -> str:
    """The same where there is little room: 租, 买 (Rent, Buy)."""
    return _capitalised(voice.short(group, code, reader()))


lazily_short = lazy(shortly, str)


def names(group: str) -> dict[str, Words]:
    """The lazily translated names of a whole group, by code."""
    return {code: lazily_named(group, code) for code in voice.nouns(group, "zh")}


def short_names(group: str) -> dict[str, Words]:
    """The same, shortly."""
    return {code: lazily_short(group, code) for code in voice.nouns(group, "zh")}
