"""`luodi import articles`: pages of text or HTML into the news of a site."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from luodi.cli._help import Verb
from luodi.cli._input import file_bytes
from luodi.cli._language import lang_option, language, say
from luodi.cli._site import demand_migrated, site
from luodi.cli.errors import InputError, PagesLeftOut

if TYPE_CHECKING:
    from luodi.web.news.actions import Imported

_MOST_QUOTED, _QUOTED = 3, 20


@click.command("articles", cls=Verb, short_help="文章页面 · pages of articles")
@click.option("--site", "host", default="", metavar="HOST", help="导入哪个站点，默认站点可省 · host of the site")
@click.option("--section", default="", metavar="NAME", help="放进哪个栏目，默认按原页 · section, else the page's own")
@click.option("--dry-run", is_flag=True, help="只看会怎样，不写入 · say what would be done")
@click.argument("sources", metavar="FILE...", nargs=-1, required=True)
@lang_option
def command(host: str, section: str, dry_run: bool, sources: tuple[str, ...]) -> None:
    """把存下的网页（HTML 或文字）收进资讯；同一篇再导入不会重复。

    Brings saved pages, HTML or text, into the news; the same
    page again changes nothing. Related articles come as stubs.

      luodi import articles 网页.html 另一页.txt
      luodi import articles 网页.html --section 园区动态 --dry-run
    """
    with site():
        demand_migrated()
        failed = sum(not _bring(source, host, section, dry_run) for source in sources)
    if dry_run:
        click.echo(say("试运行：什么也没写入。", "Dry run: nothing was written."))
    if failed:
        raise PagesLeftOut(count=failed)


def _bring(source: str, host: str, section: str, dry_run: bool) -> bool:
    """Imports one file, prints its line of the report, and returns whether it went in."""
    # imported here because the site's settings must be configured first
    from luodi.web.shared.errors import Refusal

    try:
        imported = _import_one(file_bytes(source), host, section, dry_run)
    except InputError as error:
        click.echo(f"✗ {source}：{say(error.sentence, error.sentence_en)}", err=True)
        return False
    except Refusal as refusal:
        click.echo(f"✗ {source}：{refusal.in_language(language())}", err=True)
        return False
    click.echo(f"✓ {source}：" + say("，", ", ").join(_report(imported)))
    return True


def _import_one(data: bytes, host: str, section: str, dry_run: bool) -> "Imported":
    # imported here because the site's settings must be configured first
    from django.utils import timezone

    from luodi.reading.article import read_article
    from luodi.web.news.actions import import_article
    from luodi.web.news.queries import site_of

    page, site = read_article(data), site_of(host)
    return import_article(page=page, site=site, section=section, is_trial=dry_run, actor=None, at=timezone.now())


def _report(imported: "Imported") -> Iterator[str]:
    outcomes = {
        "added": ("新增", "added"),
        "filled": ("补全只有摘要的一篇", "filled in"),
        "updated": ("更新", "updated"),
        "same": ("已有，未改", "already there, unchanged"),
    }
    yield f"{say(*outcomes[imported.outcome])}「{imported.article.title}」"
    if imported.stubs:
        yield say(f"相关文章摘要 {imported.stubs} 篇", f"{imported.stubs} related extracts")
    if imported.pictures:
        yield say(f"未带来图片 {imported.pictures} 张", f"{imported.pictures} pictures left out")
    if imported.left_out:
        quoted = "、".join(f"「{line[:_QUOTED]}」" for line in imported.left_out[:_MOST_QUOTED])
        count = len(imported.left_out)
        yield say(f"没收进正文 {count} 行（{quoted}）", f"{count} lines not taken into the text ({quoted})")
    if imported.forbidden:
        yield say(
            f"存为草稿、没有发布：{imported.forbidden} 处用语不得发布，请在工作台改写或写明理由",
            f"kept as a draft, not published: {imported.forbidden} places must not be; rewrite them or give a reason at the desk",
        )
    if imported.masked:
        yield say("手机号已遮住", "mobile numbers masked")
