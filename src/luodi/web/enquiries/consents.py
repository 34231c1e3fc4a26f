"""The two consents of an enquiry, verbatim, for who looks for a place and for who has one. A given consent is stored as version and SHA-256 of its text.

A published text never changes. Every change is a new version, and the old text stays here, so that each consent on file can
be shown as it was given. A test checks each version against its hash.
"""

import hashlib
from dataclasses import dataclass

from luodi.web.enquiries.enums import ConsentKind


@dataclass(frozen=True, slots=True)
class ConsentText:
    """One text; `{recipient}` stands for the organisation that receives the enquiry."""

    kind: ConsentKind
    version: str
    zh: str
    en: str
    is_for_owners: bool = False

    def text(self, recipient: str, language: str) -> str:
        """The text as the person reads it."""
        return (self.en if language.startswith("en") else self.zh).format(recipient=recipient)

    def text_hash(self, recipient: str, language: str) -> str:
        """The SHA-256 of that text, in hexadecimal."""
        return hashlib.sha256(self.text(recipient, language).encode()).hexdigest()


NOTICE_1 = ConsentText(
    ConsentKind.NOTICE,
    "2026-11-1",
    zh=(
        "我已读并同意个人信息收集说明：您留下的手机号、姓名和公司只用于回复这次选址咨询；原话和联系方式加密保存，"
        "工作人员查看需写明理由并留下记录；保存至咨询结束后 12 个月。您可以凭编号随时查询、更正、删除或撤回同意。"
    ),
    en=(
        "I have read and agree to the notice: your phone, name and company are used only to reply to this enquiry; your "
        "words and contact details are stored encrypted, and staff who look at them state a reason that is recorded; they "
        "are kept until 12 months after the enquiry ends. With the reference number you may see, correct or delete them, "
        "or withdraw, at any time."
    ),
)
NOTICE_2 = ConsentText(
    ConsentKind.NOTICE,
    "2026-11-2",
    zh=(
        "我已读并同意个人信息收集说明：您留下的手机号、姓名、公司和微信只用于回复这次选址咨询；原话和联系方式加密保存，"
        "工作人员查看需写明理由并留下记录；保存至咨询结束后 12 个月，到期自动删除，半年没有动静的咨询自动结束。"
        "您可以用确认页上的专属链接随时查看、撤回同意或删除；要更正，重写一份，把这份删掉。"
        "删除后只留编号、接收方、日期和您同意过的版本作凭证。"
    ),
    en=(
        "I have read and agree to the notice: your phone, name, company and WeChat are used only to reply to this enquiry; "
        "your words and contact details are stored encrypted, and staff who look at them state a reason that is recorded; "
        "they are kept until 12 months after the enquiry ends and then deleted automatically; an enquiry in which nothing "
        "happens for half a year ends by itself. With the private link on the confirmation page you may see them, withdraw "
        "your consent or have them deleted at any time; to correct them, write again and delete this one. After deletion "
        "only the number, the recipient, the dates and the versions you agreed to remain as proof."
    ),
)
PROVISION_1 = ConsentText(
    ConsentKind.PROVISION,
    "2026-11-1",
    zh=(
        "我单独同意把我的手机号、姓名、公司和需求提供给“{recipient}”，由其联系我、安排看房和答复。"
        "接收方只能用于这次咨询；不同意不影响查看答案。"
    ),
    en=(
        "I separately agree that my phone, name, company and need are provided to “{recipient}”, who will contact me, "
        "arrange viewings and reply. The recipient may use them for this enquiry only; the answer can be seen without "
        "this consent."
    ),
)
OWNER_NOTICE_1 = ConsentText(
    ConsentKind.NOTICE,
    "2026-11-owner-1",
    zh=(
        "我已读并同意个人信息收集说明：您留下的手机号、姓名、公司和微信只用于联系您、核对和登记您的房源；原话和联系方式加密保存，"
        "工作人员查看需写明理由并留下记录；保存至这次登记结束后 12 个月，到期自动删除，半年没有动静的自动结束。"
        "您可以用确认页上的专属链接随时查看、撤回同意或删除；要更正，重写一份，把这份删掉。"
        "删除后只留编号、接收方、日期和您同意过的版本作凭证。"
    ),
    en=(
        "I have read and agree to the notice: your phone, name, company and WeChat are used only to contact you and to "
        "check and list your place; your words and contact details are stored encrypted, and staff who look at them state "
        "a reason that is recorded; they are kept until 12 months after this ends and then deleted automatically; if "
        "nothing happens for half a year it ends by itself. With the private link on the confirmation page you may see "
        "them, withdraw your consent or have them deleted at any time; to correct them, write again and delete this one. "
        "After deletion only the number, the recipient, the dates and the versions you agreed to remain as proof."
    ),
    is_for_owners=True,
)
OWNER_PROVISION_1 = ConsentText(
    ConsentKind.PROVISION,
    "2026-11-owner-1",
    zh=(
        "我单独同意把我的手机号、姓名、公司和写下的房源情况提供给“{recipient}”，由其联系我、核对和登记房源。"
        "接收方只能用于这次登记；不同意就不发出，也可以直接打电话。"
    ),
    en=(
        "I separately agree that my phone, name, company and what I wrote of my place are provided to “{recipient}”, who "
        "will contact me, check and list the place. The recipient may use them for this only; without this consent "
        "nothing is sent, and you may ring instead."
    ),
    is_for_owners=True,
)
#: Every text ever shown, by kind and version; the last of a kind and a reader is current.
TEXTS = {
    (text.kind, text.version): text for text in (NOTICE_1, NOTICE_2, PROVISION_1, OWNER_NOTICE_1, OWNER_PROVISION_1)
}


def current(kind: ConsentKind, *, is_offer: bool = False) -> ConsentText:
    """The current text of a kind, for who looks for a place or for who offers one."""
    return [text for text in TEXTS.values() if text.kind == kind and text.is_for_owners is is_offer][-1]
