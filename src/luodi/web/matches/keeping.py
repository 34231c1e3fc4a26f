"""The catalogue kept in a file, so that a large site starts without reading every listing again.

The file says where its reader stood in the change log and in which database, so it is brought up to date like any other
reader, and one that does not fit (another database, older than the log, another version of Luodi) is not used. It holds
what matching reads of listings: no phone, no name, no text.
"""

import logging
from pathlib import Path

from django.conf import settings

from luodi import matching
from luodi.web.matches.catalogue import Catalogue
from luodi.web.shared.changes import Position

_LOG = logging.getLogger(__name__)


def path() -> Path:
    """Where the file lies."""
    return Path(settings.LUODI_INDEX_FILE)


def keep(catalogue: Catalogue, position: Position) -> None:
    """Writes the file whole or not at all. OSError where it cannot be written."""
    stood = [position.database, position.mark, sorted(position.seen)]
    matching.save_index(catalogue.index, path(), {"position": stood, "refused": list(catalogue.refused.items())})


def kept() -> tuple[Catalogue, Position] | None:
    """The catalogue of the file and where its reader stood; None where there is none that this version can use."""
    try:
        found = matching.open_index(path())
    except FileNotFoundError:
        return None
    except (OSError, matching.SnapshotError) as error:
        _LOG.warning("the index file is not used: %s", error)
        return None
    database, mark, seen = found.note["position"]
    live = matching.LiveIndex(found.index, merges_aside=True)
    return Catalogue(live, dict(found.note["refused"])), Position(database, mark, frozenset(seen))
