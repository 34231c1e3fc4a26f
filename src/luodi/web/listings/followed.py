"""What of this room decides what is matched: the listing itself."""

from luodi.web.shared.followed import Followed, follow_rows

follow_rows(Followed("listings.listing", path="pk"))
