"""留联系方式: a phone number and two consents, the second of which names the recipient."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from luodi.web.enquiries.actions import submit_enquiry
from luodi.web.enquiries.consents import current
from luodi.web.enquiries.enums import ConsentKind
from luodi.web.enquiries.errors import RecipientChanged
from luodi.web.enquiries.models import Draft
from luodi.web.enquiries.queries import recipient_of, understand
from luodi.web.listings.models import Listing
from luodi.web.listings.queries import by_ids
from luodi.web.matches.queries import answer
from luodi.web.people.models import Organisation
from luodi.web.portal.guards import check_by_hand
from luodi.web.portal.private import WRITER, is_writer, of_draft
from luodi.web.shared.busy import refused_if_busy
from luodi.web.shared.errors import Refusal
from luodi.web.shared.limits import Limit, address_of

SUBMISSIONS = Limit("contact", 40, a_minute=6)
_FIELDS = ("phone", "contact_name", "company")


@require_http_methods(["GET", "HEAD", "POST"])
@of_draft
def contact(request: HttpRequest, draft: Draft) -> HttpResponse:
    """The form, prefilled from the words for the browser that wrote them; a POST sends the enquiry."""
    asked, best, is_gone = _listings(request, draft)
    recipient = recipient_of(asked or best)
    if request.method == "POST":
        return _send(request, draft, recipient, asked, is_gone)
    read = understand(draft).contact if is_writer(request, draft) else {}
    return _page(request, draft, recipient, asked, is_gone, {key: read.get(key, "") for key in _FIELDS})


def _listings(request: HttpRequest, draft: Draft) -> tuple[Listing | None, Listing | None, bool]:
    """The listing asked about, the best one of the answer, and whether the former is no longer public."""
    today = timezone.localdate()
    number = request.POST.get("listing", request.GET.get("listing", ""))
    understood = understand(draft)
    # An owner's offer goes to the operator, not to the owner of a similar listing.
    matches = () if understood.is_offer else answer(understood.record, as_of=today, top=1).matches
    best = [one.listing.id for one in matches]
    rows = by_ids([number, *best], today)
    asked = rows.get(number)
    return asked, next((rows[key] for key in best if key in rows), None), bool(number) and asked is None


def _send(
    request: HttpRequest, draft: Draft, recipient: Organisation, asked: Listing | None, is_gone: bool
) -> HttpResponse:
    typed = {key: request.POST.get(key, "") for key in _FIELDS}
    at = timezone.now()
    try:
        check_by_hand(request)
        with refused_if_busy():
            SUBMISSIONS.spend(address=address_of(request), at=at)
            if request.POST.get("recipient") != str(recipient.pk):
                raise RecipientChanged(recipient=recipient.name)
            enquiry = submit_enquiry(
                draft=draft,
                recipient=recipient,
                listing=asked,
                consents=frozenset(request.POST.getlist("consent")),
                language=get_language() or "zh-hans",
                at=at,
                phone=typed["phone"],
                contact_name=typed["contact_name"],
                company=typed["company"],
            )
    except Refusal as refusal:
        return _page(request, draft, recipient, asked, is_gone, typed, refusal)
    response = redirect(enquiry)
    response.delete_cookie(WRITER, path="/find/")
    return response


def _page(
    request: HttpRequest,
    draft: Draft,
    recipient: Organisation,
    asked: Listing | None,
    is_gone: bool,
    typed: dict[str, str],
    refusal: Refusal | None = None,
) -> HttpResponse:
    language, is_offer = get_language() or "zh-hans", understand(draft).is_offer
    # A consent stays ticked after another fault, unless it named a different recipient.
    ticked = [] if isinstance(refusal, RecipientChanged) else request.POST.getlist("consent")
    context: dict[str, Any] = {
        "draft": draft,
        "is_offer": is_offer,
        "recipient": recipient,
        "listing": asked,
        "is_listing_gone": is_gone,
        "typed": typed,
        "refusal": refusal,
        "faults": refusal.values.get("faults", {}) if refusal else {},
        "ticked": ticked,
        "texts": {kind.value: current(kind, is_offer=is_offer).text(recipient.name, language) for kind in ConsentKind},
    }
    response = render(request, "portal/contact/contact.html", context, status=refusal.status if refusal else 200)
    if refusal and "retry_after" in refusal.values:
        response["Retry-After"] = str(refusal.values["retry_after"])
    return response
