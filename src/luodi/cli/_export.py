"""`luodi export`: listings from one kind of file to another, or out of the database."""

import click

from luodi.cli._faults import print_faults, read_sheet
from luodi.cli._help import Verb, Verbs
from luodi.cli._language import lang_option
from luodi.cli._output import written
from luodi.cli._words import phrase
from luodi.cli.errors import FaultsFound

_TYPES = (".xlsx", ".csv", ".jsonl")


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
