"""luodi manage purge_drafts: deletes drafts older than 24 hours. Run it hourly."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from luodi.web.enquiries.actions import purge_drafts


class Command(BaseCommand):
    """Deletes drafts older than 24 hours."""

    help = "删除超过 24 小时的咨询草稿 / Deletes enquiry drafts older than 24 hours"

    def handle(self, *_: Any, **__: Any) -> None:
        gone = purge_drafts(at=timezone.now())
        self.stdout.write(f"删除草稿 {gone} 份 / {gone} drafts deleted")
