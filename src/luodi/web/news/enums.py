"""The outcomes of an import."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Outcome(TextChoices):
    """What an import did with one page."""

    ADDED = "added", _("新增")
    FILLED = "filled", _("补全了只有摘要的一篇")
    UPDATED = "updated", _("更新")
    SAME = "same", _("已有，未改")
