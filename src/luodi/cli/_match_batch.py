"""`luodi match --requirements` and `--enquiries`: matches many requirements with a sheet or the site's listings."""

import datetime as dt
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from luodi.cli._clarity import LONGEST
from luodi.cli._faults import print_faults, print_notes, read_sheet
from luodi.cli._language import language
from luodi.cli._match_out import TYPES, Kept, Tables, files_of, tables
from luodi.cli._match_sides import Sides
from luodi.cli._match_table import Row, fault_rows, pair_rows, summary_row
from luodi.cli._output import print_json, written
from luodi.cli._words import noun, phrase
from luodi.cli.errors import FileIsFolder, NoListings, NoRequirements, OutputExists, RefusedBelow

if TYPE_CHECKING:
    from luodi.matching import Answer, Index
    from luodi.sheets import Fault, Sheet

Record = dict[str, Any]
#: Interval of the progress line in seconds, on a terminal only.
_EVERY = 0.2


class Wanted(NamedTuple):
    """The output options of a batch."""

    as_of: dt.date
    top: int
    out: str | None
    force: bool
    as_json: bool


def of_files(requirements: str, listings: str | None) -> Sides:
    """Requirements of a file against the listings of a file, or of the database if None."""
    # imported here so that other commands start faster
    from luodi.intake import requirement

    asked = read_needs(requirements)
    if not asked.records:
        raise NoRequirements(name=requirements, faults=len(asked.faults))
    needs = [requirement(record) for record in asked.records]
    if listings is None:
        # imported here so that other commands start faster
        from luodi.cli._match_site import published

        return Sides(needs, *published(), [(requirements, asked)])
    sheet = read_sheet(listings)
    return Sides(needs, index_of(sheet, listings), {}, [(requirements, asked), (listings, sheet)])


def index_of(sheet: "Sheet", name: str) -> "Index":
    """An index of the listings of a sheet; NoListings if it has none."""
    # imported here so that other commands start faster
    from luodi.intake import listing
    from luodi.matching import Index

    if not sheet.records:
        raise NoListings(name=name, faults=len(sheet.faults))
    return Index.build(listing(each) for each in sheet.records)


def read_needs(name: str) -> "Sheet":
    """The requirements of a file; RefusedBelow with the sentence of sheets, FileIsFolder for a folder."""
    # imported here so that other commands start faster
    from luodi.sheets import SheetError, read_requirements

    if Path(name).is_dir():
        raise FileIsFolder(name=name)
    try:
        return read_requirements(name, understood, _reading if sys.stderr.isatty() else None)
    except SheetError as error:
        raise RefusedBelow(sentence=error.sentence("zh"), sentence_en=error.sentence("en")) from error


def understood(words: str) -> Record:
    """The record read from the words of a requirement, {} if they contain none."""
    # imported here so that other commands start faster
    from luodi.reading import read

    return read(words, kind="requirement").record if len(words) <= LONGEST["requirement"] else {}


def _reading(done: int, total: int) -> None:
    line = phrase("reading_rows", done=f"{done:,}", total=f"{total:,}") if done < total else "\033[K"
    click.echo(f"\r{line}", nl=False, err=True)


def run(sides: Sides, wanted: Wanted) -> None:
    """Matches, writes the table as answers arrive, and prints the summary."""
    if wanted.out is None:
        kept = Kept([]), Kept([])
        done = _matched(sides, wanted, Tables(*kept))
        _tell(sides, wanted, done, kept[0].rows, [])
        return
    with written(wanted.out, wanted.force, TYPES) as path:
        for each in files_of(path):
            if each.exists() and not wanted.force:
                raise OutputExists(name=each)
        is_offered = any(listed.offered_by for listed in sides.names.values())
        with tables(path, is_offered, fault_rows(_faults(sides))) as both:
            done = _matched(sides, wanted, both)
        _tell(sides, wanted, done, [], [str(each) for each in files_of(path)])


