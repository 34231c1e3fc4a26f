"""What must hold for the site to do its work. Each check is a function that returns its verdict and never raises.

`/readyz` and `luodi status` run the same list, so a probe and a person never disagree.
"""

import datetime as dt
import logging
from collections.abc import Callable
from dataclasses import dataclass

from django.db import Error, connection
from django.utils.translation import gettext as _

from luodi.web.matches.index import CURRENT
from luodi.web.shared.clock import HOUR, JOBS, waiting
from luodi.web.shared.followed import tables
from luodi.web.shared.models import Due
from luodi.web.shared.triggers import missing_triggers
from luodi.web.shared.versions import versions

#: A job this long overdue means that no worker is running: one claims a due job within seconds.
LATE = 2 * HOUR

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Verdict:
    """The outcome of one check: its code, whether it passed, and a sentence in the active language."""

    code: str
    is_ok: bool
    sentence: str


def verdicts(at: dt.datetime) -> tuple[Verdict, ...]:
    """Every check in turn. Without a database the others have nothing to say, so only that one is returned."""
    first = _checked("database", _database, at)
    if not first.is_ok:
        return (first,)
    return (first, *(_checked(code, check, at) for code, check in _CHECKS))


def _checked(code: str, check: Callable[[dt.datetime], tuple[bool, str]], at: dt.datetime) -> Verdict:
    try:
        is_ok, sentence = check(at)
    except Exception as error:  # noqa: BLE001  (whatever breaks, the probe answers and names it)
        _LOG.error("the check %s failed: %s", code, type(error).__name__)
        is_ok, sentence = False, _("检查时出错：%(error)s") % {"error": type(error).__name__}
    return Verdict(code, is_ok, sentence)


def _database(_at: dt.datetime) -> tuple[bool, str]:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error:
        return False, _("连不上数据库，请看它是否在运行、DATABASE_URL 是否正确")
    return True, _("连得上")


def _migrations(_at: dt.datetime) -> tuple[bool, str]:
    found = versions()
    if found.newer:
        return False, _("数据库已经用更新的版本打开过：%(names)s") % {"names": " ".join(found.newer)}
    if found.waiting:
        return False, _("还有 %(count)d 步没做，请运行 luodi manage migrate") % {"count": found.waiting}
    return True, _("全部做过")


def _index(_at: dt.datetime) -> tuple[bool, str]:
    missing = missing_triggers(connection, tables())
    if missing:
        return False, _("缺触发器 %(names)s，请运行 luodi manage migrate") % {"names": " ".join(missing)}
    return True, _("%(count)d 处房源，与数据库同步") % {"count": len(CURRENT.index())}


def _worker(at: dt.datetime) -> tuple[bool, str]:
    rows = {name: row for name, row in waiting().items() if name in JOBS}
    if not rows:
        return False, _("后台进程还没有运行过：用 luodi serve 启动网站会带上它，或另外运行 luodi worker")
    late = [row for row in rows.values() if row.due_at < at - LATE]
    if late:
        since = min(row.due_at for row in late)
        hours = int((at - since) / HOUR)
        return False, _("到期的事拖了 %(hours)d 小时没人做，请运行 luodi worker") % {"hours": hours}
    return True, _("到期的事都做了")


def _jobs(_at: dt.datetime) -> tuple[bool, str]:
    failing = failing_jobs()
    if failing:
        words = "、".join(str(JOBS[row.name].word) for row in failing)
        return False, _("没做成，稍后会再试：%(jobs)s") % {"jobs": words}
    return True, _("没有失败的")


def failing_jobs() -> list[Due]:
    """The jobs whose latest attempt failed."""
    return [row for name, row in sorted(waiting().items()) if row.failures and name in JOBS]


_CHECKS: tuple[tuple[str, Callable[[dt.datetime], tuple[bool, str]]], ...] = (
    ("migrations", _migrations),
    ("index", _index),
    ("worker", _worker),
    ("jobs", _jobs),
)
#: A failing job is retried and says nothing about the pages, so it does not take the site out of service.
READINESS = frozenset({"database", "migrations", "index", "worker"})
