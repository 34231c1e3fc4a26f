"""Writes files of the data folder so that a crash leaves them whole or absent: written aside, synced, then named."""

import os
import secrets
from collections.abc import Callable
from pathlib import Path

#: Readable only by the account that runs Luodi.
FILE_MODE, FOLDER_MODE = 0o600, 0o700


def keep_private() -> None:
    """From here on, this process creates only files and folders that no other account can read."""
    os.umask(os.umask(0o077) | 0o077)


def write_new(path: Path, content: bytes) -> bool:
    """Creates a file. False if there is one already: it is never replaced, however many processes write at once."""

    def name_it(aside: Path) -> bool:
        try:
            os.link(aside, path)
        except FileExistsError:
            return False
        return True

    return _written(path, content, name_it)


def replace(path: Path, content: bytes) -> None:
    """Writes a file, replacing an older one if there is one."""
    _written(path, content, lambda aside: bool(aside.replace(path)))


def sync(path: Path) -> None:
    """Syncs what somebody else wrote to a file, or the names in a folder, so that they survive a crash."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _written(path: Path, content: bytes, name_it: Callable[[Path], bool]) -> bool:
    aside = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    handle = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, FILE_MODE)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        is_named = name_it(aside)
    finally:
        aside.unlink(missing_ok=True)
    sync(path.parent)
    return is_named
