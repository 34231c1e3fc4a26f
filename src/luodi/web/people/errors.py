"""Refusals of this room.

Refusal
└── PeopleRefusal
    ├── NameTaken         an organisation or a person of that name exists
    ├── NoContact         a contact line without a telephone number or an e-mail address
    └── SignInPaused      too many attempts at one account or from one address
"""

from typing import ClassVar

from luodi.web.shared.errors import Refusal


class PeopleRefusal(Refusal):
    """Base of this room's refusals."""


class NameTaken(PeopleRefusal):
    """Names of organisations and of those who sign in stand once."""

    code: ClassVar[str] = "people_name_taken"
    status: ClassVar[int] = 409


class NoContact(PeopleRefusal):
    """What visitors are told to ring must be there."""

    code: ClassVar[str] = "people_no_contact"
    status: ClassVar[int] = 422


class SignInPaused(PeopleRefusal):
    """Too many tries. `minutes` until the next one is taken; `retry_after` is the same in seconds."""

    code: ClassVar[str] = "people_sign_in_paused"
    status: ClassVar[int] = 429
