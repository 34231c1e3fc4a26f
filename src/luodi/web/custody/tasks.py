"""The nightly backup, where LUODI_BACKUPS names a folder for it."""

import datetime as dt
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from luodi.web.custody.actions import take_own_backup
from luodi.web.shared.clock import DAY, Job, register

JOB = "custody.backup"


def back_up(*, at: dt.datetime) -> int:
    """Takes and verifies a backup; 0 if no folder is set, so that the job can always be registered."""
    if not settings.LUODI_BACKUPS:
        return 0
    take_own_backup(within=Path(settings.LUODI_BACKUPS), kept=settings.LUODI_BACKUPS_KEPT, at=at)
    return 1


register(Job(JOB, _("每天备份，留下最近几份（设了 LUODI_BACKUPS 才做）"), back_up, DAY))
