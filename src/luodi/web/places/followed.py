"""This room's tables that affect matching: the terms of parks and parcels apply to the listings there."""

from luodi.web.shared.followed import Followed, follow_rows

follow_rows(Followed("places.park", path="park"), Followed("places.parcel", path="parcel"))
