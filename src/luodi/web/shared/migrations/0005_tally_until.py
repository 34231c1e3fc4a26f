"""A count says until when it counts. Those of the day of the change end with it."""

import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("shared", "0004_words_passed"),
    ]

    operations = [
        migrations.RemoveField(
            model_name="tally",
            name="day",
        ),
        migrations.AddField(
            model_name="tally",
            name="until",
            field=models.DateTimeField(db_index=True, default=django.utils.timezone.now),
            preserve_default=False,
        ),
    ]
