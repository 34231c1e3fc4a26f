"""The enquiry path as a browser without JavaScript walks it: words, what was understood, answer, consents, receipt."""

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone
from tests.web.portal.enquiry_path import (
    NAME,
    PHONE,
    WECHAT,
    WORDS,
    fields_of,
    sample,
    send,
    text,
    unhurried,
    write,
)

from luodi.web.enquiries.models import Draft, Enquiry
from luodi.web.enquiries.queries import sent_as
from luodi.web.listings.actions import edit_listing, withdraw_listing
from luodi.web.listings.models import Listing
from luodi.web.shared.models import AuditEntry, Tally

__all__ = ["unhurried"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("unhurried")]


def test_whole_path_from_words_to_receipt(client: Client) -> None:
    _, park = sample()
    draft = write(client)
    understood = client.get(draft)
    assert understood.status_code == 200
    assert "3 处在范围内" in text(understood)
    answer = client.post(draft, {**fields_of(understood, draft), "go": "answer"})
    assert answer["Location"] == f"{draft}answer/"
    page = client.get(answer["Location"])
    assert "3 处里，1 处合适，1 处问清就知道。" in text(page)
    assert [card.listing.code for section in page.context["page"].sections for card in section.cards] == [
        "A1",
        "B2",
        "C3",
    ]
    sent = send(client, draft)
    enquiry = Enquiry.objects.get()
    assert (sent.status_code, sent["Location"]) == (302, sent_as(draft.split("/")[2]).get_absolute_url())
    receipt = client.get(sent["Location"])
    assert f"已收到，编号 {enquiry.reference}" in text(receipt)
    assert (enquiry.organisation, enquiry.phone, enquiry.contact_name, enquiry.wechat) == (park, PHONE, NAME, WECHAT)
    assert "下一步：“示例园区”会联系您" in text(receipt)


def test_nothing_personal_is_on_any_page_but_the_form_of_its_writer(client: Client) -> None:
    sample()
    draft = write(client)
    form = client.get(f"{draft}contact/")
    assert PHONE in form.content.decode()
    other = Client()
    pages = [
        client.get(draft),
        client.get(f"{draft}answer/"),
        other.get(f"{draft}contact/"),
        other.get(f"/find/?draft={draft[6:-1]}"),
    ]
    sent = send(client, draft)
    pages += [client.get(sent["Location"]), client.get(sent["Location"] + "copy.txt")]
    assert [page.status_code for page in pages] == [200] * 6
    for page in pages:
        shown = page.content.decode()
        assert not any(word in shown for word in (PHONE, NAME, WECHAT, NAME[:2]))
        assert "no-store" in page["Cache-Control"]
        assert page["X-Robots-Tag"] == "noindex, nofollow"
    assert PHONE not in sent["Location"]


