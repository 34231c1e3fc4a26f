"""`luodi export`: listings from one kind of file to another."""

import click

from luodi.cli._faults import print_faults, read_sheet
from luodi.cli._help import Verb, Verbs
from luodi.cli._language import lang_option
from luodi.cli._output import written
from luodi.cli._words import phrase
from luodi.cli.errors import FaultsFound

_TYPES = (".xlsx", ".csv", ".jsonl")


@click.group("export", cls=Verbs, short_help="换一种文件格式 · listings to another file type")
def command() -> None:
    """导出：在 xlsx、csv、jsonl 之间转换。

    Export: converts between xlsx, csv and jsonl.
    """


@command.command("listings", cls=Verb, short_help="房源表 · sheets of listings")
@click.option("--force", is_flag=True, help="覆盖已有文件 · overwrite")
@click.argument("source", metavar="IN")
@click.argument("target", metavar="OUT")
@lang_option
def listings(force: bool, source: str, target: str) -> None:
    """把房源表 IN 转成 OUT（.xlsx、.csv、.jsonl）。

    Converts a file of listings; rows that cannot be read are
    reported and left out.
    """
    from luodi.sheets import write_listings

    sheet = read_sheet(source)
    with written(target, force, _TYPES) as path:
        write_listings(path, sheet.records)
    click.echo(phrase("exported", name=target, n=len(sheet.records)))
    print_faults(sheet.faults, source)
    if sheet.faults:
        raise FaultsFound(count=len(sheet.faults))
