"""Writes the audit trail."""

import datetime as dt
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models, transaction

from luodi.web.shared.models import AuditEntry


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
