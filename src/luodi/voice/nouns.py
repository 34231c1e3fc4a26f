"""The rows of `nouns.csv` and `phrases.csv`, by code and language."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from luodi.voice.language import Language


@dataclass(frozen=True, slots=True)
class Noun:
    """The words for one thing in one language. Blank columns are ""."""

    code: str
    name: str
    short: str
    fact: str
    asked: str
    yes: str
    no: str
    landlord: str
    company: str


def rows(name: str) -> list[dict[str, str]]:
    """A data file of this package."""
    text = resources.files("luodi.voice").joinpath(name).read_text(encoding="utf8")
    return list(csv.DictReader(text.splitlines()))


@cache
def nouns(group: str, language: Language) -> Mapping[str, Noun]:
    """The nouns of a group by code, in the order of the file."""
    return {row["code"]: _noun(row, language) for row in _rows() if row["group"] == group}


def noun_of(group: str, code: str, language: Language) -> Noun:
    """All words for one thing; KeyError if the group has no such code."""
    return nouns(group, language)[code]


def noun(group: str, code: str, language: Language) -> str:
    """The name of one thing."""
    return nouns(group, language)[code].name


def short(group: str, code: str, language: Language) -> str:
    """The short name, for narrow places."""
    return nouns(group, language)[code].short


def phrase(code: str, language: Language, /, **values: object) -> str:
    """A phrase of `phrases.csv` with its blanks filled."""
    pattern = _phrases(language)[code]
    return pattern.format(**values) if values else pattern


@cache
def _rows() -> list[dict[str, str]]:
    return rows("nouns.csv")


@cache
def _phrases(language: Language) -> Mapping[str, str]:
    return {row["code"]: row[language] for row in rows("phrases.csv")}


def _noun(row: Mapping[str, str], language: Language) -> Noun:
    name = row[language]
    return Noun(
        code=row["code"],
        name=name,
        short=row[f"short_{language}"] or name,
        fact=row[f"fact_{language}"] or name,
        asked=row[f"asked_{language}"],
        yes=row[f"yes_{language}"],
        no=row[f"no_{language}"],
        landlord=row[f"landlord_{language}"],
        company=row[f"company_{language}"],
    )
