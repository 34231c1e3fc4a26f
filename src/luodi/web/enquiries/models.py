"""Drafts, enquiries and the consents given for them."""

from django.db import models
from django.urls import reverse

from luodi.web.enquiries.enums import ConsentKind, EndReason, EnquiryStatus
from luodi.web.listings.models import Listing
from luodi.web.people.models import Organisation, Person
from luodi.web.shared.crypto import BlindIndexField, EncryptedTextField


class Draft(models.Model):
    """Words typed before any consent: fully encrypted, identified by a token, deleted after 24 hours."""

    token_hash = models.CharField(max_length=64, unique=True, help_text="fingerprint of its token")
    words = EncryptedTextField("原文")
    corrections = EncryptedTextField(
        "更正", blank=True, default="", help_text="JSON of field key to value, as corrected by the person"
    )
    reading = EncryptedTextField(
        "读到的", blank=True, default="", help_text="the reading of the words, so that no page reads them again"
    )
    dismissed = models.JSONField(
        "不要紧的话",
        default=list,
        blank=True,
        help_text="where clauses begin that were not understood and do not matter",
    )
    created_at = models.DateTimeField(db_index=True)

    #: The token, for who came by it; no row keeps it.
    token = ""

    class Meta:
        verbose_name = verbose_name_plural = "草稿"
        default_permissions = ()

    def __str__(self) -> str:
        return f"草稿 {self.pk}"


class Enquiry(models.Model):
    """An enquiry 咨询. The original words are frozen and encrypted; `shown_words` has personal spans replaced.

    It ends once (`ended_at`) and is later erased; the remainder holds nothing personal.

    `record` is the requirement as understood and corrected, without personal fields; those have encrypted columns.
    """

    reference = models.CharField("编号", max_length=20, unique=True)
    link_hash = models.CharField(
        max_length=64,
        unique=True,
        help_text="fingerprint of the private link's token, which is made from the draft's: a second press finds it too",
    )
    older_link_hash = models.CharField(
        max_length=64,
        unique=True,
        null=True,
        blank=True,
        help_text="fingerprint of the random token of a link handed out before links were made from the draft's",
    )
    link_revoked_at = models.DateTimeField("链接停用时间", null=True, blank=True)
    organisation = models.ForeignKey(Organisation, models.PROTECT, verbose_name="接收方", related_name="enquiries")
    assignee = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, verbose_name="负责人", related_name="enquiries"
    )
    listing = models.ForeignKey(
        Listing,
        models.SET_NULL,
        null=True,
        blank=True,
        verbose_name="问的房源",
        related_name="enquiries",
        help_text="the listing that was asked about by name; empty when the need as a whole was",
    )
    status = models.CharField(
        "状态", max_length=10, choices=EnquiryStatus, default=EnquiryStatus.ARRIVED, db_index=True
    )
    words = EncryptedTextField("原文")
    shown_words = models.TextField("原文（已遮盖）")
    record = models.JSONField("理解为", default=dict)
    company = models.CharField("公司", max_length=120, blank=True)
    contact_name = EncryptedTextField("联系人", blank=True, default="")
    phone = EncryptedTextField("电话", blank=True, default="")
    phone_index = BlindIndexField(of="phone")
    wechat = EncryptedTextField("微信", blank=True, default="")
    language = models.CharField("语言", max_length=10, default="zh-hans")
    created_at = models.DateTimeField("时间", db_index=True)
    ended_at = models.DateTimeField("结束时间", null=True, blank=True, db_index=True)
    end_reason = models.CharField("怎样结束", max_length=12, choices=EndReason, blank=True)
    erased_at = models.DateTimeField("删除时间", null=True, blank=True)
    is_sample = models.BooleanField("示例数据", default=False)

    #: The token of the private link, for who came by it or has just sent; no row keeps it.
    token = ""

    class Meta:
        verbose_name = verbose_name_plural = "咨询"
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.reference

    @property
    def is_withdrawn(self) -> bool:
        """Whether the consent was withdrawn, so that stored data must not be used or shown."""
        return self.end_reason == EndReason.WITHDRAWN

    @property
    def is_open_to_staff(self) -> bool:
        """Whether the desk may show and use its content."""
        return self.erased_at is None and not self.is_withdrawn

    def get_absolute_url(self) -> str:
        """The private link to the answer, which is kept up to date. Only who came by it knows it."""
        if not self.token:
            raise ValueError("the private link of an enquiry is known to its writer alone")
        return reverse("private_answer", args=[self.token])


class Consent(models.Model):
    """A given consent: to which text (version and hash), naming which recipient, when."""

    enquiry = models.ForeignKey(Enquiry, models.PROTECT, related_name="consents")
    kind = models.CharField("类型", max_length=10, choices=ConsentKind)
    version = models.CharField("版本", max_length=20)
    text_hash = models.CharField("文本指纹", max_length=64)
    recipient = models.CharField("接收方", max_length=100, blank=True)
    at = models.DateTimeField("时间")

    class Meta:
        verbose_name = verbose_name_plural = "同意"
        constraints = [models.UniqueConstraint(fields=["enquiry", "kind"], name="consent_once_per_kind")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.version}"
