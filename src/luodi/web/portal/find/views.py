"""找地方: the box. Its words become a draft, whose page shows what was understood."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from luodi.web.enquiries.actions import keep_draft
from luodi.web.enquiries.errors import NoRecipient, UnknownLink
from luodi.web.enquiries.queries import DRAFT_LIFE, find_draft, recipient_of, understand
from luodi.web.people.models import Organisation
from luodi.web.portal.guards import check_by_hand
from luodi.web.portal.private import WRITER, private, refused
from luodi.web.shared.busy import refused_if_busy
from luodi.web.shared.errors import CellSealed, Refusal
from luodi.web.shared.limits import Limit, address_of

#: Generous limits, because an address may be shared by a whole office.
DRAFTS = Limit("find", 120, a_minute=12)


@private
@require_http_methods(["GET", "HEAD", "POST"])
def find(request: HttpRequest) -> HttpResponse:
    """The box: empty, with an example, or with the words of this browser's draft."""
    if request.method == "POST":
        return _keep(request)
    return render(request, "portal/find/find.html", {"words": _words_before(request), "operator": _operator()})


def _keep(request: HttpRequest) -> HttpResponse:
    words, at = request.POST.get("words", ""), timezone.now()
    try:
        check_by_hand(request)
        with refused_if_busy():
            DRAFTS.spend(address=address_of(request), at=at)
            draft = keep_draft(words=words, at=at)
    except Refusal as refusal:
        return refused(request, refusal, words)
    response = redirect("owner" if understand(draft).is_offer else "understood", draft.token)
    response.set_cookie(
        WRITER,
        draft.token,
        max_age=DRAFT_LIFE,
        path="/find/",
        httponly=True,
        samesite="Lax",
        secure=request.is_secure(),
    )
    return response


def _operator() -> Organisation | None:
    """Whom to ring instead of typing."""
    try:
        return recipient_of(None)
    except NoRecipient:
        return None


def _words_before(request: HttpRequest) -> str:
    """The example tapped, or the words this browser wrote before; never anybody else's."""
    token = request.GET.get("draft", "")
    if token and token == request.COOKIES.get(WRITER):
        try:
            return str(find_draft(token, timezone.now()).words)
        except (UnknownLink, CellSealed):
            return ""
    return request.GET.get("q", "")[:4000]
