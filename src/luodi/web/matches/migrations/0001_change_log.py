"""The change log: triggers on the tables that matching follows (luodi.web.shared.triggers)."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from luodi.web.shared.triggers import follow, unfollow

FOLLOWED = {
    "listings_listing": "listings.listing",
    "places_park": "places.park",
    "places_parcel": "places.parcel",
}


def put_up(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    follow(editor.connection, FOLLOWED)


def take_down(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    unfollow(editor.connection, FOLLOWED)


class Migration(migrations.Migration):
    dependencies = [
        ("shared", "0001_initial"),
        ("places", "0001_initial"),
        ("listings", "0002_initial"),
    ]

    operations = [migrations.RunPython(put_up, take_down)]
