"""A whole copy of the site: database, media, and, only on request and elsewhere, the keys."""

import datetime as dt
import os
import shutil
from pathlib import Path

from django.conf import settings
from django.db import transaction

from luodi import __version__
from luodi.web.config.files import FILE_MODE, FOLDER_MODE, replace, sync
from luodi.web.config.keys import FIELD_KEYS, SECRET_KEY, write_field_keys
from luodi.web.custody import manifest
from luodi.web.custody.engines import Engine, Postgres, Sqlite, engine
from luodi.web.custody.errors import BackupDamaged, FolderTaken, KeysBesideData
from luodi.web.custody.manifest import Copied, Manifest
from luodi.web.people.models import Person
from luodi.web.shared import audit
from luodi.web.shared.crypto import keys

MEDIA = "media"


def take_backup(*, folder: Path, at: dt.datetime, keys_to: Path | None = None, actor: Person | None = None) -> Manifest:
    """Copies the running site into an empty folder; everything acknowledged before is in the copy.

    Media are copied after the database, so that every file a row names is included. Raises FolderTaken, KeysBesideData,
    ToolMissing, ToolFailed.
    """
    _demand_apart(folder, keys_to)
    for each in filter(None, (folder, keys_to)):
        _make_empty(each)
    used = engine()
    contents = used.copy(folder)
    files = [manifest.described(folder, folder / used.file), *_copy_media(folder)]
    if keys_to is not None:
        _copy_keys(keys_to)
    taken = Manifest(
        taken_at=at.isoformat(timespec="seconds"),
        version=__version__,
        engine=used.name,
        engine_version=used.version(),
        migrations=contents.migrations,
        counts=contents.counts,
        canaries=contents.canaries,
        files=files,
    )
    _sync_tree(folder)
    manifest.write(folder, taken)
    with transaction.atomic():
        detail = {"rows": taken.rows, "files": len(files), "with_keys": keys_to is not None}
        audit.record(verb="custody.backup", thing=None, actor=actor, at=at, detail=detail)
    return taken


def verify_backup(folder: Path) -> Manifest:
    """Reads a whole backup and opens its database. Raises NoBackup, BackupDamaged, ToolMissing."""
    stated = manifest.read(folder)
    manifest.check_files(folder, stated)
    used = _of(stated)
    if used.counted(folder) != stated.counts:
        raise BackupDamaged(folder=folder, count=1, first=used.file)
    return stated


def _of(stated: Manifest) -> Engine:
    """A backup's engine, which may differ from the site's when it is only verified."""
    return Postgres() if stated.engine == Postgres.name else Sqlite()


def _demand_apart(folder: Path, keys_to: Path | None) -> None:
    if keys_to is not None:
        data, theirs = folder.resolve(), keys_to.resolve()
        if data == theirs or data in theirs.parents or theirs in data.parents:
            raise KeysBesideData(folder=keys_to)


def _make_empty(folder: Path) -> None:
    folder.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise FolderTaken(folder=folder)


def _copy_media(folder: Path) -> list[Copied]:
    """Copies every media file. One deleted meanwhile is left out: no row names it any more."""
    source, copied = Path(settings.MEDIA_ROOT), []
    for path in sorted(source.rglob("*")) if source.is_dir() else []:
        if path.is_symlink() or not path.is_file():
            continue
        target = folder / MEDIA / path.relative_to(source)
        target.parent.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
        target.touch(mode=FILE_MODE)
        try:
            shutil.copyfile(path, target)
        except FileNotFoundError:
            target.unlink()
            continue
        sync(target)
        copied.append(manifest.described(folder, target))
    return copied


def _copy_keys(folder: Path) -> None:
    replace(folder / FIELD_KEYS, write_field_keys(keys()))
    replace(folder / SECRET_KEY, str(settings.SECRET_KEY).encode())


def _sync_tree(folder: Path) -> None:
    for path, _, _ in os.walk(folder):
        sync(Path(path))
