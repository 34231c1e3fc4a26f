"""This room's tables that affect matching: the listings themselves."""

from luodi.web.shared.followed import Followed, follow_rows

follow_rows(Followed("listings.listing", path="pk"))
