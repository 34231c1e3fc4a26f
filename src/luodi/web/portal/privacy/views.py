"""Privacy notice 隐私告知: the data collected, its recipients and retention, generated from the registry of personal fields."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language, gettext

from luodi.fields import Field, for_record
from luodi.web.enquiries.consents import current
from luodi.web.enquiries.enums import ConsentKind
from luodi.web.enquiries.queries import DRAFT_LIFE, IDLE_FOR, WITHDRAWN_FOR
from luodi.web.people.enums import OrganisationKind
from luodi.web.people.models import Organisation
from luodi.web.portal import figures
from luodi.web.portal.breadcrumb import breadcrumb


@dataclass(frozen=True, slots=True)
class Collected:
    """A line of the list of collected data."""

    name: str
    where: str
    why: str
    how_long: str


def privacy(request: HttpRequest) -> HttpResponse:
    """The two consents verbatim, and the lists of data collected and passed on."""
    language = get_language() or ""
    recipient = gettext("您选的园区或中介")
    notice, provision = current(ConsentKind.NOTICE), current(ConsentKind.PROVISION)
    context = {
        "operator": Organisation.objects.filter(kind=OrganisationKind.OPERATOR).first(),
        "notice": (notice.version, notice.text(recipient, language)),
        "provision": (provision.version, provision.text(recipient, language)),
        "of_owners": [current(kind, is_offer=True).text(recipient, language) for kind in ConsentKind],
        "collected": collected(),
        "breadcrumb": breadcrumb(gettext("隐私告知")),
        "shared": [figures.label(entry.key) for entry in personal("requirement")],
        "withdrawn_days": WITHDRAWN_FOR.days,
        "idle_days": IDLE_FOR.days,
        "draft_hours": int(DRAFT_LIFE.total_seconds() // 3600),
    }
    return render(request, "portal/privacy/privacy.html", context)


def personal(record: str) -> list[Field]:
    """The fields of a kind of record that are marked as personal."""
    return [entry for entry in for_record(record) if entry.is_personal]


def collected() -> list[Collected]:
    """The list of data collected on enquiries, listings and readers."""
    enquiry = [
        Collected(
            figures.label(entry.key),
            gettext("您留联系方式时"),
            gettext("回复这次选址咨询"),
            gettext("咨询结束后 12 个月"),
        )
        for entry in personal("requirement")
    ]
    words = Collected(
        gettext("您写的原话"),
        gettext("您写需求时"),
        gettext("读懂需要、对出答案"),
        gettext("没留联系方式的 24 小时，留了的同上"),
    )
    listing = [
        Collected(
            figures.label(entry.key),
            gettext("发布方填房源时"),
            gettext("园区和中介内部联系，不公开"),
            gettext("房源下架后由发布方删除"),
        )
        for entry in personal("listing")
    ]
    reader = Collected(
        gettext("读者的当日散列"),
        gettext("您读资讯时"),
        gettext("同一人一天只数一次"),
        gettext("次日连同盐一起删除，只留总数"),
    )
    return [words, *enquiry, *listing, reader]
