"""The rows of `dictionary.csv` as typed `Field`s, and look-ups."""

import csv
from dataclasses import dataclass
from functools import cache
from importlib import resources

#: The kinds of record a field can belong to.
RECORDS = ("listing", "requirement", "parcel", "project", "indicator", "article")


@dataclass(frozen=True, slots=True)
class Field:
    """One field of the dictionary.

    `type` is one of text, number, bool, date, set, list, letter, enum; `choices` names the members of a set,
    letter or enum. `scale` is the factor of the stored integer: a rent of 18.8583 with scale 10 000 is stored
    as 188 583; None where the field is not a number. `criterion` is the ask of design section 6 that it serves,
    `gate` the publishing requirement that it fills (fields of one gate are alternatives).
    """

    key: str
    records: tuple[str, ...]
    zh: str
    en: str
    headings: tuple[str, ...]
    type: str
    choices: tuple[str, ...]
    unit: str
    scale: int | None
    criterion: str
    gate: str
    is_personal: bool
    meaning: str


_LETTERS = ("A", "B", "C", "D", "E")


def _field(row: dict[str, str]) -> Field:
    kind, _, rest = row["type"].partition(":")
    kind = kind.split()[0]
    choices = _LETTERS if kind == "letter" else tuple(rest.split())
    return Field(
        key=row["key"],
        records=tuple(row["records"].split()),
        zh=row["zh"],
        en=row["en"],
        headings=tuple(h for h in row["headings"].split("|") if h),
        type=kind,
        choices=choices,
        unit=row["unit"],
        scale=int(row["scale"]) if row["scale"] else None,
        criterion=row["criterion"],
        gate=row["gate"],
        is_personal=row["personal"] == "yes",
        meaning=row["meaning"],
    )


def _load() -> dict[str, Field]:
    text = resources.files("luodi.fields").joinpath("dictionary.csv").read_text(encoding="utf8")
    return {row["key"]: _field(row) for row in csv.DictReader(text.splitlines())}


#: Every field by key, in the order of the dictionary.
FIELDS: dict[str, Field] = _load()


def field(key: str) -> Field:
    """The field of a key; KeyError if it is not in the dictionary."""
    return FIELDS[key]


@cache
def for_record(record: str) -> tuple[Field, ...]:
    """The fields of a kind of record (one of RECORDS), in dictionary order."""
    return tuple(f for f in FIELDS.values() if record in f.records)


@cache
def by_criterion(criterion: str, record: str) -> tuple[Field, ...]:
    """The fields of a record that serve a criterion."""
    return tuple(f for f in for_record(record) if f.criterion == criterion)


@cache
def heading_keys(record: str) -> dict[str, str]:
    """Key by heading in lower case: the key itself, both names, all aliases."""
    return {name.lower(): f.key for f in for_record(record) for name in (f.key, f.zh, f.en, *f.headings)}
