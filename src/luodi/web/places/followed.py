"""What of this room decides what is matched: the terms of a park and of a parcel hold for the listings there."""

from luodi.web.shared.followed import Followed, follow_rows

follow_rows(Followed("places.park", path="park"), Followed("places.parcel", path="parcel"))
