"""A backup's manifest: versions, counts, canaries of the keys, size and digest of each file.

It is written last and atomically, so a folder with a manifest is a complete backup, and one without is none.
"""

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from luodi.web.config.files import replace
from luodi.web.custody.errors import BackupDamaged, NoBackup

NAME = "manifest.json"
#: The version of the folder's layout.
FORMAT = 1
_PIECE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Copied:
    """A file of the backup, by its path in the folder."""

    path: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """`canaries` hold a known word encrypted under each key, by which a restore tells whether its keys fit."""

    taken_at: str
    version: str
    engine: str
    engine_version: str
    migrations: list[list[str]]
    counts: dict[str, int]
    canaries: dict[str, str]
    files: list[Copied]
    format: int = FORMAT

    @property
    def rows(self) -> int:
        """The number of rows in the database."""
        return sum(self.counts.values())

    @property
    def size(self) -> int:
        """The size of the files in bytes."""
        return sum(file.size for file in self.files)


def write(folder: Path, manifest: Manifest) -> None:
    """Writes the manifest, which makes the folder a backup."""
    replace(folder / NAME, json.dumps(asdict(manifest), ensure_ascii=False, indent=1).encode())


def read(folder: Path) -> Manifest:
    """Raises NoBackup (unfinished, or something else), BackupDamaged."""
    try:
        stated: dict[str, Any] = json.loads((folder / NAME).read_text(encoding="utf8"))
        files = [Copied(**file) for file in stated.pop("files")]
        manifest = Manifest(**stated, files=files)
    except (FileNotFoundError, NotADirectoryError):
        raise NoBackup(folder=folder) from None
    except (ValueError, TypeError, KeyError, AttributeError):
        raise BackupDamaged(folder=folder, count=1, first=NAME) from None
    if manifest.format != FORMAT or any(_leads_out(file.path) for file in files):
        raise BackupDamaged(folder=folder, count=1, first=NAME)
    return manifest


def check_files(folder: Path, manifest: Manifest) -> None:
    """Raises BackupDamaged unless every file is there with its digest."""
    wrong = [file.path for file in manifest.files if not _is_whole(folder, file)]
    if wrong:
        raise BackupDamaged(folder=folder, count=len(wrong), first=wrong[0])


def described(folder: Path, path: Path) -> Copied:
    """A file of the folder with its size and digest."""
    return Copied(path.relative_to(folder).as_posix(), path.stat().st_size, digest(path))


def digest(path: Path) -> str:
    """SHA-256, in hexadecimal."""
    found = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            found.update(piece)
    return found.hexdigest()


def _is_whole(folder: Path, file: Copied) -> bool:
    path = folder / file.path
    return path.is_file() and path.stat().st_size == file.size and digest(path) == file.sha256


def _leads_out(path: str) -> bool:
    pure = PurePosixPath(path)
    return pure.is_absolute() or ".." in pure.parts
