"""`luodi import`: the template to fill in, a check of a file of listings, and its way into the database."""

import datetime as dt
from dataclasses import replace
from typing import Any

import click

from luodi.cli import _import_articles
from luodi.cli._faults import print_faults, print_notes, read_sheet
from luodi.cli._help import Verb, Verbs
from luodi.cli._language import lang_option
from luodi.cli._output import written
from luodi.cli._words import phrase
from luodi.cli.errors import FaultsFound


@click.group("import", cls=Verbs, short_help="检查、导入，生成模板 · check, import, write the template")
def command() -> None:
    """导入：模板，检查，入库。

    Import: the template, a check of the file, and the way into
    the database of the site.
    """


@command.command("listings", cls=Verb, short_help="房源表 · sheets of listings")
@click.option("--template", metavar="FILE.xlsx", help="写出空白模板 · write the template")
@click.option("--force", is_flag=True, help="覆盖已有文件 · overwrite")
@click.option("--organisation", metavar="NAME", help="入库到这个组织 · store for this organisation")
@click.option("--dry-run", is_flag=True, help="试一遍，不存 · try, store nothing")
@click.option("--publish", is_flag=True, help="够条件的草稿就发布 · publish what is ready")
@click.option("--reopen", is_flag=True, help="已下架的也重新发布 · withdrawn ones too")
@click.option(
    "--same",
    type=click.Choice(["ask", "change", "add"]),
    default="ask",
    help="说不准是否已有：先问、修改、新增 · a likely twin",
)
@click.option("--source", "origin", metavar="TEXT", help="没写信息来源的行 · source of rows without one")
@click.option(
    "--as-of", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="没写信息日期的行 · day of rows without one"
)
@click.option("--area-basis", type=click.Choice(["gross", "unit"]), help="没写面积口径的行 · of rows without one")
@click.argument("sources", metavar="[FILE]...", nargs=-1)
@lang_option
def listings(
    template: str | None,
    force: bool,
    organisation: str | None,
    dry_run: bool,
    publish: bool,
    reopen: bool,
    same: str,
    origin: str | None,
    as_of: dt.datetime | None,
    area_basis: str | None,
    sources: tuple[str, ...],
) -> None:
    """检查房源表，逐格说明问题；写明组织就入库；或写出模板。

    Checks files of listings and names every cell that cannot
    be used; stores them, by their own id, when the organisation
    is named; or writes the template to fill in. A row without an
    id is never taken for another by its place in the sheet. A row
    that says that its place is let or sold withdraws the listing.

      luodi import listings --template 模板.xlsx
      luodi import listings 房源.xlsx
      luodi import listings 房源.xlsx --organisation 示例园区 --dry-run
    """
    if not template and not sources:
        raise click.UsageError("Missing argument FILE or --template.")
    if (publish or dry_run) and not organisation:
        raise click.UsageError("Missing option '--organisation'.")
    if reopen and not publish:
        raise click.UsageError("Missing option '--publish'.")
    if template:
        _write_template(template, force)
    day = as_of.date().isoformat() if as_of else None
    stated = {"source": origin, "as_of": day, "area_basis": area_basis}
    alike = {key: content for key, content in stated.items() if content}
    how = {"same": same, "dry_run": dry_run, "publish": publish, "reopen": reopen}
    faults = sum(_take(source, organisation, alike, how) for source in sources)
    if sources and not organisation:
        click.echo(phrase("no_database", name=sources[0]))
    if faults:
        raise FaultsFound(count=faults)


def _take(source: str, organisation: str | None, alike: dict[str, str], how: dict[str, Any]) -> int:
    """Checks a file, stores it if an organisation is named, and returns the number of unusable cells and rows.

    `alike` is what every row states that does not state it itself.
    """
    sheet = read_sheet(source)
    sheet = replace(sheet, records=[{**alike, **record} for record in sheet.records])
    click.echo(phrase("checked", name=source, rows=sheet.rows, used=len(sheet.records)))
    print_notes(sheet)
    print_faults(sheet.faults, source, most=None)
    refused = 0
    if organisation:
        # imported here so that other commands start faster
        from luodi.cli._listings_site import import_into

        refused = import_into(organisation, sheet, source, **how)
    return len(sheet.faults) + refused


@command.command("undo", cls=Verb, short_help="撤销一次导入 · take an import back")
@click.option("--organisation", metavar="NAME", help="哪个组织的 · whose import")
@click.argument("batch", type=int)
@lang_option
def undo(organisation: str | None, batch: int) -> None:
    """24 小时内撤销一次导入：新增的删去，修改的还原。
    之后又有人动过的不动，逐条列出。

    Takes an import back within 24 hours: what it added goes,
    what it changed goes back; what was touched since stays and
    is named.

      luodi import undo 12
    """
    # imported here so that other commands start faster
    from luodi.cli._listings_site import undo_import

    undo_import(organisation, batch)


def _write_template(name: str, force: bool) -> None:
    # imported here so that other commands start faster
    from luodi.sheets import write_template

    with written(name, force, (".xlsx",)) as path:
        write_template(path)
    click.echo(phrase("template_written", name=name))


command.add_command(_import_articles.command)
