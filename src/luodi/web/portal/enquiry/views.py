"""已收到: the reference number, the next step, a copy to keep, and the answer, worked out anew on each visit."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from luodi.web.enquiries.consents import TEXTS
from luodi.web.enquiries.enums import ConsentKind
from luodi.web.enquiries.models import Enquiry
from luodi.web.enquiries.queries import find_enquiry
from luodi.web.needs.masking import mask_name, mask_phone
from luodi.web.portal.answer.page import answer_page
from luodi.web.portal.private import private
from luodi.web.portal.spoken import needs


@require_safe
@private
def private_answer(request: HttpRequest, token: str) -> HttpResponse:
    """The page behind the private link."""
    enquiry = find_enquiry(token)
    page = answer_page(enquiry.record, as_of=timezone.localdate(), more=request.GET.get("more", ""))
    return render(request, "portal/enquiry/enquiry.html", {**_copy(request, enquiry), "page": page})


@require_safe
@private
def enquiry_copy(request: HttpRequest, token: str) -> HttpResponse:
    """The copy as a plain text file."""
    enquiry = find_enquiry(token)
    response = render(
        request, "portal/enquiry/enquiry.txt", _copy(request, enquiry), content_type="text/plain; charset=utf-8"
    )
    response["Content-Disposition"] = f'attachment; filename="{enquiry.reference}.txt"'
    return response


def _copy(request: HttpRequest, enquiry: Enquiry) -> dict[str, Any]:
    """What the copy says; phone and name only in their masked form."""
    return {
        "enquiry": enquiry,
        "needs": needs(enquiry.record),
        "phone": mask_phone(enquiry.phone),
        "contact_name": mask_name(enquiry.contact_name),
        "link": request.build_absolute_uri(enquiry.get_absolute_url()),
        "consents": [
            (consent, TEXTS[ConsentKind(consent.kind), consent.version].text(consent.recipient, enquiry.language))
            for consent in enquiry.consents.all()
        ],
    }
