"""The tables of this package: CSV files with comment lines at their head, among them those of earlier rankings."""

import csv
from importlib import resources


def data_rows(name: str) -> list[dict[str, str]]:
    """The rows of a table, without the comment lines at its head."""
    text = resources.files("luodi.matching").joinpath(name).read_text(encoding="utf8")
    return list(csv.DictReader(line for line in text.splitlines() if not line.startswith("#")))


def file_of(name: str, version: int | None = None) -> str:
    """The path of a table of some ranking; that of the current one (None) has no number."""
    return name if version is None else f"rankings/{version}/{name}"
