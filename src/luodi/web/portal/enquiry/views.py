"""The pages behind the private link: the reference, the next step and an answer recomputed on each visit; a copy of the stored
data; withdrawing the consent; erasing everything."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from luodi.reading import read
from luodi.web.enquiries.actions import erase_enquiry, withdraw_enquiry
from luodi.web.enquiries.consents import TEXTS
from luodi.web.enquiries.enums import By, ConsentKind, EraseReason
from luodi.web.enquiries.errors import EnquiryErased
from luodi.web.enquiries.models import Enquiry
from luodi.web.enquiries.queries import WITHDRAWN_FOR, erased_enquiry, erased_on, find_enquiry, is_offer, looks_at
from luodi.web.needs.masking import mask_name, mask_phone
from luodi.web.portal.answer.views import answered
from luodi.web.portal.owner.views import stated
from luodi.web.portal.private import private
from luodi.web.portal.spoken import needs

View = Callable[[HttpRequest, Enquiry], HttpResponse]


def of_enquiry(view: View) -> Callable[..., HttpResponse]:
    """Decorates a page of the enquiry behind a link; if that was erased, the page says so (410)."""

    @private
    @wraps(view)
    def page(request: HttpRequest, token: str) -> HttpResponse:
        try:
            enquiry = find_enquiry(token)
        except EnquiryErased as refusal:
            context = {"refusal": refusal, "enquiry": erased_enquiry(token)}
            return render(request, "portal/enquiry/erased.html", context, status=refusal.status)
        return view(request, enquiry)

    return page


@require_safe
@of_enquiry
def private_answer(request: HttpRequest, enquiry: Enquiry) -> HttpResponse:
    """The page behind the private link; without an answer for an owner, or once the consent is withdrawn."""
    copy = _copy(request, enquiry)
    if enquiry.is_withdrawn:
        return render(request, "portal/enquiry/withdrawn.html", copy)
    result = {} if copy["is_offer"] else answered(request, enquiry.record)
    return render(request, "portal/enquiry/enquiry.html", {**copy, **result})


@require_safe
@of_enquiry
def enquiry_copy(request: HttpRequest, enquiry: Enquiry) -> HttpResponse:
    """The copy as a plain text file."""
    response = render(
        request, "portal/enquiry/enquiry.txt", _copy(request, enquiry), content_type="text/plain; charset=utf-8"
    )
    response["Content-Disposition"] = f'attachment; filename="{enquiry.reference}.txt"'
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@of_enquiry
def withdraw(request: HttpRequest, enquiry: Enquiry) -> HttpResponse:
    """Explains the withdrawal, with a button; afterwards the private page confirms it."""
    if request.method == "POST":
        withdraw_enquiry(enquiry=enquiry, at=timezone.now())
    if request.method == "POST" or enquiry.is_withdrawn:
        return redirect(enquiry)
    return render(request, "portal/enquiry/withdraw.html", {"enquiry": enquiry, "days": WITHDRAWN_FOR.days})


@require_http_methods(["GET", "HEAD", "POST"])
@of_enquiry
def erase(request: HttpRequest, enquiry: Enquiry) -> HttpResponse:
    """Explains what is deleted and what is kept, with a button; afterwards the link says that it was erased."""
    if request.method == "POST":
        erase_enquiry(enquiry=enquiry, why=EraseReason.REQUESTED, by=By.LINK, at=timezone.now())
        return redirect(enquiry)
    return render(request, "portal/enquiry/erase.html", {"enquiry": enquiry})


def _copy(request: HttpRequest, enquiry: Enquiry) -> dict[str, Any]:
    """The content of the copy; phone and name are masked."""
    is_owner = is_offer(enquiry)
    return {
        "enquiry": enquiry,
        "is_offer": is_owner,
        "offered": stated(read(enquiry.shown_words, kind="listing").record) if is_owner else [],
        "needs": [] if is_owner else needs(enquiry.record),
        "phone": mask_phone(enquiry.phone),
        "contact_name": mask_name(enquiry.contact_name),
        "wechat": mask_name(enquiry.wechat),
        "erased_on": erased_on(enquiry),
        "looks": looks_at(enquiry),
        "link": request.build_absolute_uri(enquiry.get_absolute_url()),
        "consents": [
            (consent, TEXTS[ConsentKind(consent.kind), consent.version].text(consent.recipient, enquiry.language))
            for consent in enquiry.consents.all()
        ],
    }
