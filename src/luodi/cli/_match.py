"""`luodi match`: matches an enquiry against a sheet of listings, without a database."""

import datetime as dt
import json
from typing import TYPE_CHECKING, Any

import click

from luodi.cli import _match_batch
from luodi.cli._clarity import require_message, require_something
from luodi.cli._enquiry import Enquiry
from luodi.cli._faults import read_sheet
from luodi.cli._help import Verb
from luodi.cli._input import STDIN, read_text
from luodi.cli._language import lang_option, language
from luodi.cli._match_sides import Sides
from luodi.cli._output import print_json
from luodi.cli._words import phrase
from luodi.cli.errors import NotRequirement

if TYPE_CHECKING:
    from luodi.matching import Answer
    from luodi.sheets import Sheet

Record = dict[str, Any]
_TOP, _MOST = 20, 100_000


@click.command("match", cls=Verb, short_help="需求 × 房源表 → 合适的 · words and sheet to places")
@click.option("--listings", metavar="FILE", help="房源表 · xlsx, csv or jsonl")
@click.option("--requirements", metavar="FILE", help="一批需求 · many requirements: xlsx, csv or jsonl")
@click.option("--database", is_flag=True, help="用网站里已发布的房源 · the site's published listings")
@click.option("--enquiries", is_flag=True, help="网站里未结束的咨询（留记录） · open enquiries")
@click.option("--organisation", metavar="NAME", help="只要这个组织收到的咨询 · enquiries of this organisation")
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="按哪天算，默认今天 · date, today")
@click.option("--top", type=click.IntRange(1, _MOST), default=_TOP, metavar="N", help="列出几处，默认 20 · how many")
@click.option("--out", metavar="FILE", help="写 xlsx、csv、jsonl、parquet · a table")
@click.option("--force", is_flag=True, help="覆盖已有文件 · overwrite")
@click.option("--json", "as_json", is_flag=True, help="输出一个 JSON 文档 · one JSON document")
@click.argument("text", metavar="[TEXT|-]", required=False)
@lang_option
def command(
    listings: str | None,
    requirements: str | None,
    database: bool,
    enquiries: bool,
    organisation: str | None,
    as_of: dt.datetime | None,
    top: int,
    out: str | None,
    force: bool,
    as_json: bool,
    text: str | None,
) -> None:
    """一段话对一张房源表：哪些合适、为什么、还要问什么。

    TEXT 是客户的原话，或一条 JSON 需求记录；- 从管道读。
    Matches an enquiry with a sheet of listings, and says
    why. TEXT is words, or a requirement record in JSON.
    Many at once: --requirements FILE, or --enquiries.

      luodi match --listings 房源.xlsx "溧阳求租3000平厂房"
      luodi match --listings 房源.xlsx --requirements 需求.xlsx --out 结果.xlsx
      luodi match --enquiries --out 结果.xlsx
    """
    day, is_batch = as_of.date() if as_of else dt.date.today(), bool(requirements or enquiries)
    _demand_usage(listings, requirements, database, enquiries, organisation, out, text)
    if is_batch:
        _match_batch.run(
            _batch(listings, requirements, organisation), _match_batch.Wanted(day, top, out, force, as_json)
        )
        return
    _match_one(str(listings), text, day, top, as_json)


def _demand_usage(
    listings: str | None,
    requirements: str | None,
    database: bool,
    enquiries: bool,
    organisation: str | None,
    out: str | None,
    text: str | None,
) -> None:
    """Raises a usage error for incompatible options."""
    is_batch, is_site = bool(requirements or enquiries), database or enquiries
    if is_site == bool(listings):
        raise click.UsageError("Give either --listings or --database." if listings else "Missing option '--listings'.")
    if requirements and enquiries:
        raise click.UsageError("Give either --requirements or --enquiries.")
    if is_batch and text is not None:
        raise click.UsageError("Got unexpected extra argument.")
    if not is_batch and (out or database):
        raise click.UsageError("--out and --database need --requirements.")
    if organisation and not enquiries:
        raise click.UsageError("--organisation needs --enquiries.")


def _batch(listings: str | None, requirements: str | None, organisation: str | None) -> Sides:
    if requirements:
        return _match_batch.of_files(requirements, listings)
    # imported here so that other commands start faster
    from luodi.cli._match_site import of_enquiries

    return of_enquiries(organisation)


def _match_one(listings: str, text: str | None, as_of: dt.date, top: int, as_json: bool) -> None:
    enquiry = enquiry_of(read_text(None) if text in (None, STDIN) else str(text))
    sheet = read_sheet(listings)
    found = answer(enquiry.record, sheet, listings, as_of, top)
    if as_json:
        # imported here so that other commands start faster
        from luodi.matching import document

        print_json({**document(found, language()), "faults": [fault.as_json(language()) for fault in sheet.faults]})
        return
    # imported here so that other commands start faster
    from luodi.cli._match_view import show

    show(found, sheet, listings, enquiry)


def enquiry_of(text: str) -> Enquiry:
    """Reads a requirement given in words or in JSON."""
    if text.lstrip().startswith("{"):
        return Enquiry(_of_json(text))
    require_message(text)
    # imported here so that other commands start faster
    from luodi.reading import Side, read

    reading = read(text, kind="requirement")
    require_something(text, reading.record)
    document = reading.as_json()
    return Enquiry(reading.record, document["ambiguous"], document["ignored"], reading.side is Side.OFFER)


def _of_json(text: str) -> Record:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        raise NotRequirement(reason="格式有误", reason_en="it is malformed") from None
    record = found.get("record", found)
    if not isinstance(record, dict):
        raise NotRequirement(reason="record 不是一个对象", reason_en="record is not an object")
    _name_unknown_keys(record)
    return record


def _name_unknown_keys(record: Record) -> None:
    # imported here so that other commands start faster
    from luodi.fields import for_record

    known = {f.key for f in for_record("requirement")} | {"branches"}
    branches = record.get("branches")
    parts = [record, *(b for b in branches if isinstance(b, dict))] if isinstance(branches, list) else [record]
    unknown = sorted({key for part in parts for key in part} - known)
    if unknown:
        click.echo(phrase("unknown_keys", keys=phrase("and").join(unknown)), err=True)


def answer(record: Record, sheet: "Sheet", name: str, as_of: dt.date, top: int) -> "Answer":
    """Matches a requirement with the listings of a sheet. NoListings if it has none."""
    # imported here so that other commands start faster
    from luodi.cli._refusals import refused_by_intake
    from luodi.intake import IntakeError, requirement
    from luodi.matching import match

    try:
        wanted, index = requirement(record), _match_batch.index_of(sheet, name)
    except IntakeError as error:
        raise refused_by_intake(error) from error
    return match(index, wanted, as_of=as_of, top=top)
