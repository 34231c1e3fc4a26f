"""Writes the audit trail, and keeps it."""

import datetime as dt
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models, transaction
from django.utils import timezone

from luodi.web.shared.models import AuditEntry

#: The law asks for six months of logs (网络安全法第二十三条); a day or two more, whatever the months are.
AUDIT_KEPT = dt.timedelta(days=186)


class AuditKept(RuntimeError):
    """Code tried to delete an audit row that must still be kept."""


def keep(instance: AuditEntry, **_: Any) -> None:
    """Before any row is deleted, by whatever code: AuditKept for a young one, and the whole deletion is undone."""
    if instance.at > timezone.now() - AUDIT_KEPT:
        raise AuditKept(f"audit rows are kept for {AUDIT_KEPT.days} days")


def forget_reasons(thing: models.Model) -> None:
    """Removes typed reasons from the trail of an erased thing, because they may contain a name."""
    AuditEntry.objects.filter(room=thing._meta.label_lower, key=thing.pk).exclude(reason="").update(reason="")


def record(
    *,
    verb: str,
    thing: models.Model | None,
    actor: AbstractBaseUser | None,
    at: dt.datetime,
    reason: str = "",
    detail: dict[str, Any] | None = None,
) -> AuditEntry:
    """Writes one audit row about `thing` in the caller's transaction (an error outside of one).

    `actor` is a person, or None if nobody is signed in. `detail` must hold no personal value.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("an audit row belongs to the transaction of its action")
    return AuditEntry.objects.create(
        at=at,
        actor_id=None if actor is None else actor.pk,
        verb=verb,
        room=thing._meta.label_lower if thing is not None else "",
        key=thing.pk if thing is not None else None,
        organisation_id=getattr(thing, "organisation_id", None),
        reason=reason,
        detail=detail or {},
    )
