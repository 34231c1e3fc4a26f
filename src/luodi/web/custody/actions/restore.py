"""Restores a site from a backup; everything is checked before anything is changed."""

import datetime as dt
import shutil
from pathlib import Path

from django.conf import settings
from django.db import transaction

from luodi.web.config.environment import home, value
from luodi.web.config.files import FOLDER_MODE, replace, sync, write_new
from luodi.web.config.keys import FIELD_KEYS, SECRET_KEY, KeyFault, field_keys, parse_field_keys
from luodi.web.custody.actions.backup import MEDIA, verify_backup
from luodi.web.custody.engines import engine
from luodi.web.custody.errors import BackupNewer, EngineDiffers, KeysInTheWay, SiteThere
from luodi.web.custody.fitting import demand_opened
from luodi.web.custody.manifest import Manifest
from luodi.web.people.models import Person
from luodi.web.shared import audit
from luodi.web.shared.versions import unknown_here, versions


def restore_backup(
    *,
    folder: Path,
    at: dt.datetime,
    keys_from: Path | None = None,
    replacing: bool = False,
    actor: Person | None = None,
) -> Manifest:
    """Restores a backup to where the settings point, with the site stopped.

    `keys_from` is the folder that `take_backup` wrote keys to; without it the current keys must fit. Raises NoBackup,
    BackupDamaged, EngineDiffers, BackupNewer, SiteThere, SiteRuns, KeysInTheWay and KeyFault, each before anything is changed.
    """
    stated = verify_backup(folder)
    used = engine()
    if stated.engine != used.name:
        raise EngineDiffers(theirs=stated.engine, ours=used.name)
    _demand_known(stated)
    if not replacing and not (used.is_empty() and _is_empty(Path(settings.MEDIA_ROOT))):
        raise SiteThere(where=home())
    _demand_keys(stated, keys_from)
    used.demand_alone()
    if keys_from is not None:
        _put_keys(keys_from)
    used.put(folder)
    _put_media(folder / MEDIA)
    Path(settings.LUODI_INDEX_FILE).unlink(missing_ok=True)  # rebuilt from the database
    if not versions().waiting:
        with transaction.atomic():
            detail = {"taken_at": stated.taken_at, "rows": stated.rows}
            audit.record(verb="custody.restore", thing=None, actor=actor, at=at, detail=detail)
    return stated


def _demand_known(stated: Manifest) -> None:
    """BackupNewer if the backup has a migration unknown to this version."""
    if unknown_here((app, name) for app, name in stated.migrations):
        raise BackupNewer(version=stated.version)


def _demand_keys(stated: Manifest, keys_from: Path | None) -> None:
    if keys_from is None:
        demand_opened(stated.canaries, field_keys(may_make=False))
        return
    path = keys_from / FIELD_KEYS
    try:
        text = path.read_text(encoding="ascii").strip()
    except FileNotFoundError:
        raise KeyFault(
            f"{keys_from} 里没有 {FIELD_KEYS}：--keys 要写备份时存密钥的文件夹",
            f"There is no {FIELD_KEYS} in {keys_from}; --keys names the folder that the backup wrote the keys to",
        ) from None
    demand_opened(stated.canaries, parse_field_keys(text, str(path)), str(path))
    if value("LUODI_FIELD_KEYS"):
        demand_opened(stated.canaries, field_keys(may_make=False))
        return
    there = home() / FIELD_KEYS
    if there.exists() and there.read_text(encoding="ascii").strip() != text:
        raise KeysInTheWay(path=there)


def _put_keys(keys_from: Path) -> None:
    """Restores key files that the settings do not override: the field keys, unless there are some, and the signing key."""
    if not value("LUODI_FIELD_KEYS"):
        write_new(home() / FIELD_KEYS, (keys_from / FIELD_KEYS).read_bytes())
    if not value("LUODI_SECRET_KEY") and (keys_from / SECRET_KEY).exists():
        replace(home() / SECRET_KEY, (keys_from / SECRET_KEY).read_bytes())


def _is_empty(folder: Path) -> bool:
    return not folder.is_dir() or not any(folder.iterdir())


def _put_media(source: Path) -> None:
    """Replaces the media folder."""
    target = Path(settings.MEDIA_ROOT)
    aside = target.with_name(f".{target.name}.restoring")
    shutil.rmtree(aside, ignore_errors=True)
    if source.is_dir():
        shutil.copytree(source, aside)
    else:
        aside.mkdir(mode=FOLDER_MODE)
    shutil.rmtree(target, ignore_errors=True)
    aside.replace(target)
    sync(target.parent)
