from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from luodi.industry import entries
from luodi.web.shared.filling import in_batches


def fill(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """What every park admits, one row a code; parks that have rows already are left as they are."""
    admits = apps.get_model("places", "ParkIndustry").objects
    for rows in in_batches(apps.get_model("places", "Park").objects.all(), "industries_admitted"):
        named = [(park, code) for park, codes in rows for code in entries(codes)]
        admits.bulk_create([admits.model(park_id=park, code=code) for park, code in named], ignore_conflicts=True)


class Migration(migrations.Migration):
    atomic = False  # a batch is a transaction of its own, so that a large table is not locked for the whole of it
    dependencies = [("places", "0003_park_industries")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
