"""Reads the tables beside the code: tab-separated, `#` for comments, `@NAME` for a fragment shared by patterns."""

from collections.abc import Iterator
from functools import cache
from importlib import resources


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """The rows of a table by its headings, with `{NAME}` filled in."""
    lines = [line for line in _text(name).splitlines() if line and not line.startswith("#")]
    shared = dict(line[1:].split("\t", 1) for line in lines if line.startswith("@"))
    heading, *rows = (line.split("\t") for line in lines if not line.startswith("@"))
    return tuple(dict(zip(heading, _filled(row, shared), strict=True)) for row in rows)


def _filled(row: list[str], shared: dict[str, str]) -> Iterator[str]:
    for cell in row:
        for name, words in shared.items():
            cell = cell.replace(f"{{{name}}}", words)
        yield cell


def _text(name: str) -> str:
    return resources.files("luodi.wording").joinpath(name).read_text(encoding="utf8")
