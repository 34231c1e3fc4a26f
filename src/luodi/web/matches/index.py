"""This process's index, kept in step with the database: an answer includes everything committed before the query."""

import logging
from dataclasses import dataclass
from threading import Lock
from typing import Any

from luodi import matching
from luodi.web.matches import keeping
from luodi.web.matches.catalogue import Catalogue
from luodi.web.shared import changes
from luodi.web.shared.changes import Position

_LOG = logging.getLogger(__name__)
#: With more changed rows than this, reading everything once is sooner done.
MOST_ROWS = 5000


@dataclass(frozen=True, slots=True)
class Comparison:
    """An index compared with the database: keys of missing, superfluous and differing listings.

    `was_built_anew`: nothing was kept to compare, so the index was built for the comparison.
    """

    listings: int
    missing: tuple[int, ...]
    extra: tuple[int, ...]
    different: tuple[int, ...]
    refused: dict[int, str]
    was_built_anew: bool

    @property
    def is_equal(self) -> bool:
        """No listing is missing, extra or different."""
        return not (self.missing or self.extra or self.different)


class Follower:
    """A catalogue and its position in the change log. Shared by threads; each process has its own.

    `keeps_file`: starts from the file of `keeping` if that fits, and writes it after having to read everything.
    """

    def __init__(self, *, keeps_file: bool = False) -> None:
        self._lock = Lock()
        self._keeps_file = keeps_file
        self._catalogue = Catalogue()
        self._position: Position | None = None

    def index(self) -> matching.Index:
        """The current index: one small statement if nothing was logged since the last query.

        Inside a transaction it is built for this query alone, because others must not see uncommitted data.
        """
        if changes.in_transaction():
            return Catalogue.of_database().index
        with self._lock:
            self._catch_up()
            return self._catalogue.index

    def compare(self) -> Comparison:
        """Catches up with the log and compares with a full read, in one view of the database."""
        with self._lock:
            self._begin()
            with changes.snapshot() as cursor:
                was_built_anew = self._read(cursor)
                comparison = _compared(self._catalogue, Catalogue.of_database(), was_built_anew)
            if was_built_anew:
                self._keep()
            return comparison

    def rebuild(self) -> Catalogue:
        """Rereads every listing, whatever the log says."""
        with self._lock:
            self._position = None
            with changes.snapshot() as cursor:
                self._read(cursor)
            self._keep()
            return self._catalogue

    def _catch_up(self) -> None:
        if self._position is not None and changes.is_current(self._position):
            return
        self._begin()
        with changes.snapshot() as cursor:
            was_built_anew = self._read(cursor)
        if was_built_anew:
            self._keep()

    def _begin(self) -> None:
        kept = keeping.kept() if self._keeps_file and self._position is None else None
        if kept is not None:
            self._catalogue, self._position = kept

    def _read(self, cursor: Any) -> bool:
        """Brings the catalogue up to the snapshot; returns whether everything had to be read."""
        batch = changes.read(cursor, self._position)
        starts_over = batch.keys is None or sum(map(len, batch.keys.values())) > MOST_ROWS
        if starts_over:
            self._catalogue = Catalogue.of_database()
        elif batch.keys:
            self._catalogue.apply(batch.keys)
        self._position = batch.position
        return starts_over

    def _keep(self) -> None:
        if self._keeps_file and self._position is not None:
            try:
                keeping.keep(self._catalogue, self._position)
            except OSError as error:
                _LOG.warning("the index file cannot be written: %s", error)


def _compared(held: Catalogue, rebuilt: Catalogue, was_built_anew: bool) -> Comparison:
    ours, theirs = held.listings(), rebuilt.listings()
    return Comparison(
        listings=len(theirs),
        missing=tuple(sorted(theirs.keys() - ours.keys())),
        extra=tuple(sorted(ours.keys() - theirs.keys())),
        different=tuple(sorted(key for key in ours.keys() & theirs.keys() if ours[key] != theirs[key])),
        refused=rebuilt.refused,
        was_built_anew=was_built_anew,
    )


#: The index that this process's pages query.
CURRENT = Follower(keeps_file=True)
