"""The room matches (匹配)."""

from typing import Any

from django.apps import AppConfig, apps
from django.db import connections
from django.db.models.signals import post_migrate

from luodi.web.shared.declared import take_up
from luodi.web.shared.followed import tables
from luodi.web.shared.triggers import follow


class MatchesConfig(AppConfig):
    """匹配."""

    name = "luodi.web.matches"
    label = "matches"
    verbose_name = "匹配"

    def ready(self) -> None:
        take_up("followed")
        # Django sends the signal only to apps with models, after all apps are migrated.
        post_migrate.connect(_put_up_triggers, sender=apps.get_app_config("shared"))


def _put_up_triggers(using: str, **_: Any) -> None:
    """Recreates triggers, which SQLite drops when a migration rebuilds their table."""
    followed, there = tables(), connections[using].introspection.table_names()
    if {*followed, "shared_change"} <= set(there):
        follow(connections[using], followed)
