"""A walk through the desk, the understood page, the contact page and the tables of a batch with every value that a record
can hold: each is said by its word in the language asked for, never by its code, and by one word everywhere."""

import datetime as dt
import json
from typing import Any

import pytest
from django.test import Client
from django.utils.translation import override
from tests.web.desk.world import AT, enquiry, organisation, person, published, signed_in
from tests.web.desk.world import listing as draft_listing
from tests.web.walking import SIGNS, codes_in, foreign, shown, values_in

from luodi.cli._match_table import SUMMARY
from luodi.fields import FIELDS, Field, for_record
from luodi.matching import ASKS, VERDICTS
from luodi.voice import LANGUAGES, Language, noun, nouns
from luodi.web.desk import words as desk
from luodi.web.enquiries.actions import close_enquiry, keep_draft
from luodi.web.enquiries.enums import STAFF_ENDS, EnquiryStatus
from luodi.web.enquiries.models import Draft, Enquiry
from luodi.web.listings.actions import withdraw_listing
from luodi.web.listings.enums import ListingStatus
from luodi.web.listings.models import Listing
from luodi.web.needs.topics import BY_NAME
from luodi.web.portal.listings.filters import NEEDS
from luodi.web.portal.spoken import ask_label

pytestmark = pytest.mark.django_db
HEADERS = {"zh": "zh-hans", "en": "en"}
#: What the tests typed; "lead" is the name of whoever is signed in.
TYPED = ("甲园区", "溧阳求租", "平厂房", "层高", "米，", "张伟", "张")
LISTS = {"region": ["320481"], "regions": ["320412"], "industry": ["36"], "industries": ["3841"], "floor": [1, 2]}


def stated(entry: Field) -> Any:
    """A value that a field can hold; of a set all of its members."""
    if entry.type == "bool":
        return True
    if entry.type == "number":
        return 10
    if entry.type == "date":
        return "2027-01-01"
    if entry.choices:
        return list(entry.choices) if entry.type == "set" else entry.choices[-1]
    if entry.type == "list":
        return list(WISHES) if entry.key == "wishes" else LISTS[entry.key.partition("_")[0].replace("floors", "floor")]
    return "320481" if entry.key == "region_code" else "x"


WISHES = ("rent", "gas", "loading_dock", "eia", "title_deed")
#: What is a text somebody typed, or personal.
TEXTS = {entry.key for entry in FIELDS.values() if entry.type == "text" and entry.key != "region_code"}


def full(side: str) -> dict[str, Any]:
    return {entry.key: stated(entry) for entry in for_record(side) if entry.key not in TEXTS}


def missing(record: dict[str, Any], page: str) -> list[tuple[str, str]]:
    """Labels and values of a record that a page does not say, in the language that is active."""
    return [(label, value) for label, value in desk.stated(record) if label not in page or value not in page]


@pytest.fixture
def client() -> Client:
    return signed_in(person(name="lead"))


