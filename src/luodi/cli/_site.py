"""Access to the site: sets Django up when needed, and reports what is missing."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from luodi.cli.errors import DatabaseAway, DatabaseNewer, NotMigrated, RefusedBelow, SettingMissing

SETTINGS = "luodi.web.config.settings"


@contextmanager
def site(*, reads_data: bool = True) -> Iterator[None]:
    """Sets Django up and, for what reads data, checks the keys of personal data before anything is read or written.

    SettingMissing if a setting is missing or wrong; RefusedBelow if the keys are not those of the data; DatabaseAway if the
    database does not answer."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    # imported here because the site's settings must be configured first
    import django
    from django.db import OperationalError

    from luodi.web.config.environment import WrongSetting
    from luodi.web.config.keys import KeyFault

    try:
        django.setup()
        if reads_data:
            demand_keys()
        yield
    except WrongSetting as error:
        raise SettingMissing(reason=error) from None
    except KeyFault as fault:
        raise RefusedBelow(sentence=fault.zh, sentence_en=fault.en) from None
    except OperationalError as error:
        raise DatabaseAway(reason=str(error).strip().splitlines()[0]) from None


def demand_keys() -> None:
    """KeyFault unless the keys are those of the data. A database without tables needs none yet."""
    # imported here because the site's settings must be configured first
    from luodi.web.custody.keys import check_keys

    check_keys()


def demand_migrated() -> None:
    """NotMigrated unless every migration has run; DatabaseNewer if a newer version has run more."""
    # imported here because the site's settings must be configured first
    from luodi.web.shared.versions import versions

    found = versions()
    if found.newer:
        raise DatabaseNewer(names=" ".join(found.newer))
    if found.waiting:
        raise NotMigrated(count=found.waiting)
