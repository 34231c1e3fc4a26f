import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("places", "0002_parcel_terms")]

    operations = [
        migrations.CreateModel(
            name="ParkIndustry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(max_length=4, verbose_name="行业代码")),
                (
                    "park",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="admits",
                        to="places.park",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["code", "park"], name="places_park_code_85d5aa_idx")],
                "constraints": [models.UniqueConstraint(fields=("park", "code"), name="park_industry_once")],
            },
        ),
    ]
