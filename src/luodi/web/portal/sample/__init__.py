"""The sample region: parks, listings, parcels, enquiries and articles, all made up, marked as such, and made by actions.

`load(at)` is seeded and idempotent: it keeps what exists and adds what is missing.
"""

import datetime as dt
from dataclasses import dataclass

from django.db import transaction

from luodi.web.portal.sample import _enquiries, _listings, _news, _offices

__all__ = ["Summary", "load"]


@dataclass(frozen=True, slots=True)
class Summary:
    """The totals of each kind after loading, and the sign-in of the operator's lead."""

    organisations: int
    parks: int
    parcels: int
    listings: int
    drafts: int
    enquiries: int
    articles: int
    username: str
    password: str


def load(at: dt.datetime) -> Summary:
    """Loads the sample region as of `at` and makes a new password for the operator's lead."""
    with transaction.atomic():
        offices = _offices.load(at)
        parcels = _listings.load_parcels(offices, at)
        public, drafts = _listings.load_listings(offices, at)
        enquiries = _enquiries.load(offices, at)
        articles = _news.load(at)
        username, password = _offices.sign_in(offices, at)
    return Summary(
        organisations=len(offices.all),
        parks=len(offices.parks),
        parcels=parcels,
        listings=public,
        drafts=drafts,
        enquiries=enquiries,
        articles=articles,
        username=username,
        password=password,
    )
