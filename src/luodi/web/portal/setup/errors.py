"""Refusals of the first opening.

Refusal
└── SetupRefusal
    ├── AlreadySetUp      there is an organisation, so there is somebody who can do the rest at the desk
    ├── BadSetup          one or more fields that cannot stand
    └── WrongCode         not the code that the terminal printed
"""

from typing import ClassVar

from luodi.web.shared.errors import Refusal


class SetupRefusal(Refusal):
    """Something about the first opening."""


class AlreadySetUp(SetupRefusal):
    """An installation is opened once."""

    code: ClassVar[str] = "setup_done"
    status: ClassVar[int] = 409


class BadSetup(SetupRefusal):
    """Fields that cannot stand. `faults` maps each to a sentence; `summary` joins them."""

    code: ClassVar[str] = "setup_bad_fields"
    status: ClassVar[int] = 422


class WrongCode(SetupRefusal):
    """The page opens only with the code from the terminal."""

    code: ClassVar[str] = "setup_wrong_code"
    status: ClassVar[int] = 403
