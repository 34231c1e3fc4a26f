"""Why something was refused and what to do instead, by the code of an error (`refusals.csv`).

An error never carries a sentence: it carries a code and values, and whoever shows it chooses the language. A value
named `field` holds a dictionary key and is shown as the field's name; a tuple is shown as a list; `found` is a kind of
file, `parts` are those of an article.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple, Protocol

from luodi.fields import FIELDS
from luodi.voice.language import Language
from luodi.voice.nouns import noun, nouns, phrase, rows

_SHOWN = 40


class Refused(Protocol):
    """Anything with a code of `refusals.csv` and the values for its blanks."""

    @property
    def code(self) -> str: ...
    @property
    def values(self) -> Mapping[str, Any]: ...


class Refusal(NamedTuple):
    """Half sentences: what is wrong, and what to do ("" if there is nothing to do)."""

    reason: str
    remedy: str


def refusal(code: str, language: Language, /, **values: Any) -> Refusal:
    """A refusal in a language; KeyError for an unknown code."""
    row = _rows()[code]
    blanks = {name: _blank(name, value, language) for name, value in values.items()}
    return Refusal(*(row[part].format_map(blanks) for part in _PARTS[language]))


def refused(error: Refused, language: Language) -> str:
    """The full sentence for an error on its own."""
    return sentence(*refusal(error.code, language, **error.values), language)


def refused_value(key: str, value: object, why: Refused, language: Language) -> str:
    """The full sentence for a value its field cannot hold: 面积「-5」不能是负数，请填 0 或正数；不清楚就留空。"""
    reason, remedy = refusal(why.code, language, **why.values)
    return sentence(
        phrase("value_is", language, field=field_name(key, language), value=shortened(value), reason=reason),
        remedy,
        language,
    )


def sentence(reason: str, remedy: str, language: Language) -> str:
    """Reason and remedy as one sentence with a full stop."""
    whole = phrase("remedied", language, reason=reason, remedy=remedy) if remedy else reason
    return whole if whole[-1:] in "。！？.!?…" else f"{whole}{phrase('stop', language)}"


def field_name(key: str, language: Language) -> str:
    """The name of a field; an unknown key is returned unchanged."""
    known = FIELDS.get(key)
    if known is None:
        other = nouns("key", language).get(key)
        return other.name if other else key
    return known.en if language == "en" else known.zh


def shortened(value: object) -> str:
    """A value as quoted in a sentence: on one line, and no longer."""
    text = " ".join(str(value).split())
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


_PARTS: dict[Language, tuple[str, str]] = {"zh": ("zh", "remedy_zh"), "en": ("en", "remedy_en")}


@cache
def _rows() -> Mapping[str, Mapping[str, str]]:
    return {row["code"]: row for row in rows("refusals.csv")}


def _blank(name: str, value: Any, language: Language) -> Any:
    if name == "field":
        return field_name(value, language)
    if name == "parts":
        return phrase("and", language).join(noun("part", each, language) for each in value)
    if name == "found":
        known = nouns("file", language).get(value)
        return known.name if known else value
    return phrase("and", language).join(map(str, value)) if isinstance(value, tuple) else value
