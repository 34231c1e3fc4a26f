"""Types without excuses: every module is read strictly, nothing is waved through, and declared columns are those of the dictionary."""

import datetime as dt
import tomllib
from pathlib import Path
from typing import ClassVar, get_origin, get_type_hints

import pytest
from django.db.models import Model

from luodi.fields import FIELDS, for_record
from luodi.web.listings.models import Listing
from luodi.web.places.models import Parcel
from luodi.web.shared.numbers import Number

HOME = Path(__file__).parents[1]
#: What a column of each type of field holds in Python.
VALUES = {"number": Number | None, "bool": bool | None, "date": dt.date | None, "set": list[str], "list": list[str]}


def test_the_checker_reads_every_module_strictly() -> None:
    settings = tomllib.loads((HOME / "pyproject.toml").read_text("utf8"))["tool"]["mypy"]

    assert settings["strict"] is True
    assert settings["files"] == ["src/luodi"]
    assert (
        settings.keys() & {"exclude", "follow_imports", "ignore_missing_imports", "ignore_errors", "overrides"} == set()
    )


def test_no_line_is_waved_through() -> None:
    lines = [
        f"{path.relative_to(HOME)}:{number}"
        for path in sorted((HOME / "src").rglob("*.py"))
        for number, line in enumerate(path.read_text("utf8").splitlines(), 1)
        if "type: ignore" in line
    ]

    assert lines == []


@pytest.mark.parametrize(("model", "record"), [(Listing, "listing"), (Parcel, "parcel")])
def test_columns_declared_for_the_checker_are_those_of_the_dictionary(model: type[Model], record: str) -> None:
    own = {column.name for column in model._meta.concrete_fields} - {entry.key for entry in for_record(record)}
    hints = {key: hint for key, hint in get_type_hints(model).items() if get_origin(hint) is not ClassVar}
    declared = {key: hint for key, hint in hints.items() if key in vars(model) and key not in own}

    assert declared
    assert declared == {key: VALUES.get(FIELDS[key].type, str) for key in declared}
