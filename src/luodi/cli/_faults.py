"""Reads sheets of listings for the commands, and reports cells that could not be used."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from luodi.cli._language import language
from luodi.cli._words import phrase
from luodi.cli.errors import FileIsFolder, RefusedBelow

if TYPE_CHECKING:
    from luodi.sheets import Fault, Sheet

FIRST = 10


def read_sheet(name: str) -> "Sheet":
    """The listings of a file. RefusedBelow with the sentence from sheets, FileIsFolder for a folder."""
    # imported here so that other commands start faster
    from luodi.sheets import SheetError, read_listings

    if Path(name).is_dir():
        raise FileIsFolder(name=name)
    try:
        return read_listings(name, _progress if sys.stderr.isatty() else None)
    except SheetError as error:
        raise RefusedBelow(sentence=error.sentence("zh"), sentence_en=error.sentence("en")) from error


def _progress(done: int, total: int) -> None:
    """A progress line on a terminal, erased at the end."""
    line = phrase("reading_rows", done=f"{done:,}", total=f"{total:,}") if done < total else "\033[K"
    click.echo(f"\r{line}", nl=False, err=True)


def sentence(fault: "Fault") -> str:
    """A fault in the chosen language."""
    return fault.sentence(language())


def print_faults(faults: list["Fault"], source: str, most: int | None = FIRST) -> None:
    """Prints the number of unusable cells, the first of them, and the command that lists all."""
    if not faults:
        return
    click.echo(phrase("faults", n=len(faults)))
    for fault in faults[:most]:
        click.echo(f"  {sentence(fault)}")
    if most is not None and len(faults) > most:
        click.echo(phrase("more_faults", n=len(faults) - most, source=source))


def print_notes(sheet: "Sheet") -> None:
    """Prints the notes on what was skipped without harm, in the chosen language."""
    for note in sheet.notes:
        click.echo(f"  {note.sentence(language())}")
