"""Output: JSON for programs, a console for people, progress on stderr."""

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from luodi.cli.errors import OutputExists, OutputUnknown, OutputUnwritable

if TYPE_CHECKING:
    from rich.console import Console

T = TypeVar("T")
_WIDTH_WITHOUT_TERMINAL = 80
_MANY = 200


def print_json(document: Any, *, indent: int | None = 2) -> None:
    """Prints a JSON document; characters outside the stream's encoding are escaped."""
    click.echo(as_text(document, indent))


def print_line(document: Any) -> None:
    """Prints a JSON document on one line."""
    print_json(document, indent=None)


def as_text(document: Any, indent: int | None) -> str:
    encoding = (getattr(sys.stdout, "encoding", None) or "utf-8").lower().replace("-", "")
    return json.dumps(document, ensure_ascii=not encoding.startswith("utf"), indent=indent, allow_nan=False)


def console() -> "Console":
    """The console: as wide as the terminal, 80 columns without one, with colours only on a terminal."""
    # imported here because it is slow to load and rarely needed
    from rich.console import Console

    width = None if sys.stdout.isatty() else _WIDTH_WITHOUT_TERMINAL
    return Console(file=sys.stdout, width=width, highlight=False, markup=False, emoji=False, soft_wrap=False)


@contextmanager
def written(name: str, force: bool, types: tuple[str, ...]) -> Iterator[Path]:
    """A path to write to. OutputUnknown, OutputExists or OutputUnwritable."""
    path = Path(name)
    if path.suffix.lower() not in types:
        raise OutputUnknown(name=name, types="、".join(types), types_en=", ".join(types))
    if path.exists() and not force:
        raise OutputExists(name=name)
    try:
        yield path
    except OSError as error:
        raise OutputUnwritable(name=name, reason=error.strerror or str(error)) from error


def with_progress(items: list[T], label: str) -> Iterable[T]:
    """The items, with a progress bar on stderr if there are many and a person is waiting."""
    if len(items) < _MANY or not sys.stderr.isatty():
        yield from items
        return
    with click.progressbar(items, label=label, file=sys.stderr) as bar:
        yield from bar
