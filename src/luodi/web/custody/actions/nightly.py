"""The site's own backups, each in a folder named by its time; the oldest are deleted."""

import datetime as dt
import re
import shutil
from pathlib import Path

from django.db import transaction
from django.utils.timezone import localtime

from luodi.web.custody import manifest
from luodi.web.custody.actions.backup import take_backup, verify_backup
from luodi.web.shared import audit

#: Only folders with such a name are ever deleted.
_NAME = re.compile(r"luodi-\d{8}-\d{6}")
#: A folder without a manifest may be a backup in progress, but not after this long.
_GIVEN_UP = dt.timedelta(days=1)


def take_own_backup(*, within: Path, kept: int, at: dt.datetime) -> Path:
    """Takes and verifies a backup; only then deletes all but the `kept` newest, and unfinished ones from earlier days.

    Raises what `take_backup` and `verify_backup` raise, and deletes nothing then.
    """
    folder = within / f"luodi-{localtime(at):%Y%m%d-%H%M%S}"
    take_backup(folder=folder, at=at)
    verify_backup(folder)
    gone = _surplus(within, kept, at)
    for each in gone:
        shutil.rmtree(each)
    if gone:
        with transaction.atomic():
            names = [each.name for each in gone]
            audit.record(verb="custody.forget_backups", thing=None, actor=None, at=at, detail={"folders": names})
    return folder


def _surplus(within: Path, kept: int, at: dt.datetime) -> list[Path]:
    """Complete backups beyond the newest, and unfinished ones begun long ago."""
    own = sorted((p for p in within.iterdir() if p.is_dir() and _NAME.fullmatch(p.name)), reverse=True)
    whole = [p for p in own if (p / manifest.NAME).is_file()]
    begun = [p for p in own if p not in whole and at.timestamp() - p.stat().st_mtime > _GIVEN_UP.total_seconds()]
    return [*whole[max(kept, 1) :], *begun]
