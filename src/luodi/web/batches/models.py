"""Imported files and the outcome of their rows."""

from django.db import models

from luodi.web.batches.enums import BatchState, Outcome
from luodi.web.people.models import Organisation, Person
from luodi.web.shared.crypto import EncryptedTextField


class Batch(models.Model):
    """One imported file of listings 批次. Counts are of rows; `left` did not go in."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, verbose_name="组织", related_name="batches")
    file_name = models.CharField("文件", max_length=255)
    file_sha256 = models.CharField(max_length=64)
    state = models.CharField("状态", max_length=10, choices=BatchState)
    rows = models.PositiveIntegerField("行数")
    added = models.PositiveIntegerField("新增")
    changed = models.PositiveIntegerField("修改")
    unchanged = models.PositiveIntegerField("没变")
    published = models.PositiveIntegerField("发布")
    withdrawn = models.PositiveIntegerField("下架", default=0)
    left = models.PositiveIntegerField("没入库")
    actor = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, verbose_name="人员", related_name="+")
    at = models.DateTimeField("时间", db_index=True)
    undo_until = models.DateTimeField("可撤销到")

    class Meta:
        verbose_name = verbose_name_plural = "批次"
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"批次 {self.pk} {self.file_name}"


class BatchRow(models.Model):
    """The effect of one row on one listing. `before` (JSON: facts, status) is kept only while the import can be undone."""

    batch = models.ForeignKey(Batch, models.CASCADE, related_name="done")
    sheet = models.CharField("表", max_length=100)
    row_no = models.PositiveIntegerField("行")
    outcome = models.CharField("结果", max_length=10, choices=Outcome)
    listing = models.BigIntegerField("房源", db_index=True)
    code = models.CharField("编号", max_length=60)
    before = EncryptedTextField("原来", blank=True, default="")
    after_version = models.PositiveIntegerField("版本")

    class Meta:
        verbose_name = verbose_name_plural = "批次的行"
        default_permissions = ()
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.sheet} {self.row_no} {self.get_outcome_display()} {self.code}"
