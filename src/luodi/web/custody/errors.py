"""Refusals of this room.

Refusal
└── CustodyRefusal
    ├── KeysElsewhere      keys that come from the environment are changed there
    ├── KeyNeeded          a key that is still in use is not retired
    ├── KeyTooNew          nor one that was in use until a few minutes ago
    ├── FolderTaken        a backup is written into an empty folder
    ├── KeysBesideData     keys are not written into the backup that they open
    ├── NoBackup           a folder without a manifest: unfinished, or something else
    ├── BackupDamaged      a file is missing or altered, or the database is damaged
    ├── BackupNewer        made by a newer version
    ├── EngineDiffers      a copy of SQLite for PostgreSQL, or vice versa
    ├── SiteThere          a site already exists where one would be restored
    ├── SiteRuns           and it is running
    ├── KeysInTheWay       other keys are kept where those of the backup would go
    ├── ToolMissing        pg_dump or pg_restore is not found
    └── ToolFailed         or ends with an error
"""

from typing import ClassVar

from luodi.web.shared.errors import Refusal


class CustodyRefusal(Refusal):
    """Base of this room's refusals."""


class KeysElsewhere(CustodyRefusal):
    """Keys in LUODI_FIELD_KEYS are changed where it is set."""

    code: ClassVar[str] = "keys_elsewhere"
    status: ClassVar[int] = 409


class KeyNeeded(CustodyRefusal):
    """`count` values are still under `key`."""

    code: ClassVar[str] = "key_needed"
    status: ClassVar[int] = 409


class KeyTooNew(CustodyRefusal):
    """Work begun under the older key may still run for `minutes`."""

    code: ClassVar[str] = "key_too_new"
    status: ClassVar[int] = 409


class FolderTaken(CustodyRefusal):
    """`folder` is not empty."""

    code: ClassVar[str] = "folder_taken"
    status: ClassVar[int] = 409


class KeysBesideData(CustodyRefusal):
    """Whoever found the backup could read it."""

    code: ClassVar[str] = "keys_beside_data"
    status: ClassVar[int] = 422


class NoBackup(CustodyRefusal):
    """No manifest."""

    code: ClassVar[str] = "no_backup"
    status: ClassVar[int] = 404


class BackupDamaged(CustodyRefusal):
    """`first` is the first of `count` files."""

    code: ClassVar[str] = "backup_damaged"
    status: ClassVar[int] = 422


class BackupNewer(CustodyRefusal):
    """Made by `version`."""

    code: ClassVar[str] = "backup_newer"
    status: ClassVar[int] = 409


class EngineDiffers(CustodyRefusal):
    """`theirs` and `ours`."""

    code: ClassVar[str] = "engine_differs"
    status: ClassVar[int] = 409


class SiteThere(CustodyRefusal):
    """At `where`."""

    code: ClassVar[str] = "site_there"
    status: ClassVar[int] = 409


class SiteRuns(CustodyRefusal):
    """At `where`."""

    code: ClassVar[str] = "site_runs"
    status: ClassVar[int] = 409


class KeysInTheWay(CustodyRefusal):
    """At `path`."""

    code: ClassVar[str] = "keys_in_the_way"
    status: ClassVar[int] = 409


class ToolMissing(CustodyRefusal):
    """`tool` is not on the path."""

    code: ClassVar[str] = "tool_missing"
    status: ClassVar[int] = 503


class ToolFailed(CustodyRefusal):
    """`reason` is the tool's own message."""

    code: ClassVar[str] = "tool_failed"
    status: ClassVar[int] = 503
