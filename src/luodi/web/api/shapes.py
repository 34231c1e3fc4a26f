"""What the API takes and gives, with help for each field; the OpenAPI document is made of this."""

import datetime as dt
from typing import Any

from ninja import Field, Schema

from luodi.web.listings.models import Listing
from luodi.web.needs.masking import PERSONAL


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


class MatchIn(Schema):
    """A need, as a sentence or as a requirement record; one of the two."""

    text: str | None = Field(None, max_length=20_000, description="what is looked for, in the words of a person")
    requirement: dict[str, Any] | None = Field(None, description="a record keyed by the requirement fields")
    top: int = Field(20, ge=0, le=100, description="how many of the best are explained")


class Refused(Schema):
    """Why not, and what to do."""

    code: str
    message: str


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
