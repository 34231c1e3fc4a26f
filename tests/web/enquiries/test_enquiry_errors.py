"""Every leaf of the tree: its code, its status, its sentence in both languages. And the texts of the consents."""

import pytest
from django.utils.translation import override

from luodi.web.enquiries import errors
from luodi.web.enquiries.consents import TEXTS
from luodi.web.portal.guards import LooksAutomatic
from luodi.web.shared.errors import Refusal
from luodi.web.shared.limits import TooFast, TooMany

VALUES = {
    "summary": "还没填手机号。", "recipient": "示例园区", "assignee": "王五", "limit": 60, "hours": 3, "retry_after": 9,
    "reference": "LD1", "day": "2027-11-30",
}  # fmt: skip
LEAVES = {
    errors.UnknownLink: ("enquiry_unknown_link", 404, "没有这个链接", "There is no such link"),
    errors.DraftExpired: ("enquiry_draft_expired", 410, "这份草稿过了 24 小时", "This draft was deleted"),
    errors.BadContact: ("enquiry_bad_contact", 422, "还有要改的：还没填手机号。", "Something needs a change"),
    errors.ConsentMissing: ("enquiry_consent_missing", 422, "还差同意：还没填手机号。", "A consent is missing"),
    errors.NoRecipient: ("enquiry_no_recipient", 503, "本站还没有设置接收咨询的单位", "This site has nobody"),
    LooksAutomatic: ("looks_automatic", 422, "提交得太快", "That was fast"),
    errors.RecipientChanged: (
        "enquiry_recipient_changed",
        409,
        "刚刚房源有变，接收方变成了示例园区。",
        "The listings have",
    ),
    errors.LinkRevoked: ("enquiry_link_revoked", 410, "咨询 LD1 的专属链接已于 2027-11-30 停用", "The private link of"),
    errors.EnquiryErased: ("enquiry_erased", 410, "咨询 LD1 的内容和联系方式已于 2027-11-30 删除", "What enquiry LD1"),
    errors.EnquiryEnded: ("enquiry_ended", 409, "咨询 LD1 已经结束了", "Enquiry LD1 has ended"),
    errors.EnquirySealed: ("enquiry_sealed", 409, "咨询 LD1 的本人已撤回同意", "The consent to enquiry LD1"),
    errors.WrongAssignee: ("enquiry_wrong_assignee", 422, "不能分派给王五", "王五 cannot take it"),
    errors.ReasonMissing: ("enquiry_reason_missing", 422, "请写明查看的理由", "Please say why"),
    errors.TooManyReveals: ("enquiry_too_many_reveals", 429, "您今天已查看 60 次", "You have looked 60 times"),
    TooFast: ("too_fast", 429, "一分钟里来得太密（上限 60 次），请过 9 秒", "Too many within a minute (at most 60)"),
    TooMany: ("too_many", 429, "今天从您这个网络来的次数到上限了（60 次），3 小时后", "Today's limit for your network"),
}


@pytest.mark.parametrize("leaf", LEAVES, ids=lambda leaf: leaf.__name__)
def test_leaf_has_code_status_and_both_sentences(leaf: type[Refusal]) -> None:
    code, status, chinese, english = LEAVES[leaf]
    refusal = leaf(**VALUES)
    assert (refusal.code, refusal.status) == (code, status)
    with override("zh-hans"):
        assert refusal.sentence.startswith(chinese)
    with override("en"):
        assert refusal.sentence.startswith(english)


def test_every_leaf_of_the_room_is_visited() -> None:
    refusals = {each for each in vars(errors).values() if isinstance(each, type) and each is not Refusal}
    declared = {each for each in refusals if "code" in vars(each)}
    assert declared == set(LEAVES) - {TooFast, TooMany, LooksAutomatic}


def test_consent_text_never_changes_under_its_version() -> None:
    hashes = {(str(kind), version): text.text_hash("甲", "zh")[:12] for (kind, version), text in TEXTS.items()}
    assert hashes == {
        ("notice", "2026-11-1"): "0643e90c7bb8",
        ("notice", "2026-11-2"): "564a1953a82a",
        ("provision", "2026-11-1"): "8c61420b190e",
        ("notice", "2026-11-owner-1"): "9d753f81020b",
        ("provision", "2026-11-owner-1"): "74decffc2aaa",
    }


def test_provision_names_its_recipient_in_both_languages() -> None:
    texts = [text for (kind, _), text in TEXTS.items() if kind == "provision"]
    assert all("示例园区" in text.text("示例园区", language) for text in texts for language in ("zh-hans", "en"))
