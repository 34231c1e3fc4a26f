"""The way down to a page, for `portal/components/breadcrumb.html`."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a breadcrumb; the last has no address."""

    label: str | Promise
    url: str = ""


def breadcrumb(last: str | Promise, *between: Step) -> list[Step]:
    """From the home page over those between to the page itself, which is called `last`."""
    return [Step(_("首页"), "/"), *between, Step(last)]
