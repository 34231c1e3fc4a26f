"""Actions that change keys and copy the site."""

from luodi.web.custody.actions.backup import take_backup, verify_backup
from luodi.web.custody.actions.nightly import take_own_backup
from luodi.web.custody.actions.restore import restore_backup
from luodi.web.custody.actions.rotation import (
    RETIRED_KEYS,
    SETTLED_AFTER,
    add_key,
    encrypt_again,
    lock_keys,
    plant,
    retire_key,
)

__all__ = [
    "RETIRED_KEYS",
    "SETTLED_AFTER",
    "add_key",
    "encrypt_again",
    "lock_keys",
    "plant",
    "restore_backup",
    "retire_key",
    "take_backup",
    "take_own_backup",
    "verify_backup",
]
