"""Whether the database and this version of Luodi belong together."""

from django.db import connection
from django.db.migrations.executor import MigrationExecutor


def waiting_migrations() -> int:
    """How many migrations the database lacks."""
    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def newer_migrations() -> list[str]:
    """What a newer version has done to the database: migrations of our apps that this version does not have."""
    loader = MigrationExecutor(connection).loader
    ours = {app for app, _ in loader.disk_migrations}
    unknown = loader.applied_migrations.keys() - loader.disk_migrations.keys()
    return sorted(f"{app}.{name}" for app, name in unknown if app in ours)
