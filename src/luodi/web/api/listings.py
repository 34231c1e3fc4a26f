"""Public listings, as the lists and pages of the site show them."""

import datetime as dt
from typing import Annotated, Any

from django.http import HttpRequest
from django.utils.timezone import localdate
from ninja import Field, Query, Router, Schema, Status

from luodi import voice
from luodi.web.api.permissions import PUBLIC, permits
from luodi.web.api.refusals import Refused
from luodi.web.listings.models import Listing
from luodi.web.listings.paging import NEWEST, page_in_order
from luodi.web.listings.queries import public_listings
from luodi.web.needs.masking import PERSONAL
from luodi.web.shared.errors import UnknownPage

router = Router()
PER_PAGE = 50


class ListingOut(Schema):
    """A public listing. `facts` are keyed by the dictionary in its units; personal fields are never in them."""

    id: str = Field(description="as in the answers of /api/match")
    title: str
    organisation: str = Field(description="who offers it")
    contact_line: str = Field(description="the organisation's public line")
    park: str = Field(description="name of the park; empty outside of one")
    is_sample: bool = Field(description="made-up data of the demonstration")
    published_at: dt.datetime | None
    changed_at: dt.datetime
    url: str = Field(description="path of its page")
    facts: dict[str, Any] = Field(description="stated facts; what is blank is left out")


class ListingPage(Schema):
    """One page of listings."""

    listings: list[ListingOut]
    next: str | None = Field(description="value of `after` for the next page; null on the last")


@router.get(
    "/listings",
    operation_id="listings",
    response={200: ListingPage, 422: Refused},
    summary="Public listings, newest first",
)
@permits(PUBLIC)
def listings(request: HttpRequest, after: Annotated[str, Query(description="`next` of the page before")] = "") -> Any:
    """Fifty per page, newest first. A program that follows `next` until it is null receives every listing once, whatever is
    published meanwhile."""
    if after and NEWEST.key(after) is None:
        raise UnknownPage(after=voice.shortened(after))
    page = page_in_order(public_listings(localdate()), NEWEST, after, PER_PAGE)
    return ListingPage(listings=[shown(each) for each in page.rows], next=page.after or None)


@router.get(
    "/listings/{int:pk}",
    operation_id="listings",
    response={200: ListingOut, 404: Refused},
    summary="One public listing",
)
@permits(PUBLIC)
def listing(request: HttpRequest, pk: int) -> Any:
    """A listing that is not public, or not any more, is not there."""
    row = public_listings(localdate()).filter(pk=pk).first()
    if row is None:
        return Status(404, Refused(code="listing_not_found", message="没有这处房源，或已下架。"))
    return shown(row)


def shown(listing: Listing) -> ListingOut:
    """A public listing as the API gives it."""
    facts = {key: value for key, value in listing.record().items() if key not in PERSONAL | {"id"}}
    return ListingOut(
        id=str(listing.pk),
        title=str(listing),
        organisation=listing.organisation.name,
        contact_line=listing.organisation.contact_line,
        park=listing.park.name if listing.park else "",
        is_sample=listing.is_sample,
        published_at=listing.published_at,
        changed_at=listing.changed_at,
        url=f"/listings/{listing.pk}/",
        facts=facts,
    )
