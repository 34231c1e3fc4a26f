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
    sentence_zh: ClassVar[str] = "没有这个链接，可能少复制了几个字。请重新复制，或在下面再写一次。"
    sentence_en: ClassVar[str] = (
        "There is no such link; part of it may be missing. Copy it again, or write once more below."
    )


class DraftExpired(EnquiryRefusal):
    """A draft is gone after 24 hours, as promised."""

    code: ClassVar[str] = "enquiry_draft_expired"
    status: ClassVar[int] = 410
    sentence_zh: ClassVar[str] = "这份草稿过了 24 小时，已按约定删除。请在下面再写一次。"
    sentence_en: ClassVar[str] = "This draft was deleted after 24 hours, as promised. Please write once more below."


class BadContact(EnquiryRefusal):
    """Contact details that cannot be used. `faults` maps field to a sentence; `summary` joins them."""

    code: ClassVar[str] = "enquiry_bad_contact"
    status: ClassVar[int] = 422
    sentence_zh: ClassVar[str] = "还有要改的：{summary}已填的都还在。"
    sentence_en: ClassVar[str] = "Something needs a change: {summary} What you typed is still there."


class ConsentMissing(BadContact):
    """Everything is right but a tick."""

    code: ClassVar[str] = "enquiry_consent_missing"
    sentence_zh: ClassVar[str] = "还差同意：{summary}不同意就不会发出，答案照样能看。"
    sentence_en: ClassVar[str] = (
        "A consent is missing: {summary} Without it nothing is sent; the answer stays open to you."
    )


class NoRecipient(EnquiryRefusal):
    """Nobody is there to receive it: the installation has no operator yet."""

    code: ClassVar[str] = "enquiry_no_recipient"
    status: ClassVar[int] = 503
    sentence_zh: ClassVar[str] = "本站还没有设置接收咨询的单位，暂时收不了联系方式。答案照样能看，请改日再来。"
    sentence_en: ClassVar[str] = (
        "This site has nobody to receive enquiries yet. The answer stays open; please come back."
    )


class RecipientChanged(EnquiryRefusal):
    """The consent named another recipient than the one who would get it now."""

    code: ClassVar[str] = "enquiry_recipient_changed"
    status: ClassVar[int] = 409
    sentence_zh: ClassVar[str] = "刚刚房源有变，接收方变成了{recipient}。请看清后重新勾选同意。"
    sentence_en: ClassVar[str] = (
        "The listings have just changed: {recipient} would receive this. Please read and tick again."
    )


class EnquiryErased(EnquiryRefusal):
    """The link of an enquiry that was erased on `day`."""

    code: ClassVar[str] = "enquiry_erased"
    status: ClassVar[int] = 410
    sentence_zh: ClassVar[str] = (
        "咨询 {reference} 的内容和联系方式已于 {day} 删除，找不回来了；只留下编号、日期和您同意过的版本作凭证。"
    )
    sentence_en: ClassVar[str] = (
        "What enquiry {reference} said, and every contact detail, was deleted on {day} and cannot be brought back. Only "
        "its number, its dates and the versions you agreed to remain as proof."
    )


class EnquiryEnded(EnquiryRefusal):
    """Only an enquiry that goes on can be given to somebody or closed."""

    code: ClassVar[str] = "enquiry_ended"
    status: ClassVar[int] = 409
    sentence_zh: ClassVar[str] = "咨询 {reference} 已经结束了，不用再处理。"
    sentence_en: ClassVar[str] = "Enquiry {reference} has ended; there is nothing more to do with it."


class EnquirySealed(EnquiryRefusal):
    """Nobody looks at an enquiry whose consent was taken back, or which was erased."""

    code: ClassVar[str] = "enquiry_sealed"
    status: ClassVar[int] = 409
    sentence_zh: ClassVar[str] = "咨询 {reference} 的本人已撤回同意，或内容已经删除，不能再查看。"
    sentence_en: ClassVar[str] = (
        "The consent to enquiry {reference} was taken back, or its content was deleted; it can no longer be looked at."
    )


class WrongAssignee(EnquiryRefusal):
    """Only a person of the receiving organisation follows an enquiry up."""

    code: ClassVar[str] = "enquiry_wrong_assignee"
    status: ClassVar[int] = 422
    sentence_zh: ClassVar[str] = "不能分派给{assignee}：不在接收方，或已停用。请选本组织的同事。"
    sentence_en: ClassVar[str] = "{assignee} cannot take it: not of the receiving organisation, or no longer active."


class ReasonMissing(EnquiryRefusal):
    """Every look at personal data says why."""

    code: ClassVar[str] = "enquiry_reason_missing"
    status: ClassVar[int] = 422
    sentence_zh: ClassVar[str] = "请写明查看的理由，如“约看房时间”。理由会和您的姓名、时间一起记下。"
    sentence_en: ClassVar[str] = "Please say why, e.g. “to arrange a viewing”. It is kept with your name and the time."


class TooManyReveals(EnquiryRefusal):
    """The day's looks at personal data of one person are used up. `limit` is how many there are."""

    code: ClassVar[str] = "enquiry_too_many_reveals"
    status: ClassVar[int] = 429
    sentence_zh: ClassVar[str] = "您今天已查看 {limit} 次，到上限了，明天再看；急事请同事或负责人代看。"
    sentence_en: ClassVar[str] = (
        "You have looked {limit} times today, which is the limit. Go on tomorrow, or ask a colleague or your lead."
    )
