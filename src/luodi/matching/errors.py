"""Errors of opening an index saved in a file.

SnapshotError
├── NotASnapshot      not an index file
├── OtherVersion      written by another version of Luodi
└── SnapshotDamaged   truncated or altered
"""

from pathlib import Path

from luodi import voice


class SnapshotError(ValueError):
    """Base of the package's errors. `code` names the error, `values` holds the path, `status` is the HTTP equivalent.

    The caller is expected to rebuild the index. `str()` is the Chinese sentence from `voice`.
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
