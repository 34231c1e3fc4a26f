"""`luodi import|export listings` against the site's database."""

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from luodi.cli._language import language
from luodi.cli._refusals import room_refusals
from luodi.cli._site import demand_migrated, site
from luodi.cli._words import phrase
from luodi.cli.errors import OrganisationUnknown
from luodi.voice import field_name, record_value

if TYPE_CHECKING:
    from luodi.sheets import NotOnOffer, Origin, Sheet
    from luodi.web.batches.reports import Asked, Change, Imported


#: The number of changed listings shown field by field; counts include all.
_FIRST = 20


def import_into(
    organisation: str | None, sheet: "Sheet", source: str, *, same: str, dry_run: bool, publish: bool, reopen: bool
) -> int:
    """Imports a file into the database, reports the outcome of its rows, and returns how many were left out."""
    with site():
        demand_migrated()
        # imported here because the site's settings must be configured first
        from django.utils.timezone import now

        from luodi.web.batches.actions import File, import_listings
        from luodi.web.batches.enums import Same

        result = import_listings(
            sheet=sheet,
            file=File(Path(source).name, hashlib.sha256(Path(source).read_bytes()).hexdigest()),
            organisation=organisation_named(organisation),
            actor=None,
            at=now(),
            same=Same(same),
            dry_run=dry_run,
            publish=publish,
            reopen=reopen,
        )
        counts = result.counts()
        unready = phrase("count_not_ready" if publish else "not_to_publish", n=counts["not_ready"])
        click.echo(phrase("tried" if dry_run else "imported", name=source, unready=unready, **counts))
        _print_import(result)
        _print_taken(result, dry_run=dry_run)
        _print_batch(result)
    return result.left()


def _print_import(result: "Imported") -> None:
    for each in result.changed[:_FIRST]:
        click.echo("  " + phrase("row_changes", code=each.code, **_row(each.origin), changes=_changes(each.changes)))
    if len(result.changed) > _FIRST:
        click.echo("  " + phrase("more_changes", n=len(result.changed) - _FIRST))
    for one in result.asked:
        click.echo("  " + _asked(one))
    for code, is_named in (("asked_remedy", False), ("another_remedy", True)):
        if any(one.origin.is_named is is_named for one in result.asked):
            click.echo("  " + phrase(code))
    for code, refusal in result.refused:
        click.echo(f"  {code}：{refusal.in_language(language())}")
    for code, refusal in result.held_back:
        click.echo(f"  {code}：{refusal.in_language(language())}")
    _print_not_ready(result.not_ready)


#: What tells one place from another.
_PLACE = ("region_code", "address", "area_m2", "land_area_m2", "floor_no")


def _asked(one: "Asked") -> str:
    """A row that waits for an answer: what would change, or the two places that share an id."""
    if not one.origin.is_named:
        changes = _changes(one.changes) or phrase("nothing_changes")
        return phrase("row_asked", code=one.code, **_row(one.origin), changes=changes)
    changed = {change.key: change for change in one.changes}
    of_place = [changed[key] for key in _PLACE if key in changed]
    there, here = (
        phrase("and").join(_shown(change.key, said) for change, said in sides)
        for sides in ([(c, c.before) for c in of_place], [(c, c.after) for c in of_place])
    )
    return phrase("row_another", code=one.code, **_row(one.origin), there=there, here=here)


def _print_not_ready(rows: list[tuple[str, list[str]]]) -> None:
    """Reports what drafts lack; those that lack the same share a line."""
    by_gates: dict[tuple[str, ...], list[str]] = {}
    for code, missing in rows:
        by_gates.setdefault(tuple(missing), []).append(code)
    for gates, codes in by_gates.items():
        listed = "、".join(codes[:_FIRST]) + (" …" if len(codes) > _FIRST else "")
        click.echo("  " + phrase("not_ready", n=len(codes), codes=listed, missing="、".join(gates)))
    if rows:
        click.echo("  " + phrase("not_ready_remedy"))


