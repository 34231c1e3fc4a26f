"""The audit trail and the change log, which only grow, and the tallies of a day."""

from django.conf import settings
from django.db import models


class AuditEntry(models.Model):
    """Who did what to which thing, when, and why. Written in the transaction of the action that it records."""

    at = models.DateTimeField("时间", db_index=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, verbose_name="人员", related_name="+"
    )
    verb = models.CharField("动作", max_length=60)
    room = models.CharField("类别", max_length=40)
    key = models.BigIntegerField("编号", null=True)
    organisation_id = models.BigIntegerField("组织", null=True, db_index=True)
    reason = models.CharField("原因", max_length=300, blank=True)
    detail = models.JSONField("内容", default=dict, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "审计记录"
        ordering = ["-id"]
        indexes = [models.Index(fields=["room", "key"])]

    def __str__(self) -> str:
        return f"{self.at:%F %T} {self.verb} {self.room} {self.key}"


class Change(models.Model):
    """One line of the change log, written by database triggers only (see the migration `triggers`).

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
    """How often one reader did one thing on one day. The reader is a fingerprint that no other day shares."""

    day = models.DateField(db_index=True)
    reader = models.CharField(max_length=64)
    count = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = verbose_name_plural = "次数"
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["reader"], name="tally_once_per_reader")]

    def __str__(self) -> str:
        return f"{self.day} {self.count}"
