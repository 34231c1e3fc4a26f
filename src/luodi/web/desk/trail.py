"""The audit trail of one object as sentences: who did what, when, why, with old and new values."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _

from luodi.fields import FIELDS
from luodi.web.desk.words import EMPTY, label, value
from luodi.web.people.verbs import word_of
from luodi.web.shared.models import AuditEntry


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the trail; `changes` are (label, before, after)."""

    at: dt.datetime
    who: str
    what: str
    reason: str
    changes: list[tuple[str, str, str]]


def history_of(thing: Model) -> QuerySet[AuditEntry]:
    """The audit rows about an object, newest first. The caller has checked that it is visible."""
    return AuditEntry.objects.filter(room=thing._meta.label_lower, key=thing.pk).select_related("actor")


def lines(entries: Iterable[AuditEntry]) -> list[Line]:
    """The lines of a trail."""
    return [
        Line(
            at=entry.at,
            who=_who(entry),
            what=word_of(entry.verb),
            reason=entry.reason,
            changes=[_change(key, change) for key, change in entry.detail.items() if key in FIELDS],
        )
        for entry in entries
    ]


def _who(entry: AuditEntry) -> str:
    """The actor; without one, the enquirer (by their link) or the system."""
    if entry.actor:
        return str(entry.actor)
    return _("本人") if entry.detail.get("by") == "link" else _("系统")


def _change(key: str, change: Any) -> tuple[str, str, str]:
    entry = FIELDS[key]
    if entry.is_personal:
        return label(entry), EMPTY, _("（个人信息，不显示）")
    if isinstance(change, list) and len(change) == 2 and entry.type not in ("set", "list"):
        return label(entry), value(key, change[0]), value(key, change[1])
    if isinstance(change, list) and len(change) == 2 and any(part is None or isinstance(part, list) for part in change):
        return label(entry), value(key, change[0]), value(key, change[1])
    return label(entry), EMPTY, value(key, change)
