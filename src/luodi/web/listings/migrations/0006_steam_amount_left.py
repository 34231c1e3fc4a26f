from django.db import migrations

import luodi.web.shared.numbers


class Migration(migrations.Migration):
    dependencies = [
        ("listings", "0005_wastewater_left"),
    ]

    operations = [
        migrations.AddField(
            model_name="listing",
            name="steam_left_t_h",
            field=luodi.web.shared.numbers.ScaledField(
                "steam_left_t_h",
                blank=True,
                help_text="what is left at the place; absent means not stated",
                null=True,
                verbose_name="可供蒸汽量",
            ),
        ),
    ]
