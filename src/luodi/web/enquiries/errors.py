"""Refusals of this room.

Refusal
└── EnquiryRefusal
    ├── UnknownLink            no draft, no enquiry: the address was mistyped or made up
    ├── DraftExpired           it was a draft, 24 hours ago
    ├── BadContact             contact details that cannot be used, by field
    │   └── ConsentMissing     everything is right but a tick
    ├── NoRecipient            a site without an operator, and nothing that suits
    ├── RecipientChanged       somebody else than the consent named would receive it
    ├── EnquiryErased          it was there; everything in it was erased
    ├── EnquiryEnded           a step that only an open enquiry takes
    ├── EnquirySealed          the person took the consent back, or it was erased: nobody looks any more
    ├── WrongAssignee          a person of another organisation, or one who has left
    ├── ReasonMissing          looking at personal data without saying why
    └── TooManyReveals         more looks in a day than anybody's work needs
"""

from typing import ClassVar

from luodi.web.shared.errors import Refusal


class EnquiryRefusal(Refusal):
    """Something about an enquiry."""


class UnknownLink(EnquiryRefusal):
    """A token that was never given out."""

    code: ClassVar[str] = "enquiry_unknown_link"
    status: ClassVar[int] = 404


class DraftExpired(EnquiryRefusal):
    """A draft is gone after 24 hours, as promised."""

    code: ClassVar[str] = "enquiry_draft_expired"
    status: ClassVar[int] = 410


class BadContact(EnquiryRefusal):
    """Contact details that cannot be used. `faults` maps field to a sentence; `summary` joins them."""

    code: ClassVar[str] = "enquiry_bad_contact"
    status: ClassVar[int] = 422


class ConsentMissing(BadContact):
    """Everything is right but a tick."""

    code: ClassVar[str] = "enquiry_consent_missing"


class NoRecipient(EnquiryRefusal):
    """Nobody is there to receive it: the installation has no operator yet."""

    code: ClassVar[str] = "enquiry_no_recipient"
    status: ClassVar[int] = 503


class RecipientChanged(EnquiryRefusal):
    """The consent named another recipient than the one who would get it now."""

    code: ClassVar[str] = "enquiry_recipient_changed"
    status: ClassVar[int] = 409


class EnquiryErased(EnquiryRefusal):
    """The link of an enquiry that was erased on `day`."""

    code: ClassVar[str] = "enquiry_erased"
    status: ClassVar[int] = 410


class EnquiryEnded(EnquiryRefusal):
    """Only an enquiry that goes on can be given to somebody or closed."""

    code: ClassVar[str] = "enquiry_ended"
    status: ClassVar[int] = 409


class EnquirySealed(EnquiryRefusal):
    """Nobody looks at an enquiry whose consent was taken back, or which was erased."""

    code: ClassVar[str] = "enquiry_sealed"
    status: ClassVar[int] = 409


class WrongAssignee(EnquiryRefusal):
    """Only a person of the receiving organisation follows an enquiry up."""

    code: ClassVar[str] = "enquiry_wrong_assignee"
    status: ClassVar[int] = 422


class ReasonMissing(EnquiryRefusal):
    """Every look at personal data says why."""

    code: ClassVar[str] = "enquiry_reason_missing"
    status: ClassVar[int] = 422


class TooManyReveals(EnquiryRefusal):
    """The day's looks at personal data of one person are used up. `limit` is how many there are."""

    code: ClassVar[str] = "enquiry_too_many_reveals"
    status: ClassVar[int] = 429
