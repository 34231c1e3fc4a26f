from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from luodi.fields import code_key


def fill(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Spellings of one id that were stored as several listings stay apart: the later ones get their row's key behind."""
    taken = set()
    rows = apps.get_model("listings", "Listing").objects.order_by("pk")
    for row in rows.only("pk", "organisation_id", "code").iterator():
        key = code_key(row.code)[:255]
        if (row.organisation_id, key) in taken:
            key = f"{key[:200]}#{row.pk}"
        taken.add((row.organisation_id, key))
        rows.filter(pk=row.pk).update(code_key=key)


class Migration(migrations.Migration):
    dependencies = [("listings", "0003_counts")]

    operations = [
        migrations.AddField("listing", "code_key", models.CharField(editable=False, max_length=255, default="")),
        migrations.AddField("listing", "version", models.PositiveIntegerField("版本", default=1, editable=False)),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.AlterField("listing", "code_key", models.CharField(editable=False, max_length=255)),
        migrations.RemoveConstraint("listing", "listing_code_once_per_organisation"),
        migrations.AddConstraint(
            "listing",
            models.UniqueConstraint(fields=["organisation", "code_key"], name="listing_code_once_per_organisation"),
        ),
    ]
