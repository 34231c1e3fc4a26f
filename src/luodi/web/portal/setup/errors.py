"""Refusals of the initial set-up.

Refusal
└── SetupRefusal
    ├── AlreadySetUp      an organisation exists, so the rest is done at the desk
    ├── BadSetup          invalid fields
    └── WrongCode         not the code printed in the terminal
"""

from typing import ClassVar

from luodi.web.shared.errors import Refusal


class SetupRefusal(Refusal):
    """Base of the set-up's refusals."""


class AlreadySetUp(SetupRefusal):
    """An installation is set up only once."""

    code: ClassVar[str] = "setup_done"
    status: ClassVar[int] = 409


class BadSetup(SetupRefusal):
    """Invalid fields. `faults` maps each to a sentence; `summary` joins them."""

    code: ClassVar[str] = "setup_bad_fields"
    status: ClassVar[int] = 422


class WrongCode(SetupRefusal):
    """The page opens only with the code from the terminal."""

    code: ClassVar[str] = "setup_wrong_code"
    status: ClassVar[int] = 403
