"""Which tables decide what is matched; the triggers of these write the change log."""

#: Table to room, as the audit trail names it.
FOLLOWED = {
    "listings_listing": "listings.listing",
    "places_park": "places.park",
    "places_parcel": "places.parcel",
}
