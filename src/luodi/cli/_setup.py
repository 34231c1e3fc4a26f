"""`luodi setup`: sets up the database, the operator, the first lead, and the region's site."""

import secrets
import shlex

import click

from luodi.cli._help import Verb
from luodi.cli._language import lang_option, say
from luodi.cli._refusals import refused_by_room, room_refusals
from luodi.cli._site import demand_keys, site
from luodi.cli._words import phrase

#: Each field with its option, and the prompt if the option is missing.
_ASKED = (
    ("organisation", "单位名称（访客看到的） · organisation"),
    ("region", "地区，如 江苏省常州市 · region, by name or division code"),
    ("contact_line", "对外联系方式，如 0519-8000 0000 招商部 · contact line"),
    ("username", "负责人登录名 · user name of the lead"),
)


@click.command("setup", cls=Verb, short_help="建单位、账号和站点 · organisation, first account, site")
@click.option("--organisation", metavar="NAME", help="单位名称 · name of the organisation")
@click.option("--region", metavar="PLACE", help="地区名或区划代码 · region, by name or division code")
@click.option("--contact", "contact_line", metavar="LINE", help="对外联系方式 · contact line")
@click.option("--host", default="localhost", show_default=True, metavar="HOST", help="网址里的主机名 · host name")
@click.option("--username", metavar="NAME", help="负责人登录名 · user name of the lead")
@click.option("--password", metavar="WORD", help="密码，不写就随机生成 · password, else made at random")
@lang_option
def command(
    organisation: str | None,
    region: str | None,
    contact_line: str | None,
    host: str,
    username: str | None,
    password: str | None,
) -> None:
    """第一次使用：建库，建单位、负责人账号和带资讯栏目的站点。没写的会问。

    The first step of an installation of your own: database,
    organisation, first lead, and the site of its region with a
    section of news. Asks for what is not given.

      luodi setup --organisation 溧阳市招商局 --region 溧阳市 \\
        --contact "0519-8000 0000" --username wangshili
    """
    given = {"organisation": organisation, "region": region, "contact_line": contact_line, "username": username}
    made = "" if password else secrets.token_urlsafe(12)
    with site():
        _migrate()
        _demand_new()
        fields = {name: given[name] or click.prompt(text) for name, text in _ASKED}
        _open({**fields, "host": host, "password": password or made})
    if made:
        click.echo(phrase("setup_password", password=made))
    click.echo(phrase("demo_next"))
    for line in (
        "luodi serve",
        "luodi import listings --template 房源.xlsx",
        f"luodi import listings 房源.xlsx --organisation {shlex.quote(fields['organisation'])} --dry-run",
    ):
        click.echo(f"  {line}")


def _migrate() -> None:
    # imported here because the site's settings must be configured first
    from django.core.management import call_command

    call_command("migrate", interactive=False, verbosity=0)
    demand_keys()


def _demand_new() -> None:
    """Raises RefusedBelow if the installation is already set up, before any prompt."""
    # imported here because the site's settings must be configured first
    from luodi.web.people.models import Organisation
    from luodi.web.portal.setup.errors import AlreadySetUp

    first = Organisation.objects.order_by("pk").first()
    if first is not None:
        raise refused_by_room(AlreadySetUp(organisation=first.name))


def _open(fields: dict[str, str]) -> None:
    # imported here because the site's settings must be configured first
    from django.utils import translation
    from django.utils.timezone import now

    from luodi.web.portal.setup.actions import open_installation
    from luodi.web.portal.setup.codes import forget_code

    with room_refusals(), translation.override(say("zh-hans", "en")):
        opened = open_installation(fields=fields, at=now())
    forget_code()
    click.echo(
        phrase(
            "setup_done",
            organisation=opened.organisation.name,
            host=opened.site.hostname,
            username=opened.lead.username,
        )
    )
