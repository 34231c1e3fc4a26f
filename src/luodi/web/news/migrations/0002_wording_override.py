"""Who answers for words that the content check would not let pass."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("news", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="WordingOverride",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("words", models.JSONField(default=list, verbose_name="用语")),
                ("reason", models.CharField(max_length=300, verbose_name="理由")),
                ("at", models.DateTimeField(verbose_name="时间")),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="wording_overrides",
                        to="news.articlepage",
                        verbose_name="资讯",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="人员",
                    ),
                ),
            ],
            options={
                "verbose_name": "用语放行",
                "verbose_name_plural": "用语放行",
                "default_permissions": (),
            },
        ),
    ]
