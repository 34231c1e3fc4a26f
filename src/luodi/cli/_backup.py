"""`luodi backup` and `luodi restore`: a whole copy of the site, and a site from it."""

from pathlib import Path

import click

from luodi.cli._help import Verb
from luodi.cli._language import lang_option
from luodi.cli._refusals import room_refusals
from luodi.cli._site import demand_migrated, site
from luodi.cli._words import phrase

_FOLDER = click.Path(file_okay=False, path_type=Path)
_MB = 1_000_000


@click.command("backup", cls=Verb, short_help="备份整个网站 · a copy of the site")
@click.argument("folder", type=_FOLDER, metavar="DIR")
@click.option("--keys", "keys_to", type=_FOLDER, metavar="DIR2", help="密钥另存到这里 · the keys, apart")
@click.option("--verify", is_flag=True, help="核对一份备份 · check a backup")
@lang_option
def backup(folder: Path, keys_to: Path | None, verify: bool) -> None:
    """把整个网站备份到一个空文件夹，网站照常开着：数据库、图片，带核对清单。

    Copies database and media into an empty folder while the
    site runs. The keys of personal data are not in it; --keys
    writes them to another place.

      luodi backup /backup/2026-11-30 --keys /safe/2026-11-30
      luodi backup --verify /backup/2026-11-30
    """
    with site(reads_data=not verify), room_refusals():
        # imported here because the site's settings must be configured first
        from django.utils.timezone import localtime

        from luodi.web.custody.actions import take_backup, verify_backup

        if verify:
            whole = verify_backup(folder)
            click.echo(
                phrase(
                    "backup_whole",
                    taken_at=whole.taken_at,
                    version=whole.version,
                    rows=whole.rows,
                    files=len(whole.files),
                )
            )
            return
        demand_migrated()
        taken = take_backup(folder=folder, keys_to=keys_to, at=localtime())
        size = f"{taken.size / _MB:.1f}"
        click.echo(phrase("backed_up", folder=folder, rows=taken.rows, files=len(taken.files), size=size))
        click.echo(phrase("backed_up_keys" if keys_to else "backed_up_without_keys", folder=keys_to))


@click.command("restore", cls=Verb, short_help="从备份恢复 · a site from a backup")
@click.argument("folder", type=_FOLDER, metavar="DIR")
@click.option("--keys", "keys_from", type=_FOLDER, metavar="DIR2", help="备份时另存的密钥 · the keys written apart")
@click.option("--replace", "replacing", is_flag=True, help="替换已有的数据 · in place of the data here")
@lang_option
def restore(folder: Path, keys_from: Path | None, replacing: bool) -> None:
    """把备份恢复到 LUODI_HOME 和 DATABASE_URL 所指处。先核对备份和密钥，都对才动手。

    Puts a backup where LUODI_HOME and DATABASE_URL say. Checks
    every file and whether the keys fit before it changes
    anything. Stop the site first.
    """
    with site(reads_data=False), room_refusals():
        # imported here because the site's settings must be configured first
        from django.utils.timezone import localtime

        from luodi.web.custody.actions import restore_backup
        from luodi.web.shared.versions import versions

        restored = restore_backup(folder=folder, keys_from=keys_from, replacing=replacing, at=localtime())
        click.echo(phrase("restored", taken_at=restored.taken_at, rows=restored.rows))
        click.echo(phrase("restored_next"))
        for words in (*(["luodi manage migrate"] if versions().waiting else []), "luodi manage daily", "luodi serve"):
            click.echo(f"  {words}")
