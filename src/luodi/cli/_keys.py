"""`luodi keys`: which keys open the personal data, a new one, and the end of an old one."""

import secrets

import click

from luodi.cli._help import Verb, Verbs
from luodi.cli._language import lang_option
from luodi.cli._refusals import room_refusals
from luodi.cli._site import demand_migrated, site
from luodi.cli._words import phrase


@click.group("keys", cls=Verbs, short_help="个人资料的密钥 · keys of personal data")
@lang_option
def command() -> None:
    """个人资料的密钥：查看、更换、停用。

    Keys of personal data. To change them while the site runs:

      luodi keys rotate        新密钥，全部重新加密；中断了再运行一次
      luodi keys status        哪把密钥还有多少格在用
      luodi keys retire ID     停用没有资料在用的旧密钥
    """


@command.command("new", cls=Verb, short_help="生成一把密钥 · make a key")
@click.option("--secret", is_flag=True, help="给 LUODI_SECRET_KEY 用 · for LUODI_SECRET_KEY")
@lang_option
def new(secret: bool) -> None:
    """生成一把密钥，写进环境变量 LUODI_FIELD_KEYS（最新的在最前）。什么都不改。

    Prints a key for LUODI_FIELD_KEYS, where the newest stands
    first. Changes nothing.
    """
    # imported here because most commands need no site
    from luodi.web.config.keys import new_field_key

    click.echo(secrets.token_urlsafe(50) if secret else new_field_key())


@command.command("status", cls=Verb, short_help="哪把密钥在用 · which keys are used")
@lang_option
def status() -> None:
    """每把密钥有多少格在用，哪些已经没有用处。

    How many cells are under each key.
    """
    with site():
        demand_migrated()
        # imported here because the site's settings must be configured first
        from luodi.web.config.keys import where_from
        from luodi.web.custody.keys import uses

        click.echo(phrase("keys_from", where=where_from()))
        for use in uses():
            state = "newest" if use.is_newest else "missing" if not use.is_held else "older" if use.values else "unused"
            click.echo("  " + phrase(f"key_{state}", name=use.key_id, n=use.values))


@command.command("rotate", cls=Verb, short_help="换密钥 · change the key")
@click.option(
    "--batch", type=click.IntRange(1, 100_000), default=500, show_default=True, help="每批几格 · cells at once"
)
@lang_option
def rotate(batch: int) -> None:
    """启用新密钥，重新加密全部个人资料；网站照常开着。上次没换完的，先接着换完。

    Takes a new key into use and encrypts all personal data with
    it, in batches, while the site runs. What was begun and not
    finished is finished first, without another key. Keys in
    LUODI_FIELD_KEYS: put the new one first and restart all
    processes, then run this.
    """
    with site():
        demand_migrated()
        # imported here because the site's settings must be configured first
        from django.utils.timezone import now

        from luodi.web.custody.actions import add_key
        from luodi.web.custody.keys import is_begun
        from luodi.web.shared.crypto import keys

        with room_refusals():
            if is_begun():
                click.echo(phrase("key_resumed", name=next(iter(keys()))))
            else:
                click.echo(phrase("key_added", name=add_key(at=now())))
        _encrypt_again(batch)


def _encrypt_again(batch: int) -> None:
    # imported here because the site's settings must be configured first
    from django.utils.timezone import now

    from luodi.web.custody.actions import encrypt_again

    done = unreadable = 0
    for step in encrypt_again(at=now(), batch=batch):
        done, unreadable = done + step.done, unreadable + step.unreadable
        click.echo(phrase("key_progress", n=done), err=True)
    click.echo(phrase("key_rotated", n=done))
    if unreadable:
        click.echo(phrase("key_unreadable", n=unreadable))


@command.command("retire", cls=Verb, short_help="停用旧密钥 · retire an old key")
@click.argument("name", metavar="ID")
@lang_option
def retire(name: str) -> None:
    """停用一把已经没有资料在用的旧密钥。还有一格在用就不停用。

    Retires an older key that nothing uses. A key that one cell
    is still under is not retired.
    """
    with site():
        demand_migrated()
        # imported here because the site's settings must be configured first
        from django.utils.timezone import now

        from luodi.web.config.environment import home, value
        from luodi.web.custody.actions import RETIRED_KEYS, retire_key

        with room_refusals():
            retire_key(name=name, at=now())
        said = "key_retired_outside" if value("LUODI_FIELD_KEYS") else "key_retired"
        click.echo(phrase(said, name=name, where=home() / RETIRED_KEYS))