def _print_taken(result: "Imported", *, dry_run: bool) -> None:
    """Reports rows whose place is let, sold, reserved or withdrawn, and withdrawn places that are offered again."""
    if result.withdrawn:
        count = len(result.withdrawn)
        click.echo(phrase("to_withdraw" if dry_run else "withdrawn", n=count))
        for taken in result.withdrawn[:_FIRST]:
            click.echo("  " + phrase("taken", code=taken.code, said=_said(taken.row)))
        if count > _FIRST:
            click.echo("  " + phrase("more_withdrawn", n=count - _FIRST))
    for taken in result.asked_taken:
        code = "taken_another" if taken.row.id else "taken_asked"
        click.echo("  " + phrase(code, code=taken.code, said=_said(taken.row)))
    if result.asked_taken:
        click.echo("  " + phrase("taken_remedy"))
    for row in result.unknown_taken:
        click.echo("  " + phrase("taken_unknown", said=_said(row)))
    for back in result.returned:
        code = "returned_why" if back.reason else "returned"
        click.echo("  " + phrase(code, code=back.code, reason=back.reason, **_row(back.origin)))
    if result.returned:
        click.echo("  " + phrase("returned_remedy"))


def _print_batch(result: "Imported") -> None:
    if result.batch is not None and (result.added or result.changed or result.published or result.withdrawn):
        click.echo(phrase("batch", n=result.batch.pk, organisation=result.batch.organisation.name))


def _said(row: "NotOnOffer") -> str:
    """表「房源」第 5 行「状态」列写着「已租」."""
    code = "taken_said_column" if row.column else "taken_said"
    return phrase(code, sheet=row.sheet, row=row.row, column=row.column, value=row.value)


def _row(origin: "Origin") -> dict[str, object]:
    return {"sheet": origin.sheet, "row": origin.row}


def _changes(changes: "tuple[Change, ...]") -> str:
    """租金下限 18 元/㎡/月 → 20 元/㎡/月；…"""
    return phrase("semicolon").join(
        phrase(
            "one_change",
            field=field_name(c.key, language()),
            before=_shown(c.key, c.before),
            after=_shown(c.key, c.after),
        )
        for c in changes
    )


def _shown(key: str, content: Any) -> str:
    return phrase("not_stated") if content is None else record_value(key, content, language())


def undo_import(organisation: str | None, number: int) -> int:
    """Undoes an import, reports the outcome, and returns how many listings were kept."""
    with site():
        demand_migrated()
        # imported here because the site's settings must be configured first
        from django.utils.timezone import now

        from luodi.web.batches.actions import undo_batch
        from luodi.web.batches.queries import find_batch

        with room_refusals():
            batch = find_batch(organisation_named(organisation), number)
            result = undo_batch(batch=batch, actor=None, at=now())
        click.echo(phrase("undone", n=number, name=batch.file_name, **result.counts()))
        for code, refusal in result.kept:
            click.echo(f"  {code}：{refusal.in_language(language())}")
    return len(result.kept)


def export_from(name: str | None, personal: bool) -> list[dict[str, Any]]:
    """The listings of an organisation as records."""
    with site():
        demand_migrated()
        # imported here because the site's settings must be configured first
        from django.utils.timezone import now

        from luodi.web.listings.actions import export_listings

        return export_listings(organisation=organisation_named(name), actor=None, at=now(), personal=personal)


def organisation_named(name: str | None) -> Any:
    """The organisation with a name, or the only one if None. OrganisationUnknown lists the existing ones."""
    # imported here because the site's settings must be configured first
    from luodi.web.people.models import Organisation

    found = list(Organisation.objects.order_by("name"))
    named = [each for each in found if name is None or each.name == name]
    if len(named) == 1:
        return named[0]
    there = "、".join(each.name for each in found) or "—"
    raise OrganisationUnknown(name=name or "", there=there)
