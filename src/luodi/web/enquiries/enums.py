"""Where an enquiry stands, and what a person agreed to."""

from django.db import models


class EnquiryStatus(models.TextChoices):
    """From arrival to an end; the full follow-up comes with projects."""

    ARRIVED = "arrived", "新到"
    ASSIGNED = "assigned", "已分派"
    CLOSED = "closed", "已结束"


class ConsentKind(models.TextChoices):
    """The two consents of an enquiry, each asked for separately."""

    NOTICE = "notice", "个人信息收集说明"
    PROVISION = "provision", "向接收方提供"
