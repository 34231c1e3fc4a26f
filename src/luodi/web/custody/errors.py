"""Refusals of this room.

Refusal
└── CustodyRefusal
    ├── KeysElsewhere      keys that come from the environment are changed there
    ├── KeyNeeded          a key that still opens something is not retired
    ├── KeyTooNew          nor one that was the newest a few minutes ago
    ├── FolderTaken        a backup is written into an empty folder
    ├── KeysBesideData     keys are not written into the backup that they open
    ├── NoBackup           a folder without a manifest: unfinished, or something else
    ├── BackupDamaged      a file is missing or another, or the database is not whole
    ├── BackupNewer        made by a version that knows more than this one
    ├── EngineDiffers      a copy of SQLite for PostgreSQL, or the other way round
    ├── SiteThere          there is a site already where one would be restored
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
    """Keys in LUODI_FIELD_KEYS are added by who sets it."""

    code: ClassVar[str] = "keys_elsewhere"
    status: ClassVar[int] = 409


class KeyNeeded(CustodyRefusal):
    """`count` values are still under `key`."""

    code: ClassVar[str] = "key_needed"
    status: ClassVar[int] = 409


class KeyTooNew(CustodyRefusal):
    """Work begun under the older key may still be under way for `minutes`."""

    code: ClassVar[str] = "key_too_new"
    status: ClassVar[int] = 409


class FolderTaken(CustodyRefusal):
    """`folder` holds something already."""

    code: ClassVar[str] = "folder_taken"
    status: ClassVar[int] = 409


class KeysBesideData(CustodyRefusal):
    """Who finds the backup would read it."""

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
    """Of `version`."""

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
    """`tool` is no command here."""

    code: ClassVar[str] = "tool_missing"
    status: ClassVar[int] = 503


class ToolFailed(CustodyRefusal):
    """`reason` in its own words."""

    code: ClassVar[str] = "tool_failed"
    status: ClassVar[int] = 503
