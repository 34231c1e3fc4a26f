from django.db import migrations

import luodi.web.shared.numbers


class Migration(migrations.Migration):
    dependencies = [
        ("listings", "0004_code_key_version"),
    ]

    operations = [
        migrations.AddField(
            model_name="listing",
            name="wastewater_left_t_d",
            field=luodi.web.shared.numbers.ScaledField(
                "wastewater_left_t_d",
                blank=True,
                help_text="what is left at the place; absent means not stated",
                null=True,
                verbose_name="可排污水量",
            ),
        ),
    ]
