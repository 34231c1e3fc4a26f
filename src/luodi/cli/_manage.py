"""`luodi manage`: Django's own commands, with our settings."""

import sys

import click

from luodi.cli._help import Verb
from luodi.cli._site import site

#: Django's commands that read no row; they answer without a database, and with whatever keys.
_WITHOUT_DATA = frozenset(
    {
        *("check", "collectstatic", "compilemessages", "dbshell", "diffsettings", "findstatic", "help", "makemessages"),
        *("makemigrations", "showmigrations", "sqlmigrate", "version"),
    }
)


@click.command(
    "manage",
    cls=Verb,
    short_help="网站的管理命令 · commands of the site",
    context_settings={"ignore_unknown_options": True, "allow_interspersed_args": False, "help_option_names": []},
)
@click.argument("words", nargs=-1, type=click.UNPROCESSED, metavar="COMMAND …")
def command(words: tuple[str, ...]) -> None:
    """网站的管理命令：建库、建账号、核对索引等。

    Django's own commands, with Luodi's settings.

      luodi manage migrate           建库、升级 · set up the database
      luodi manage createsuperuser   第一个账号 · the first account
      luodi manage index --verify    核对索引 · check the index
      luodi manage help              全部命令 · all commands
    """
    if not words or words[0] in ("-h", "--help"):
        click.echo(click.get_current_context().get_help())
        return
    with site(reads_data=words[0] not in _WITHOUT_DATA):
        # imported here because the site's settings must be configured first
        from django.core.management import execute_from_command_line

        sys.argv[0] = "luodi manage"
        execute_from_command_line(["luodi manage", *words])
