from django.db import migrations

import luodi.web.shared.numbers


class Migration(migrations.Migration):
    dependencies = [
        ("listings", "0006_steam_amount_left"),
    ]

    operations = [
        migrations.AddField(
            model_name="listing",
            name="gas_left_nm3_h",
            field=luodi.web.shared.numbers.ScaledField(
                "gas_left_nm3_h",
                blank=True,
                help_text="what is left at the place; absent means not stated",
                null=True,
                verbose_name="可供天然气量",
            ),
        ),
    ]
