"""Listings between files and the site's database: what `luodi import|export listings` does when a database is meant."""

from typing import TYPE_CHECKING, Any

import click

from luodi.cli._language import say
from luodi.cli._site import demand_migrated, site
from luodi.cli._words import phrase
from luodi.cli.errors import OrganisationUnknown

if TYPE_CHECKING:
    from luodi.sheets import Sheet


def import_into(name: str | None, sheet: "Sheet", source: str, dry_run: bool, publish: bool) -> int:
    """Brings a file into the database and says what became of its rows; returns how many rows were refused."""
    with site():
        demand_migrated()
        # imported late: the site's settings stand by now
        from django.utils.timezone import now

        from luodi.web.listings.actions import import_listings

        result = import_listings(
            sheet=sheet, organisation=organisation_named(name), actor=None, at=now(), dry_run=dry_run, publish=publish
        )
        click.echo(phrase("tried" if dry_run else "imported", name=source, **result.counts()))
        for code, refusal in result.refused:
            click.echo(f"  {code}：{say(*_both(refusal))}")
        for code, missing in result.not_ready:
            click.echo("  " + phrase("not_ready", code=code, missing="、".join(missing)))
    return len(result.refused)


def export_from(name: str | None, personal: bool) -> list[dict[str, Any]]:
    """The listings of an organisation as records."""
    with site():
        demand_migrated()
        # imported late: the site's settings stand by now
        from django.utils.timezone import now

        from luodi.web.listings.actions import export_listings

        return export_listings(organisation=organisation_named(name), actor=None, at=now(), personal=personal)


def organisation_named(name: str | None) -> Any:
    """The organisation of that name; the only one when none is named. OrganisationUnknown lists those there are."""
    # imported late: the site's settings stand by now
    from luodi.web.people.models import Organisation

    found = list(Organisation.objects.order_by("name"))
    named = [each for each in found if name is None or each.name == name]
    if len(named) == 1:
        return named[0]
    there = "、".join(each.name for each in found) or "—"
    raise OrganisationUnknown(name=name or "", there=there)


def _both(refusal: Any) -> tuple[str, str]:
    return refusal.sentence_zh.format(**refusal.values), refusal.sentence_en.format(**refusal.values)
