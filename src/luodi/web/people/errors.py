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
    """Names of organisations and accounts are unique."""

    code: ClassVar[str] = "people_name_taken"
    status: ClassVar[int] = 409


class NoContact(PeopleRefusal):
    """Visitors are told to call this line, so it must hold a number or an address."""

    code: ClassVar[str] = "people_no_contact"
    status: ClassVar[int] = 422


class SignInPaused(PeopleRefusal):
    """Too many attempts. `minutes` until the next one is accepted; `retry_after` is the same in seconds."""

    code: ClassVar[str] = "people_sign_in_paused"
    status: ClassVar[int] = 429
