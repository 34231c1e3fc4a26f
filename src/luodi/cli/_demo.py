"""`luodi demo`: the main use case on sample data, from a customer's words to the places that fit."""

import shlex
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

import luodi
from luodi.cli._demo_site import check_site, run_site
from luodi.cli._faults import read_sheet
from luodi.cli._help import Verb
from luodi.cli._language import lang_option
from luodi.cli._words import phrase

if TYPE_CHECKING:
    from luodi.matching import Judgement

_SEED = 20261101
_SAMPLE = Path(luodi.__file__).parents[2] / "sample"
_EXAMPLE = "常州武进求租2000平厂房，层高8米以上，要5吨行车"


@click.command("demo", cls=Verb, short_help="用示例数据走一遍 · the main job on sample data")
@click.option("--terminal", is_flag=True, help="只走终端，不开网站 · in the terminal alone")
@click.option("--check", is_flag=True, help="取五个页面就退出 · fetch five pages and exit")
@click.option("--port", type=click.IntRange(1, 65535), metavar="N", help="端口，默认 8000 起第一个空的 · port")
@lang_option
def command(terminal: bool, check: bool, port: int | None) -> None:
    """用示例数据（全部虚构）走一遍：一句话 → 合适的地方和理由，再打开网站。

    The main job on sample data, all of it made up: from a
    customer's words to the places that fit, with reasons;
    then the site with a sample region.
    """
    with sample_folder() as folder:
        _tell(folder)
    if not terminal:
        check_site(port) if check else run_site(port)


@contextmanager
def sample_folder() -> Iterator[Path]:
    """The repository's folder `sample/`; if luodi is installed without it, a copy generated from the same seed."""
    if (_SAMPLE / "listings.xlsx").is_file() and (_SAMPLE / "requirements.txt").is_file():
        yield _SAMPLE
        return
    with tempfile.TemporaryDirectory(prefix="luodi-sample-") as folder:
        _make_sample(Path(folder))
        yield Path(folder)


def _make_sample(folder: Path) -> None:
    # imported here so that other commands start faster
    from luodi.sample import requirement_texts, write_sample

    write_sample(folder / "listings.xlsx")
    (folder / "requirements.txt").write_text("\n".join(requirement_texts(4, _SEED)), encoding="utf8")


def _tell(folder: Path) -> None:
    # imported here so that other commands start faster
    from luodi.cli._enquiry import Enquiry
    from luodi.cli._match import answer
    from luodi.cli._match_view import show as show_match
    from luodi.cli._read_view import show as show_reading
    from luodi.reading import read
    from luodi.sample import AS_OF

    listings, text = folder / "listings.xlsx", _first_enquiry(folder)
    sheet, reading = read_sheet(str(listings)), read(text, kind="requirement")
    rows = len(sheet.records)
    click.echo(phrase("demo_data", name=listings, rows=rows, as_of=AS_OF))
    _head(phrase("demo_said"))
    click.echo(text)
    _head(phrase("demo_read"))
    show_reading(text, reading.as_json())
    _head(phrase("demo_match", rows=rows))
    found = answer(reading.record, sheet, str(listings), AS_OF, rows)
    shown = replace(found, matches=_best_of_each(found.matches))
    show_match(shown, sheet, str(listings), Enquiry(reading.record))
    _suggest(listings)


def _best_of_each(matches: Iterable["Judgement"]) -> tuple["Judgement", ...]:
    """The best place of each verdict: one that fits, one that may, one that nearly does."""
    best: dict[str | None, Judgement] = {}
    for each in matches:
        best.setdefault(each.verdict, each)
    return tuple(best.values())


def _first_enquiry(folder: Path) -> str:
    return (folder / "requirements.txt").read_text(encoding="utf8").splitlines()[0]


def _head(text: str) -> None:
    click.secho(f"\n{text}", bold=True)


def _suggest(listings: Path) -> None:
    """Prints commands to try; the sample spreadsheet is mentioned only if it is permanent."""
    _head(phrase("demo_next"))
    if listings.is_relative_to(_SAMPLE):
        shown = listings.relative_to(Path.cwd()) if listings.is_relative_to(Path.cwd()) else listings
        click.echo(f'  luodi match --listings {shlex.quote(str(shown))} "{_EXAMPLE}"')
    for line in (
        f'echo "{_EXAMPLE}" | luodi read --json',
        "luodi import listings --template 我的房源.xlsx",
        f'luodi match --listings 我的房源.xlsx "{_EXAMPLE}"',
    ):
        click.echo(f"  {line}")
