"""The place wanted or offered.

`find` gives

- one `region_raw`: the places as written, joined by 、, traditional and former names unchanged;
- one `region_code`: the most exact division, for a listing;
- a `region_codes` for each place, since a requirement wants them all;
- an `address`, if a street, a number, a park or a label marks one;
- `regions_excluded` for each place refused (除湖塘以外), ambiguous if it may be wanted besides others.

A name that several places share makes `region_code` ambiguous, with the choices in `any_of`. A place that somebody comes
from, is in now or measures a distance to gives nothing.
"""

from luodi.reading._door import Text
from luodi.reading._mention import Mention
from luodi.reading.place._address import addresses
from luodi.reading.place._codes import at_home, codes, excluded
from luodi.reading.place._known import known
from luodi.reading.place._raw import raw

__all__ = ["find"]


def find(text: Text) -> list[Mention]:
    """Region as written, its codes, and the address."""
    places = known(text.clean)
    address = addresses(text, places.wanted)
    found = [*raw(text, places.wanted, address), *codes(text.clean, places.wanted), *address]
    return [*found, *excluded(places), *at_home(text, found)]
