"""`luodi match` over the site's database: open enquiries and published listings, nothing personal."""

import datetime as dt
from typing import TYPE_CHECKING

from luodi.cli._listings_site import organisation_named
from luodi.cli._match_sides import Sides
from luodi.cli._match_table import Listed
from luodi.cli._site import demand_migrated, site
from luodi.cli._words import phrase
from luodi.cli.errors import NoRequirements

if TYPE_CHECKING:
    from luodi.matching import Index


def published() -> "tuple[Index, dict[str, Listed]]":
    """An index of the published listings, and their names by id."""
    with site():
        demand_migrated()
        # imported here because the site's settings must be configured first
        from luodi.web.listings.queries import public_listings
        from luodi.web.matches.index import CURRENT

        rows = public_listings(dt.date.min).values_list("pk", "code", "organisation__name")
        return CURRENT.index(), {str(key): Listed(code, offered_by) for key, code, offered_by in rows}


def of_enquiries(organisation: str | None) -> Sides:
    """The open enquiries against the published listings; NoRequirements if there are none. Writes an audit row."""
    # imported here so that other commands start faster
    from luodi.intake import IntakeError, requirement
    from luodi.sheets import Sheet

    with site():
        demand_migrated()
        # imported here because the site's settings must be configured first
        from django.utils.timezone import now

        from luodi.web.enquiries.actions import export_requirements

        recipient = organisation_named(organisation) if organisation else None
        records = export_requirements(organisation=recipient, actor=None, at=now())
    sheet, needs = Sheet(), []
    for record in records:
        try:
            needs.append(requirement(record))
        except IntakeError as error:
            sheet.note("note_enquiry", id=record["id"], why=error.sentence)
    if not needs:
        raise NoRequirements(name=phrase("open_enquiries"), faults=len(sheet.notes))
    return Sides(needs, *published(), [(phrase("open_enquiries"), sheet)])