class _Done(NamedTuple):
    """The result of a batch: a line per requirement, the number of pairs, the seconds of matching, wording and writing."""

    summary: list[Row]
    pairs: int
    seconds: float


def _matched(sides: Sides, wanted: Wanted, both: Tables) -> _Done:
    from luodi.matching import match_many  # commands that do without it start sooner

    started, summary, count = time.perf_counter(), list[Row](), 0
    answers = match_many(sides.index, sides.needs, as_of=wanted.as_of, top=wanted.top)
    for answer in _counted(answers, len(sides.needs)):
        pairs, line = pair_rows(answer, sides.names), summary_row(answer, sides.names)
        both.pairs.add(pairs)
        both.summary.add([line])
        summary.append(line)
        count += len(pairs)
    return _Done(summary, count, time.perf_counter() - started)


def _faults(sides: Sides) -> "list[Fault]":
    return [fault for _, sheet in sides.sheets for fault in sheet.faults]


def _tell(sides: Sides, wanted: Wanted, done: _Done, pairs: list[Row], files: list[str]) -> None:
    if wanted.as_json:
        print_json(_document(wanted, sides, done, pairs, files))
    else:
        _show(sides, done, pairs, files)


def _counted(answers: "Iterator[Answer]", total: int) -> "Iterator[Answer]":
    """Passes the answers on, with a progress line on a terminal."""
    shown_at = time.monotonic()
    for done, answer in enumerate(answers, 1):
        yield answer
        if sys.stderr.isatty() and (done == total or time.monotonic() - shown_at > _EVERY):
            shown_at = time.monotonic()
            line = phrase("matching_rows", done=f"{done:,}", total=f"{total:,}") if done < total else "\033[K"
            click.echo(f"\r{line}", nl=False, err=True)


def _document(wanted: Wanted, sides: Sides, done: _Done, pairs: list[Row], files: list[str]) -> dict[str, Any]:
    """The JSON output. Pairs are included unless they are written to a file."""
    # imported here so that other commands start faster
    from luodi.matching import ranking

    document: dict[str, Any] = {
        "as_of": wanted.as_of.isoformat(),
        "requirements": len(sides.needs),
        "listings": len(sides.index),
        "seconds": round(done.seconds, 3),
        "ranking": ranking().as_json(),
        "summary": done.summary,
    }
    faults = [fault.as_json(language()) for fault in _faults(sides)]
    return {**document, **({"files": files} if files else {"pairs": pairs}), "faults": faults}


def _show(sides: Sides, done: _Done, pairs: list[Row], files: list[str]) -> None:
    """The terminal output: a summary, requirements without matches, files, faults."""
    suited = sum((row["fits"] or 0) + (row["may_fit"] or 0) > 0 for row in done.summary)
    click.echo(
        phrase(
            "batch_done",
            needs=f"{len(sides.needs):,}",
            listings=f"{len(sides.index):,}",
            suited=f"{suited:,}",
            seconds=f"{done.seconds:.1f}",
        )
    )
    if files:
        click.echo(phrase("batch_written", n=f"{done.pairs:,}", files=phrase("and").join(files)))
    else:
        _table(pairs)
    for name, sheet in sides.sheets:
        print_faults(sheet.faults, name)
        print_notes(sheet)


def _table(pairs: list[Row]) -> None:
    """The pairs on a terminal: a line each, followed by its unmet and open asks."""
    for row in pairs:
        if row["rank"] == 1:
            click.echo(f"\n{row['requirement_id']}")
        why = row["unmet"] or row["questions"]
        listing = f"{row['listing_id']} · {row['offered_by']}" if row["offered_by"] else row["listing_id"]
        judged = f"{noun('verdict', row['verdict'])}  {row['score']:.0f}  " if row["verdict"] else ""
        click.echo(f"  {row['rank']:>3}  {judged}{listing}  {why}".rstrip())
