"""Access to the site: sets Django up when needed, and reports what is missing."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from luodi.cli.errors import DatabaseAway, NotMigrated, SettingMissing

SETTINGS = "luodi.web.config.settings"


@contextmanager
def site() -> Iterator[None]:
    """Sets Django up. SettingMissing if a setting is missing or wrong; DatabaseAway if the database does not answer."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    # imported here because the site's settings must be configured first
    import django
    from django.db import OperationalError

    from luodi.web.config.environment import WrongSetting

    try:
        django.setup()
        yield
    except WrongSetting as error:
        raise SettingMissing(reason=error) from None
    except OperationalError as error:
        raise DatabaseAway(reason=str(error).strip().splitlines()[0]) from None


def demand_migrated() -> None:
    """NotMigrated unless every migration has run."""
    # imported here because the site's settings must be configured first
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor: Any = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if waiting:
        raise NotMigrated(count=len(waiting))