def test_nothing_personal_is_logged_or_in_the_trail(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    sample()
    caplog.set_level("DEBUG")
    draft = write(client)
    send(client, draft, phone="1381234567")
    send(client, draft)
    trail = repr(list(AuditEntry.objects.values()))
    assert Enquiry.objects.count() == 1
    assert not any(word in caplog.text or word in trail for word in (PHONE, NAME, WECHAT, "1381234567"))


def test_words_can_be_changed_only_by_the_browser_that_wrote_them(client: Client) -> None:
    draft = write(client)
    token = draft.split("/")[2]
    assert client.get(f"/find/?draft={token}").context["words"] == WORDS
    assert Client().get(f"/find/?draft={token}").context["words"] == ""


def test_understood_page_marks_words_and_preselects_no_option(client: Client) -> None:
    draft = write(client)
    page = client.get(draft)
    shown = page.content.decode()
    assert '<a class="hl" href="#f-height">净高9米' in shown
    assert '<a class="hl hl--wish" href="#f-rent">' in shown
    assert '<a class="hl hl--q" href="#q-0">用电630</a>' in shown
    assert not any(field.startswith("q-") for field in fields_of(page, draft))


def test_post_that_changes_nothing_corrects_nothing(client: Client) -> None:
    draft = write(client)
    page = client.get(draft)
    client.post(draft, {**fields_of(page, draft), "go": "height"})
    assert Draft.objects.get().corrections == ""


def test_correction_in_place_counts_at_once_and_can_be_taken_back(client: Client) -> None:
    sample()
    draft = write(client)
    page = client.get(draft)
    done = client.post(draft, {**fields_of(page, draft), "clear_height_min_m": "8", "go": "height"})
    assert done["Location"] == f"{draft}#f-height"
    assert "您改的，原来读成 净高\xa0≥\xa09\xa0米" in client.get(draft).content.decode()
    assert "3 处里，2 处合适" in text(client.get(f"{draft}answer/"))
    client.post(draft, {"reset": "1"})
    assert "3 处里，1 处合适" in text(client.get(f"{draft}answer/"))


def test_answered_question_becomes_an_ask(client: Client) -> None:
    sample()
    draft = write(client)
    page = client.get(draft)
    client.post(draft, {**fields_of(page, draft), "q-0": "0", "go": "answer"})
    assert fields_of(client.get(draft), draft)["q-0"] == ["0"]
    assert "3 处里，2 处问清就知道" in text(client.get(f"{draft}answer/"))


def test_wish_made_hard_and_hard_made_none(client: Client) -> None:
    draft = write(client)
    form = fields_of(client.get(draft), draft)
    client.post(draft, {**form, "strength-rent": "hard", "strength-eia": "none", "go": "rent"})
    sheet = client.get(draft).context["sheet"]
    assert "rent" in [line.topic.name for line in sheet.hard]
    assert "eia" in [line.topic.name for line in sheet.others]


def test_line_that_was_not_mentioned_is_added(client: Client) -> None:
    draft = write(client)
    form = fields_of(client.get(draft), draft)
    client.post(draft, {**form, "crane_min_t": "10", "tax_cny_year": "300", "strength-gas": "wish", "go": "crane"})
    sheet = client.get(draft).context["sheet"]
    assert ("crane", "≥\xa010\xa0吨") in [(line.topic.name, line.value) for line in sheet.hard]
    assert ("tax_per_mu", "300\xa0万元") in [(line.topic.name, line.value) for line in sheet.company]
    assert [line.topic.name for line in sheet.wish] == ["rent", "gas"]


def test_corrections_that_cannot_be_read_stand_beside_their_fields_with_what_was_typed(client: Client) -> None:
    draft = write(client)
    form = fields_of(client.get(draft), draft)
    page = client.post(draft, {**form, "clear_height_min_m": "九米多", "region_codes": "月亮", "go": "answer"})
    shown = page.content.decode()
    assert page.status_code == 422
    assert "有 2 处要改" in text(page)
    assert '<a href="#e-clear_height_min_m">' in shown
    assert 'value="九米多" inputmode="decimal"' in shown
    assert 'value="月亮"' in shown
    assert shown.count('aria-invalid="true"') == 2
    assert Draft.objects.get().corrections == ""


def test_words_without_a_need_still_have_their_page(client: Client) -> None:
    sample()
    draft = write(client, "hello world")
    assert "这段话里没有读出对场地的要求" in text(client.get(draft))
    assert client.get(f"{draft}answer/").context["plain"].total == 4


def test_second_press_makes_no_second_enquiry(client: Client) -> None:
    sample()
    draft = write(client)
    page = client.get(f"{draft}contact/")
    form = {**fields_of(page, f"{draft}contact/"), "consent": ["notice", "provision"]}
    first, second = client.post(f"{draft}contact/", form), client.post(f"{draft}contact/", form)
    assert (first["Location"], Enquiry.objects.count()) == (second["Location"], 1)
    assert client.get(f"{draft}answer/")["Location"] == first["Location"]


def test_consents_are_unticked_at_first_and_both_needed(client: Client) -> None:
    sample()
    draft = write(client)
    page = client.get(f"{draft}contact/")
    assert "consent" not in fields_of(page, f"{draft}contact/")
    assert "由“示例园区”联系您" in text(page)
    refused = send(client, draft, consent=["notice"], company="溧阳某厂")
    assert refused.status_code == 422
    assert '<a href="#c-provision">还没单独同意提供给接收方。</a>' in refused.content.decode()
    kept = fields_of(refused, f"{draft}contact/")
    assert (kept["consent"], kept["company"], kept["phone"]) == (["notice"], ["溧阳某厂"], [PHONE])
    assert Enquiry.objects.count() == 0


def test_bad_phone_stands_beside_the_field_and_in_the_summary(client: Client) -> None:
    sample()
    draft = write(client)
    page = send(client, draft, phone="1381234567")
    shown = page.content.decode()
    assert page.status_code == 422
    assert shown.count("手机号少 1 位：现在 10 位，要 11 位。") == 2
    assert 'value="1381234567"' in shown


def test_listing_asked_about_decides_who_receives(client: Client) -> None:
    operator, _ = sample()
    draft = write(client)
    listing = Listing.objects.get(code="B2")
    page = client.get(f"{draft}contact/?listing={listing.pk}")
    form = {**fields_of(page, f"{draft}contact/"), "phone": PHONE, "consent": ["notice", "provision"]}
    client.post(f"{draft}contact/", form)
    enquiry = Enquiry.objects.get()
    assert (enquiry.organisation, enquiry.listing) == (operator, listing)


def test_listing_withdrawn_before_sending_asks_for_consent_again(client: Client) -> None:
    _, park = sample()
    draft = write(client)
    listing = Listing.objects.get(code="A1")
    page = client.get(f"{draft}contact/?listing={listing.pk}")
    form = {**fields_of(page, f"{draft}contact/"), "phone": PHONE, "consent": ["notice", "provision"]}
    withdraw_listing(listing=listing, reason="已租出", actor=None, at=timezone.now())
    refused = client.post(f"{draft}contact/", form)
    assert refused.status_code == 409
    assert "刚刚房源有变，接收方变成了示例运营方。" in text(refused)
    assert "刚才看的那一处已经撤下" in text(refused)
    assert "consent" not in fields_of(refused, f"{draft}contact/")
    assert fields_of(refused, f"{draft}contact/")["phone"] == [PHONE]
    assert (Enquiry.objects.count(), park.enquiries.count()) == (0, 0)


def test_private_answer_stays_current(client: Client) -> None:
    sample()
    link = send(client, write(client))["Location"]
    assert "3 处里，1 处合适" in text(client.get(link))
    edit_listing(listing=Listing.objects.get(code="B2"), facts={"clear_height_m": 9}, actor=None, at=timezone.now())
    assert "3 处里，2 处合适" in text(client.get(link))


def test_copy_is_a_text_file_with_reference_and_consents(client: Client) -> None:
    sample()
    link = send(client, write(client))["Location"]
    enquiry, page = Enquiry.objects.get(), client.get(f"{link}copy.txt")
    shown = page.content.decode()
    assert page["Content-Disposition"] == f'attachment; filename="{enquiry.reference}.txt"'
    assert shown.startswith("落地 · 咨询回执")
    assert all(part in shown for part in (enquiry.reference, "138****5678", "欧**", "版本 2026-11-1", link))


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_every_page_of_the_path_opens_in_both_languages(client: Client, language: str) -> None:
    sample()
    headers = {"accept-language": language}
    draft = write(client)
    link = ""
    for address in (draft, f"{draft}answer/", f"{draft}contact/", "send"):
        if address == "send":
            link = address = send(client, draft)["Location"]
        page = client.get(address, headers=headers)
        assert page.status_code == 200
        assert ('<html lang="en"' in page.content.decode()) == (language == "en")
    assert link.startswith("/enquiries/")


def test_tallies_hold_no_address(client: Client) -> None:
    write(client)
    assert [len(tally.reader) for tally in Tally.objects.all()] == [64, 64]  # of the minute and of the day


def test_draft_past_24_hours_is_gone_with_a_page_that_helps(client: Client) -> None:
    draft = write(client)
    Draft.objects.update(created_at=timezone.now() - dt.timedelta(hours=25))
    for address in (draft, f"{draft}answer/", f"{draft}contact/"):
        page = client.get(address)
        assert page.status_code == 410
        assert "这份草稿过了 24 小时，已按约定删除。" in text(page)
        assert "words" in fields_of(page, "/find/")


@pytest.mark.parametrize(
    "address", ["/find/abc/", "/find/abc/answer/", "/find/abc/contact/", "/enquiries/abc/", "/enquiries/abc/copy.txt"]
)
def test_forged_link_is_not_found_with_a_page_that_helps(client: Client, address: str) -> None:
    page = client.get(address)
    assert page.status_code == 404
    assert "没有这个链接" in text(page)
    assert "words" in fields_of(page, "/find/")
