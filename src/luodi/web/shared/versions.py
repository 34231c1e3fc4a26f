"""Whether a database and this version of Luodi belong together."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader


@dataclass(frozen=True, slots=True)
class Versions:
    """How many migrations the database lacks, and those of our apps that a newer version has run."""

    waiting: int
    newer: tuple[str, ...]


def versions() -> Versions:
    """Those of the site's database. Reads every migration file, so ask once."""
    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return Versions(len(waiting), _unknown(executor.loader, executor.loader.applied_migrations))


def unknown_here(applied: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """Migrations, as app and name, that belong to apps of this version but that it does not have."""
    return _unknown(MigrationLoader(None, ignore_no_migrations=True), applied)


def _unknown(loader: MigrationLoader, applied: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    ours = {app for app, _ in loader.disk_migrations}
    return tuple(sorted(f"{app}.{name}" for app, name in {*applied} - {*loader.disk_migrations} if app in ours))
