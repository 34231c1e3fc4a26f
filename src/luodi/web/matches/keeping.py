"""The catalogue saved in a file, so that a large site starts without rereading every listing.

The file records its database and position in the change log, so it is brought up to date like any other reader; one that does
not fit (another database, older than the log, another version of Luodi) is ignored. It holds only what matching reads: no
phone numbers, names or texts.
"""

import logging
from pathlib import Path

from django.conf import settings

from luodi import matching
from luodi.web.matches.catalogue import Catalogue
from luodi.web.shared.changes import Position

_LOG = logging.getLogger(__name__)


def path() -> Path:
    """The path of the file."""
    return Path(settings.LUODI_INDEX_FILE)


def keep(catalogue: Catalogue, position: Position) -> None:
    """Writes the file whole or not at all. OSError where it cannot be written."""
    stood = [position.database, position.mark, sorted(position.seen)]
    matching.save_index(catalogue.index, path(), {"position": stood, "refused": list(catalogue.refused.items())})


def kept() -> tuple[Catalogue, Position] | None:
    """The catalogue of the file and where its reader stood; None where there is none that this version can use."""
    try:
        opened = matching.open_index(path())
    except FileNotFoundError:
        return None
    except (OSError, matching.SnapshotError) as error:
        _LOG.warning("the index file is not used: %s", error)
        return None
    database, mark, keys = opened.note["position"]
    live = matching.LiveIndex(opened.index, merges_aside=True)
    return Catalogue(live, dict(opened.note["refused"])), Position(database, mark, frozenset(keys))
