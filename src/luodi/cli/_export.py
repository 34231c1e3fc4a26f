"""`luodi export`: listings from one kind of file to another, or out of the database; the audit trail."""

import csv
import json
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from luodi.cli._faults import print_faults, read_sheet
from luodi.cli._help import Verb, Verbs
from luodi.cli._language import lang_option
from luodi.cli._output import written
from luodi.cli._site import demand_migrated, site
from luodi.cli._words import phrase
from luodi.cli.errors import FaultsFound

_TYPES = (".xlsx", ".csv", ".jsonl")
_TRAIL_TYPES = (".csv", ".jsonl")
_TRAIL = ("id", "at", "actor", "actor_id", "verb", "word", "room", "key", "organisation_id", "reason", "detail")
_DAY = click.DateTime(formats=["%Y-%m-%d"])


@click.group("export", cls=Verbs, short_help="转换格式、从库里导出 · convert, or out of the database")
def command() -> None:
    """导出：在 xlsx、csv、jsonl 之间转换，或从数据库写出。

    Export: converts between xlsx, csv and jsonl, or writes out
    what is in the database.
    """


@command.command("listings", cls=Verb, short_help="房源表 · sheets of listings")
@click.option("--force", is_flag=True, help="覆盖已有文件 · overwrite")
@click.option("--organisation", metavar="NAME", help="导出这个组织的 · of this organisation")
@click.option("--personal", is_flag=True, help="带上联系人和电话（留记录） · with contacts (recorded)")
@click.argument("files", metavar="[IN] OUT", nargs=-1)
@lang_option
def listings(force: bool, organisation: str | None, personal: bool, files: tuple[str, ...]) -> None:
    """把房源表 IN 转成 OUT（.xlsx、.csv、.jsonl）；只写 OUT 就从库里导出。

    Converts a file of listings; rows that cannot be read are
    reported and left out. With OUT alone, writes the listings
    of an organisation in the database.

      luodi export listings 房源.xlsx 房源.jsonl
      luodi export listings 房源.xlsx --organisation 示例园区
    """
    if len(files) == 2 and not organisation and not personal:
        _convert(*files, force)
    elif len(files) == 1:
        _out_of_database(files[0], force, organisation, personal)
    elif not files:
        raise click.UsageError("Missing argument 'OUT'.")
    else:
        raise click.UsageError("Got unexpected extra argument.")


def _convert(source: str, target: str, force: bool) -> None:
    # imported here so that other commands start faster
    from luodi.sheets import write_listings

    sheet = read_sheet(source)
    with written(target, force, _TYPES) as path:
        write_listings(path, sheet.records)
    click.echo(phrase("exported", name=target, n=len(sheet.records)))
    print_faults(sheet.faults, source)
    if sheet.faults:
        raise FaultsFound(count=len(sheet.faults))


def _out_of_database(target: str, force: bool, organisation: str | None, personal: bool) -> None:
    # imported here so that other commands start faster
    from luodi.cli._listings_site import export_from
    from luodi.sheets import write_listings

    with written(target, force, _TYPES) as path:
        records = export_from(organisation, personal)
        write_listings(path, records)
    click.echo(phrase("exported", name=target, n=len(records)))


@command.command("audit", cls=Verb, short_help="审计记录 · the audit trail")
@click.option("--from", "since", type=_DAY, required=True, metavar="DAY", help="从哪天起 · first day")
@click.option("--to", "until", type=_DAY, required=True, metavar="DAY", help="到哪天止 · last day")
@click.option("--force", is_flag=True, help="覆盖已有文件 · overwrite")
@click.argument("target", metavar="OUT")
@lang_option
def audit(since: datetime, until: datetime, force: bool, target: str) -> None:
    """把审计记录写到 OUT（.csv、.jsonl）：谁、何时、做了什么、为什么。

    Writes the audit trail of some days, both included, oldest
    first. Personal data that somebody typed are masked, and
    exporting is itself a row of the trail.

      luodi export audit 审计.csv --from 2026-06-01 --to 2026-11-30
    """
    if until < since:
        raise click.UsageError("--to is before --from.")
    with written(target, force, _TRAIL_TYPES) as path, site():
        demand_migrated()
        # imported here because the site's settings must be configured first
        from django.utils.timezone import now

        from luodi.web.people.actions import export_trail

        count, rows = export_trail(since=since.date(), until=until.date(), actor=None, at=now())
        _write_trail(path, rows)
    click.echo(phrase("trail_exported", name=target, n=count))


def _write_trail(path: Path, rows: Iterable[dict[str, Any]]) -> None:
    """A row a line, written as they are read."""
    if path.suffix.lower() == ".jsonl":
        with path.open("w", encoding="utf-8") as stream:
            stream.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        return
    # imported here so that other commands start faster
    from luodi.sheets import harmless

    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(_TRAIL)
        for row in rows:
            said = {**row, "detail": json.dumps(row["detail"], ensure_ascii=False)}
            writer.writerow([harmless(said[name]) for name in _TRAIL])
