"""`luodi import`: the template to fill in, and a dry run of a file of listings."""

import click

from luodi.cli._faults import print_faults, print_notes, read_sheet
from luodi.cli._help import Verb, Verbs
from luodi.cli._language import lang_option
from luodi.cli._output import written
from luodi.cli._words import phrase
from luodi.cli.errors import FaultsFound


@click.group("import", cls=Verbs, short_help="检查表格、生成模板 · check a sheet, write the template")
def command() -> None:
    """导入：先有模板和检查，数据库随网站一起提供。

    Import: the template and a check of the file; the database
    comes with the site.
    """


@command.command("listings", cls=Verb, short_help="房源表 · sheets of listings")
@click.option("--template", metavar="FILE.xlsx", help="写出空白模板 · write the template")
@click.option("--force", is_flag=True, help="覆盖已有文件 · overwrite")
@click.argument("sources", metavar="[FILE]...", nargs=-1)
@lang_option
def listings(template: str | None, force: bool, sources: tuple[str, ...]) -> None:
    """检查房源表，逐格说明问题；或用 --template 写出模板。

    Checks files of listings and names every cell that cannot
    be used, or writes the template to fill in.

      luodi import listings --template 模板.xlsx
      luodi import listings 房源.xlsx
    """
    if not template and not sources:
        raise click.UsageError("Missing argument FILE or --template.")
    if template:
        _write_template(template, force)
    faults = sum(_check(source) for source in sources)
    if sources:
        click.echo(phrase("no_database", name=sources[0]))
    if faults:
        raise FaultsFound(count=faults)


def _write_template(name: str, force: bool) -> None:
    from luodi.sheets import write_template

    with written(name, force, (".xlsx",)) as path:
        write_template(path)
    click.echo(phrase("template_written", name=name))


def _check(source: str) -> int:
    sheet = read_sheet(source)
    click.echo(phrase("checked", name=source, rows=sheet.rows, used=len(sheet.records)))
    print_notes(sheet)
    print_faults(sheet.faults, source, most=None)
    return len(sheet.faults)
