"""Refusals of this room.

Refusal
└── CustodyRefusal
    ├── KeysElsewhere      keys that come from the environment are changed there
    ├── KeyNeeded          a key that still opens something is not retired
    └── KeyTooNew          nor one that was the newest a few minutes ago
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
