import django.db.models.deletion
from django.db import migrations, models

import luodi.web.listings.enums
import luodi.web.shared.bits


class Migration(migrations.Migration):
    dependencies = [("listings", "0007_gas_amount_left")]

    operations = [
        migrations.AddField(
            model_name="listing",
            name="kind_bits",
            field=luodi.web.shared.bits.BitsField("kind", luodi.web.listings.enums.KindBits, default=0, editable=False),
        ),
        migrations.CreateModel(
            name="ListingIndustry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(max_length=4, verbose_name="行业代码")),
                (
                    "listing",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="admits",
                        to="listings.listing",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["code", "listing"], name="listings_li_code_8c9b2f_idx")],
                "constraints": [models.UniqueConstraint(fields=("listing", "code"), name="listing_industry_once")],
            },
        ),
    ]
