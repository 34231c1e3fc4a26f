"""The catalogue kept in a file, so that a large site starts without reading every listing again.

The file says where its reader stood in the change log and in which database, so it is brought up to date like any other
reader, and one that does not fit (another database, older than the log, another version of Luodi) is not used. It holds
what matching reads of listings: no phone, no name, no text.
"""

import json
import os
from dataclasses import astuple, fields
from pathlib import Path
from typing import Any

from django.conf import settings

from luodi import __version__, matching
from luodi.web.matches.catalogue import Catalogue
from luodi.web.shared.changes import Position

_COLUMNS = [each.name for each in fields(matching.Listing)]
_FORM = [__version__, *_COLUMNS]


def path() -> Path:
    """Where the file lies."""
    return Path(settings.LUODI_INDEX_FILE)


def keep(catalogue: Catalogue, position: Position) -> None:
    """Writes the file whole or not at all."""
    document = {
        "form": _FORM,
        "position": [position.database, position.mark, sorted(position.seen)],
        "refused": catalogue.refused,
        "listings": {key: astuple(each) for key, each in catalogue.listings.items()},
    }
    aside = path().with_suffix(f".{os.getpid()}")
    aside.touch(mode=0o600)
    aside.write_text(json.dumps(document, separators=(",", ":")), encoding="utf8")
    aside.replace(path())


def kept() -> tuple[Catalogue, Position] | None:
    """The catalogue of the file and where its reader stood; None where there is none that this version can use."""
    try:
        document = json.loads(path().read_text(encoding="utf8"))
        if document["form"] != _FORM:
            return None
        database, mark, seen = document["position"]
        catalogue = Catalogue({int(key): _listing(row) for key, row in document["listings"].items()})
        catalogue.refused = {int(key): reason for key, reason in document["refused"].items()}
        return catalogue, Position(database, mark, frozenset(seen))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _listing(row: list[Any]) -> matching.Listing:
    parts: dict[str, Any] = {}
    for name, part in zip(_COLUMNS, row, strict=True):
        parts[name] = tuple(part) if isinstance(part, list) else part
    return matching.Listing(**parts)
