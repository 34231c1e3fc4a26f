"""What can go wrong with an index that was kept in a file.

SnapshotError
├── NotASnapshot      the file holds something else
├── OtherVersion      another version of Luodi wrote it
└── SnapshotDamaged   it was cut off or altered
"""

from pathlib import Path

from luodi import voice


class SnapshotError(ValueError):
    """Base of the package's errors; `code` names the error, `values` hold the path, `status` is its HTTP twin.

    Whoever opened the file builds the index anew. `str()` is what voice says in Chinese.
    """

    code = "snapshot"
    status = 422

    def __init__(self, path: Path) -> None:
        self.values = {"path": path}
        super().__init__(voice.refused(self, "zh"))


class NotASnapshot(SnapshotError):
    code = "not_a_snapshot"
    status = 415


class OtherVersion(SnapshotError):
    code = "snapshot_of_other_version"
    status = 409


class SnapshotDamaged(SnapshotError):
    code = "snapshot_damaged"
