"""What can go wrong with an index that was kept in a file.

SnapshotError
├── NotASnapshot      the file holds something else
├── OtherVersion      another version of Luodi wrote it
└── SnapshotDamaged   it was cut off or altered
"""

from pathlib import Path


class SnapshotError(ValueError):
    """Base of the package's errors; `code` names the error, `status` is its HTTP twin, `str()` is Chinese, `english` its twin.

    Whoever opened the file builds the index anew.
    """

    code = "snapshot"
    status = 422

    def __init__(self, chinese: str, english: str) -> None:
        super().__init__(chinese)
        self.english = english


class NotASnapshot(SnapshotError):
    code = "not_a_snapshot"
    status = 415

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} 不是索引文件，请重建索引", f"{path} is no index file; build the index anew")


class OtherVersion(SnapshotError):
    code = "snapshot_of_other_version"
    status = 409

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path} 是另一个版本的 Luodi 写的，请重建索引",
            f"{path} was written by another version of Luodi; build the index anew",
        )


class SnapshotDamaged(SnapshotError):
    code = "snapshot_damaged"

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} 不完整或已损坏，请重建索引", f"{path} is cut off or damaged; build the index anew")
