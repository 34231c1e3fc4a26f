"""The room batches (批次)."""

from django.apps import AppConfig


class BatchesConfig(AppConfig):
    """批次."""

    name = "luodi.web.batches"
    label = "batches"
    verbose_name = "批次"
