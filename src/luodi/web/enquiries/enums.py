"""The status and end of an enquiry, and the kinds of consent."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class EnquiryStatus(models.TextChoices):
    """From arrival to the end; the full follow-up comes with projects."""

    ARRIVED = "arrived", _("新到")
    ASSIGNED = "assigned", _("已分派")
    CLOSED = "closed", _("已结束")


class EndReason(models.TextChoices):
    """How an enquiry ended. A choice rather than free text, so that it cannot contain a name or a number."""

    PLACED = "placed", _("已选定场地")
    NOT_NEEDED = "not_needed", _("对方不再需要")
    UNREACHABLE = "unreachable", _("联系不上")
    NOT_SERIOUS = "not_serious", _("广告、误填或测试")
    IDLE = "idle", _("半年没有动静，自动结束")
    WITHDRAWN = "withdrawn", _("本人撤回同意")
    ERASED = "erased", _("随删除结束")


#: The ends staff may choose; the others come from the person or the clock.
STAFF_ENDS = (EndReason.PLACED, EndReason.NOT_NEEDED, EndReason.UNREACHABLE, EndReason.NOT_SERIOUS)


class EraseReason(models.TextChoices):
    """Why an enquiry was erased; also a choice."""

    REQUESTED = "requested", _("本人要求删除")
    MISTAKEN = "mistaken", _("不是咨询：广告、误填或测试")
    ORDERED = "ordered", _("主管部门要求删除")
    EXPIRED = "expired", _("保存期满")


#: The reasons a lead may choose at the desk.
STAFF_ERASURES = (EraseReason.REQUESTED, EraseReason.MISTAKEN, EraseReason.ORDERED)


class By(models.TextChoices):
    """Who acted if nobody at a desk did: the person, by their private link, or the clock."""

    DESK = "desk", _("工作人员")
    LINK = "link", _("本人")
    CLOCK = "clock", _("系统")


class ConsentKind(models.TextChoices):
    """The two consents of an enquiry, each asked for separately."""

    NOTICE = "notice", _("个人信息收集说明")
    PROVISION = "provision", _("向接收方提供")
