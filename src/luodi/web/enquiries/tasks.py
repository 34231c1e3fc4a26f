"""The timed jobs that keep the privacy notice's promises on drafts and enquiries."""

from django.utils.translation import gettext_lazy as _

from luodi.web.enquiries.actions import close_idle, erase_due, purge_drafts
from luodi.web.shared.clock import DAY, HOUR, Job, register

register(
    Job("enquiries.drafts", _("删除过期的草稿"), purge_drafts, HOUR),
    Job("enquiries.idle", _("结束半年没动静的咨询"), close_idle, DAY),
    Job("enquiries.erase", _("删除保存期满的咨询"), erase_due, HOUR),
)