def offers() -> list[Listing]:
    """A listing for each letter of the fire hazard and each basis of an area, stating all that it can, in every state."""
    facts = {key: value for key, value in full("listing").items() if key not in ("lon", "lat", "floors_total")}
    letters, bases = FIELDS["fire_hazard_category"].choices, FIELDS["area_basis"].choices
    made = [
        published(
            code=f"N{letter}",
            **{**facts, "fire_hazard_category": letter, "area_basis": bases[number % 2], "as_of": "2026-11-01"},
        )
        for number, letter in enumerate(letters)
    ]
    made[-1] = withdraw_listing(listing=made[-1], reason="x", actor=None, at=AT)
    return [*made, draft_listing(code="N0")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_desk_says_every_value_of_a_listing_by_its_word(client: Client, language: Language) -> None:
    for offer in offers():
        page = shown(client, f"/desk/ours/listings/{offer.pk}/", HEADERS[language])
        with override(HEADERS[language]):
            assert missing({k: v for k, v in offer.record().items() if k in full("listing")}, page) == [], offer.code
            assert str(ListingStatus(offer.status).label) in page
        assert codes_in(page) == set(), offer.code
        if language == "zh":
            assert values_in(page) == set(), offer.code
        else:
            assert (foreign(page, *TYPED), SIGNS.findall(page)) == ([], []), offer.code


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_of_listings_says_every_state_by_its_word(client: Client, language: Language) -> None:
    offers()
    page = shown(client, "/desk/ours/listings/", HEADERS[language])
    with override(HEADERS[language]):
        assert [each for each in map(str, ListingStatus.labels) if each not in page] == []
    assert codes_in(page) == set()
    assert (values_in(page) if language == "zh" else set(foreign(page, *TYPED))) == set()


def asked() -> Enquiry:
    """An enquiry that states all that it can."""
    found = enquiry()
    found.record = full("requirement")
    found.save()
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_desk_says_every_value_of_a_need_by_its_word(client: Client, language: Language) -> None:
    published()
    need = asked()
    page = shown(client, f"/desk/ours/enquiries/{need.pk}/", HEADERS[language])
    with override(HEADERS[language]):
        assert missing(need.record, page) == []
        assert str(EnquiryStatus(need.status).label) in page
    assert codes_in(page) == set()
    if language == "zh":
        assert values_in(page) == set()
    else:
        assert (foreign(page, *TYPED), SIGNS.findall(page.replace(need.shown_words, ""))) == ([], [])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_of_enquiries_says_states_and_verdicts_by_their_words(client: Client, language: Language) -> None:
    asked()
    lead = person()
    for why in STAFF_ENDS:
        close_enquiry(enquiry=asked(), why=why, actor=lead, at=AT)
    page = shown(client, "/desk/ours/enquiries/", HEADERS[language])
    with override(HEADERS[language]):
        states = [str(each) for each in EnquiryStatus.labels]
    verdicts = [noun("verdict", each, language) for each in ("fits", "may_fit", "near_miss")]
    assert [each for each in (*states, *verdicts) if each.lower() not in page.lower()] == []
    assert codes_in(page) == set()
    assert (values_in(page) if language == "zh" else set(foreign(page, *TYPED))) == set()


@pytest.fixture
def draft() -> Draft:
    """Words that were corrected until they state all that a need can."""
    found = keep_draft(words="steam", at=dt.datetime.now(dt.UTC))
    found.corrections = json.dumps(full("requirement"))
    found.save()
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_understood_page_names_every_ask_and_every_choice(client: Client, draft: Draft, language: Language) -> None:
    page = shown(client, f"/find/{draft.token}/", HEADERS[language])
    own = [name for name in ASKS if name in BY_NAME and BY_NAME[name].group != "company"]
    words = [noun("ask", name, language) for name in own]
    words += [each.short for group in ("deal", "kind") for each in nouns(group, language).values()]
    assert [each for each in words if each.lower() not in page.lower()] == []
    assert codes_in(page) == set()
    if language == "zh":
        assert values_in(page) == set()
    else:
        assert foreign(page, *TYPED) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_contact_page_holds_no_code_and_one_language(client: Client, draft: Draft, language: Language) -> None:
    organisation("示例运营方", "operator")
    page = shown(client, f"/find/{draft.token}/contact/", HEADERS[language])
    assert codes_in(page) == set()
    assert (values_in(page) if language == "zh" else set(foreign(page, *TYPED))) == set()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ASKS)
def test_no_ask_has_two_names(name: str, language: Language) -> None:
    boxes = {key.removeprefix("needs_"): label for label, key in NEEDS.values()}
    with override(HEADERS[language]):
        said = {ask_label(name), desk.value("wishes", [name]), str(boxes.get(name, ask_label(name)))}
        if name in BY_NAME and BY_NAME[name].group != "company":
            said.add(str(BY_NAME[name].label))
    assert {each.lower() for each in said} == {noun("ask", name, language).lower()}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("verdict", [each for each in VERDICTS if each in SUMMARY])
def test_no_verdict_has_two_names(verdict: str, language: Language) -> None:
    with override(HEADERS[language]):
        on_the_desk = str(desk.VERDICTS[verdict])
    said = {on_the_desk, SUMMARY[verdict][LANGUAGES.index(language)]}
    assert {each.lower() for each in said} == {noun("verdict", verdict, language).lower()}
