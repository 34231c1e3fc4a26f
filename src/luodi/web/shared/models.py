"""The audit trail, the change log, and the state of limits, jobs, outbox and gate."""

from typing import Any

from django.conf import settings
from django.db import models


class AuditEntry(models.Model):
    """Who did what to which thing, when, and why. Written in the transaction of the action it records."""

    at = models.DateTimeField("时间", db_index=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, verbose_name="人员", related_name="+"
    )
    verb = models.CharField("动作", max_length=60)
    room = models.CharField("类别", max_length=40)
    key = models.BigIntegerField("编号", null=True)
    organisation_id = models.BigIntegerField("组织", null=True, db_index=True)
    reason = models.CharField("原因", max_length=300, blank=True)
    detail: "models.JSONField[dict[str, Any], dict[str, Any]]" = models.JSONField("内容", default=dict, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "审计记录"
        ordering = ["-id"]
        indexes = [models.Index(fields=["room", "key"])]

    def __str__(self) -> str:
        return f"{self.at:%F %T} {self.verb} {self.room} {self.key}"


class Change(models.Model):
    """One entry of the change log, written only by database triggers (see `triggers`).

    `transaction` is PostgreSQL's 64-bit transaction id, 0 on SQLite, where ids are handed out in commit order.
    """

    room = models.CharField(max_length=40)
    key = models.BigIntegerField()
    transaction = models.BigIntegerField(default=0, db_index=True)

    class Meta:
        verbose_name = verbose_name_plural = "变更"
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.room} {self.key}"


class Tally(models.Model):
    """How often one reader did one thing on one day or in a few minutes. The fingerprint is another one each time."""

    until = models.DateTimeField(db_index=True)
    reader = models.CharField(max_length=64)
    count = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = verbose_name_plural = "次数"
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["reader"], name="tally_once_per_reader")]

    def __str__(self) -> str:
        return f"{self.until:%F %T} {self.count}"


class Due(models.Model):
    """When a timed job is next due, and its last outcome: one row per job, shared by all workers and `luodi manage daily`."""

    name = models.CharField("工作", max_length=60, unique=True)
    due_at = models.DateTimeField("下次", db_index=True)
    succeeded_at = models.DateTimeField("上次做成", null=True)
    done = models.PositiveIntegerField("上次做了几件", default=0)
    failed_at = models.DateTimeField("上次没做成", null=True)
    failures = models.PositiveIntegerField("连续没做成几次", default=0)
    error = models.CharField("错误类型", max_length=100, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "定时工作"
        default_permissions = ()
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Outgoing(models.Model):
    """One outgoing message, written in the transaction of the action that sends it (see `outbox`).

    `payload` holds row ids only; content and recipient are looked up when it is sent. `key` lets a receiver recognise a
    repetition. A sender first advances `next_at`, so that no other takes the row, but one may retry if it dies.
    """

    kind = models.CharField(max_length=60)
    key = models.CharField(max_length=100, unique=True)
    payload = models.JSONField(default=dict)
    created_at = models.DateTimeField()
    next_at = models.DateTimeField()
    attempts = models.PositiveIntegerField(default=0)
    done_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = verbose_name_plural = "待发"
        default_permissions = ()
        indexes = [
            models.Index(fields=["next_at"], condition=models.Q(done_at=None), name="outgoing_waiting"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"


class WordsPassed(models.Model):
    """A person's answer for words the gate forbids: which, why, when. Never changed (see `gate`)."""

    room = models.CharField("类别", max_length=40)
    key = models.BigIntegerField("编号")
    words: "models.JSONField[list[list[str]], list[list[str]]]" = models.JSONField("用语", default=list)
    reason = models.CharField("理由", max_length=300)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="人员")
    at = models.DateTimeField("时间")

    class Meta:
        verbose_name = verbose_name_plural = "用语放行"
        default_permissions = ()
        indexes = [models.Index(fields=["room", "key"], name="words_passed_of")]

    def __str__(self) -> str:
        return f"{self.room} {self.key} {self.at:%F %T}"
