"""Refusals of this room.

Refusal
└── EnquiryRefusal
    ├── UnknownLink            neither a draft nor an enquiry: the address was mistyped or made up
    ├── DraftExpired           a draft deleted after its 24 hours
    ├── BadContact             unusable contact details, by field
    │   └── ConsentMissing     only a tick is missing
    ├── NoRecipient            the site has no operator, and no listing suits
    ├── RecipientChanged       the recipient is no longer the one the consent named
    ├── LinkRevoked            a private link that the desk has stopped
    ├── EnquiryErased          an enquiry whose content was erased
    ├── EnquiryEnded           only an open enquiry allows this step
    ├── EnquirySealed          consent withdrawn or enquiry erased: nobody may see it
    ├── WrongAssignee          a person of another organisation, or one who has left
    ├── ReasonMissing          personal data requested without a reason
    └── TooManyReveals         the day's reveals are used up
"""

from typing import ClassVar

from luodi.web.shared.errors import Refusal


class EnquiryRefusal(Refusal):
    """Base of this room's refusals."""


class UnknownLink(EnquiryRefusal):
    """A token that was never issued."""

    code: ClassVar[str] = "enquiry_unknown_link"
    status: ClassVar[int] = 404


class DraftExpired(EnquiryRefusal):
    """The draft was deleted after 24 hours, as promised."""

    code: ClassVar[str] = "enquiry_draft_expired"
    status: ClassVar[int] = 410


class BadContact(EnquiryRefusal):
    """Unusable contact details. `faults` maps field to a sentence; `summary` joins them."""

    code: ClassVar[str] = "enquiry_bad_contact"
    status: ClassVar[int] = 422


class ConsentMissing(BadContact):
    """The details are valid, but a consent was not ticked."""

    code: ClassVar[str] = "enquiry_consent_missing"


class NoRecipient(EnquiryRefusal):
    """Nobody can receive it: the installation has no operator yet."""

    code: ClassVar[str] = "enquiry_no_recipient"
    status: ClassVar[int] = 503


class RecipientChanged(EnquiryRefusal):
    """The recipient is no longer the one named in the consent."""

    code: ClassVar[str] = "enquiry_recipient_changed"
    status: ClassVar[int] = 409


class LinkRevoked(EnquiryRefusal):
    """The desk stopped the link on `day`, because it had come into other hands; now `recipient` helps on the phone."""

    code: ClassVar[str] = "enquiry_link_revoked"
    status: ClassVar[int] = 410


class EnquiryErased(EnquiryRefusal):
    """The enquiry was erased on `day`."""

    code: ClassVar[str] = "enquiry_erased"
    status: ClassVar[int] = 410


class EnquiryEnded(EnquiryRefusal):
    """Only an open enquiry can be assigned or closed."""

    code: ClassVar[str] = "enquiry_ended"
    status: ClassVar[int] = 409


class EnquirySealed(EnquiryRefusal):
    """The consent was withdrawn or the enquiry erased, so nobody may see it."""

    code: ClassVar[str] = "enquiry_sealed"
    status: ClassVar[int] = 409


class WrongAssignee(EnquiryRefusal):
    """Only a member of the receiving organisation can follow an enquiry up."""

    code: ClassVar[str] = "enquiry_wrong_assignee"
    status: ClassVar[int] = 422


class ReasonMissing(EnquiryRefusal):
    """Revealing personal data requires a reason."""

    code: ClassVar[str] = "enquiry_reason_missing"
    status: ClassVar[int] = 422


class TooManyReveals(EnquiryRefusal):
    """One person's reveals of the day are used up; `limit` is their number."""

    code: ClassVar[str] = "enquiry_too_many_reveals"
    status: ClassVar[int] = 429
