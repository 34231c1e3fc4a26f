"""The JSON API: public listings, and the matching of a need. /api/openapi.json describes it.

No page of documentation is served, because it would fetch its scripts from third parties.
"""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.timezone import localdate, now
from ninja import NinjaAPI, Query, Status
from ninja.errors import HttpError, ValidationError

from luodi.intake import IntakeError
from luodi.web.api.permissions import PUBLIC, permits
from luodi.web.api.shapes import ListingOut, ListingPage, MatchIn, Refused, shown
from luodi.web.listings.queries import public_listings
from luodi.web.matches.queries import answer
from luodi.web.needs.masking import PERSONAL
from luodi.web.needs.understanding import understanding
from luodi.web.needs.validators import clean_words
from luodi.web.shared.errors import Refusal
from luodi.web.shared.limits import Limit, address_of

api = NinjaAPI(title="Luodi 落地", version="1", docs_url=None, urls_namespace="api")
PER_PAGE = 50
#: Questions of one address a day.
MATCHES = Limit("api match", 2000)


@api.exception_handler(Refusal)
def refused(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """A room said no: its code, status and sentence."""
    response = api.create_response(request, {"code": refusal.code, "message": refusal.sentence}, status=refusal.status)
    if "retry_after" in refusal.values:
        response.headers["Retry-After"] = str(refusal.values["retry_after"])
    return response


@api.exception_handler(IntakeError)
def not_matchable(request: HttpRequest, error: IntakeError) -> HttpResponse:
    """A record that matching cannot take: field, value, remedy."""
    return api.create_response(request, {"code": "requirement_bad", "message": str(error)}, status=422)


@api.exception_handler(ValidationError)
def misshapen(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """A body that is not what the operation takes; what was sent is not repeated."""
    where = "; ".join(f"{'.'.join(map(str, each['loc'][1:]))}: {each['msg']}" for each in error.errors)
    return api.create_response(request, {"code": "body_bad", "message": where}, status=422)


@api.get("/listings", response={200: ListingPage, 422: Refused}, summary="Public listings, newest first")
@permits(PUBLIC)
def listings(request: HttpRequest, after: int | None = Query(None, ge=1)) -> Any:
    """Fifty a page by falling id; `after` is the id of the last one seen."""
    rows = public_listings(localdate()).order_by("-pk")
    if after is not None:
        rows = rows.filter(pk__lt=after)
    page = list(rows[: PER_PAGE + 1])
    more = str(page[PER_PAGE - 1].pk) if len(page) > PER_PAGE else None
    return ListingPage(listings=[shown(each) for each in page[:PER_PAGE]], next=more)


@api.get("/listings/{int:pk}", response={200: ListingOut, 404: Refused}, summary="One public listing")
@permits(PUBLIC)
def listing(request: HttpRequest, pk: int) -> Any:
    """A listing that is not public, or not any more, is not there."""
    found = public_listings(localdate()).filter(pk=pk).first()
    if found is None:
        return Status(404, Refused(code="listing_not_found", message="没有这处房源，或已下架。"))
    return shown(found)


@api.post("/match", response={200: dict[str, Any], 422: Refused, 429: Refused}, summary="Places for a need")
@permits(PUBLIC)
def match(request: HttpRequest, need: MatchIn) -> Any:
    """The answer of `luodi match --json` over public listings. Nothing is kept; personal values are taken out first."""
    MATCHES.spend(address=address_of(request), at=now())
    return answer(_record(need), as_of=localdate(), top=need.top).as_json()


def _record(need: MatchIn) -> dict[str, Any]:
    if (need.text is None) == (need.requirement is None):
        raise HttpError(422, "give text or requirement, one of the two")
    if need.requirement is not None:
        return {key: value for key, value in need.requirement.items() if key not in PERSONAL}
    return understanding(clean_words(need.text or ""), {}).record


@api.exception_handler(HttpError)
def stopped(request: HttpRequest, error: HttpError) -> HttpResponse:
    """Anything else that ends a request, in the same shape."""
    return api.create_response(request, {"code": "request_bad", "message": str(error)}, status=error.status_code)
