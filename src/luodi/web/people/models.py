"""Organisations and the people who work for them."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from luodi.web.people.enums import OrganisationKind, Role
from luodi.web.shared.gate import PublicWords, Words


class Organisation(PublicWords):
    """The operator, a park or a broker: an owner of listings and recipient of enquiries."""

    public_columns = (Words("name", _("单位名称")), Words("contact_line", _("对外联系方式"), is_line=True))
    name = models.CharField("名称", max_length=100, unique=True)
    kind = models.CharField("类型", max_length=10, choices=OrganisationKind)
    contact_line = models.CharField(
        "对外联系方式", max_length=100, blank=True, help_text="公开显示，如 0519-8000 0000 招商部"
    )
    is_sample = models.BooleanField("示例数据", default=False)

    class Meta:
        verbose_name = verbose_name_plural = "组织"
        ordering = ["id"]

    def __str__(self) -> str:
        return self.name


class Person(AbstractUser):
    """Somebody who signs in. Without an organisation they see nothing."""

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, verbose_name="组织", related_name="people"
    )
    role = models.CharField("职责", max_length=10, choices=Role, default=Role.VIEWER)
    session_epoch = models.PositiveIntegerField("会话代", default=0, editable=False)

    class Meta:
        verbose_name = verbose_name_plural = "人员"

    def __str__(self) -> str:
        return self.get_full_name() or self.username

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """A session lasts while password and epoch are those it began with; raising the epoch ends all sessions."""
        seed = f"{self.password}\n{self.session_epoch}" if self.session_epoch else self.password
        return salted_hmac("luodi.people.session", seed, secret=secret, algorithm="sha256").hexdigest()

    @property
    def is_operator(self) -> bool:
        """Works for the organisation that runs the installation."""
        return self.organisation is not None and self.organisation.kind == OrganisationKind.OPERATOR
