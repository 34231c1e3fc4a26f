"""A walk through every face: each ask, each value and each unit is said by its word, in the language asked for, nowhere by
its code, and on a page in English nothing stands in Chinese but what somebody typed."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils.translation import override
from tests.web.matches.world import organisation, park
from tests.web.portal.enquiry_path import BASE, offer, text, unhurried, write
from tests.web.walking import CHINESE, codes_in, foreign, shown

from luodi.cli._match_view import reasons
from luodi.fields import FIELDS
from luodi.intake import listing, requirement
from luodi.matching import ASKS, Answer, Index, match
from luodi.voice import LANGUAGES, Language, noun, noun_of, nouns
from luodi.web.desk import words as desk
from luodi.web.portal.spoken import ask_label

__all__ = ["unhurried"]
AS_OF = dt.date(2026, 11, 23)
PAIRS = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "matching" / "explained.jsonl").read_text("utf8").splitlines()
]
WORDS = "steam dock in 320481, 3000 m2, 月租20"


def answered(pair: dict[str, Any]) -> Answer:
    return match(Index.build([listing(pair["listing"])]), requirement(pair["requirement"]), as_of=AS_OF, top=1)


@pytest.fixture(scope="module")
def answers() -> list[Answer]:
    return [answered(pair) for pair in PAIRS]


def test_the_pairs_walk_every_ask(answers: list[Answer]) -> None:
    walked = {ask.name for each in answers for asks in each.explained() for ask in asks}
    assert walked >= {"area", "rent", "height", "crane", "floors", "industry", "hazard", "tax_per_mu"}
    assert walked <= set(ASKS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_terminal_says_every_ask_by_its_words(
    answers: list[Answer], language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LUODI_LANG", language)
    for each in answers:
        for judged, asks in zip(each.matches, each.explained(), strict=True):
            lines = [line for _mark, line, _style in reasons(judged, asks)]
            assert {code for line in lines for code in codes_in(line)} == set(), judged.id
            if language == "en":
                assert [line for line in lines if CHINESE.search(line)] == [], judged.id


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ASKS)
def test_every_face_names_an_ask_by_its_noun(name: str, language: Language) -> None:
    with override("en" if language == "en" else "zh-hans"):
        said = {ask_label(name), desk.value("wishes", [name])}
    assert {each.lower() for each in said} == {noun("ask", name, language).lower()}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", [key for key, entry in FIELDS.items() if entry.choices and key != "stage"])
def test_the_desk_says_every_choice_by_its_noun(key: str, language: Language) -> None:
    group = {"fire_hazard_category": "hazard", "hazard_category": "hazard"}.get(key, key)
    with override("en" if language == "en" else "zh-hans"):
        said = [desk.value(key, choice) for choice in FIELDS[key].choices]
    assert said == [each.name for each in nouns(group, language).values()]


@pytest.mark.parametrize("key", FIELDS)
def test_the_desk_labels_every_field_in_english_without_chinese(key: str) -> None:
    with override("en"):
        label = desk.label(FIELDS[key])
    assert (CHINESE.search(label), codes_in(label), "CNY" in label) == (None, set(), False)


def test_every_unit_of_the_dictionary_has_its_word() -> None:
    units = {entry.unit for entry in FIELDS.values() if entry.type == "number" and entry.unit}
    assert {unit for unit in units if unit not in nouns("unit", "zh")} == {"in investment_currency", "in unit"}


def test_lab_and_verdicts_have_the_one_word_of_the_glossary() -> None:
    assert noun("kind", "lab", "zh") == "研发"
    assert noun("verdict", "may_fit", "zh") == "问清就知道"
    assert noun("word", "to_confirm", "zh") == "待确认"


@pytest.fixture
def pages(client: Client, unhurried: None) -> list[str]:
    """The addresses of the faces of a small world that states what it can."""
    cache.clear()
    facts = {
        "crane_capacity_t": 10, "has_crane": True, "floor_load_kn_m2": 19.62, "power_capacity_kva": 630, "floor_no": [1],
        "has_freight_lift": True, "fire_hazard_category": "C", "land_area_m2": 20_000, "available_from": "2026-12-01",
        "lease_years_min": 1, "tax_per_mu_min_cny": 200_000, "has_gas": True,
    }  # fmt: skip
    one = offer(organisation(), "A1", **facts)
    offer(organisation(), "B2", clear_height_m=None, storey_height_m=10, region_code="320412", kind=["lab"])
    place = park()
    return [
        "/",
        "/listings/",
        "/listings/?region=320412&kind=lab",
        one.get_absolute_url(),
        "/parks/",
        f"/parks/{place.pk}/",
        "/ranking/",
        f"{write(client, WORDS)}answer/",
    ]


@pytest.mark.django_db
def test_pages_in_english_hold_no_chinese_but_what_was_typed(client: Client, pages: list[str]) -> None:
    assert {address: foreign(shown(client, address, "en")) for address in pages} == {address: [] for address in pages}


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_no_page_shows_a_code(client: Client, pages: list[str], language: str) -> None:
    assert {address: codes_in(shown(client, address, language)) for address in pages} == {
        address: set() for address in pages
    }


@pytest.mark.django_db
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_ranking_names_every_ask_that_it_weighs(client: Client, language: Language) -> None:
    page = text(client.get("/ranking/", headers={"accept-language": "en" if language == "en" else "zh-hans"})).lower()
    weighed = ("area", "rent", "height", "power", "crane", "floor_load")
    assert [name for name in weighed if noun_of("ask", name, language).name.lower() not in page] == []


@pytest.mark.django_db
@pytest.mark.parametrize("language", LANGUAGES)
def test_programs_are_answered_in_the_language_asked_for(client: Client, pages: list[str], language: Language) -> None:
    del pages
    body = {
        "requirement": {key: BASE[key] for key in ("deal", "kind")} | {"region_codes": ["320481"], "power_min_kva": 800}
    }
    answer = client.post(
        "/api/match",
        json.dumps(body),
        content_type="application/json",
        headers={"accept-language": "en" if language == "en" else "zh-hans"},
    )
    assert answer.status_code == 200, answer.content.decode()
    sentences = [ask["sentence"] for found in answer.json()["matches"] for ask in found["asks"]]
    assert sentences
    assert {bool(CHINESE.search(each)) for each in sentences} == {language == "zh"}
