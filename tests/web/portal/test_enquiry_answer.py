"""The answer page: what to ask, what brings a near miss back, one tap that corrects, sections, queries, languages."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.web.portal.enquiry_path import (
    offer,
    sample,
    send,
    text,
    unhurried,
    write,
)

from luodi.web.enquiries.models import Enquiry
from luodi.web.people.models import Organisation

__all__ = ["unhurried"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("unhurried")]


def test_answer_says_what_to_ask_and_what_would_bring_a_near_miss_back(client: Client) -> None:
    sample()
    draft = write(client)
    page = client.get(f"{draft}answer/")
    assert page.context["page"].settles[0].question == "梁下净高多少米？"
    assert "可以问：“梁下净高多少米？”" in text(page)
    assert "净高 8 米，不符合“净高 9 米以上”的要求" in text(page)
    assert "如果能接受“净高 8 米”，这一条就满足" in text(page)
    step = page.context["page"].steps[0]
    assert (step.label, step.fits, step.may_fit) == ("高度", 1, 0)
    assert dict(step.fields) == {"clear_height_min_m": "7.65"} or float(dict(step.fields)["clear_height_min_m"]) <= 8


def test_relaxation_is_one_tap_that_corrects(client: Client) -> None:
    sample()
    draft = write(client)
    step = client.get(f"{draft}answer/").context["page"].steps[0]
    done = client.post(draft, {"go": "answer", **{f"raw-{key}": value for key, value in step.fields}})
    assert done["Location"] == f"{draft}answer/"
    assert client.get(done["Location"]).context["page"].counts["fits"] == 2


@pytest.mark.parametrize("tap", ["soften", "drop"])
def test_ask_that_settles_most_can_be_softened_or_dropped_in_one_tap(client: Client, tap: str) -> None:
    sample()
    draft = write(client)
    client.post(draft, {"go": "answer", tap: "height"})
    assert client.get(f"{draft}answer/").context["page"].counts["fits"] == 3


def test_question_to_the_company_is_answered_on_the_answer_page(client: Client) -> None:
    operator = Organisation.objects.create(name="示例运营方", kind="operator")
    offer(operator, "E5", tax_per_mu_min_cny=100_000, land_area_m2=20_000)
    draft = write(client)
    page = client.get(f"{draft}answer/")
    settle = page.context["page"].settles[0]
    assert (settle.topic.name, settle.question) == ("tax_per_mu", "您一年大约纳税多少？")
    client.post(draft, {"go": "answer", "topic": "tax_per_mu", "tax_cny_year": "400"})
    assert client.get(f"{draft}answer/").context["page"].counts == {"fits": 1, "may_fit": 0, "near_miss": 0, "no": 0}


def test_scope_without_listings_says_so_and_leads_on(client: Client) -> None:
    Organisation.objects.create(name="示例运营方", kind="operator")
    draft = write(client, "乌鲁木齐租厂房3000平")
    page = client.get(f"{draft}answer/")
    assert "范围里现在没有房源。" in text(page)
    assert send(client, draft).status_code == 302
    assert Enquiry.objects.get().organisation.name == "示例运营方"


def test_english_reader_gets_english_sentences(client: Client) -> None:
    sample()
    draft = write(client)
    page = client.get(f"{draft}answer/", headers={"accept-language": "en"})
    assert "What is the clear height under the beams?" in text(page)


@pytest.mark.parametrize("count", [4, 40])
def test_queries_do_not_grow_with_listings(client: Client, count: int) -> None:
    _, park = sample()
    for number in range(count):
        offer(park, f"N{number}", clear_height_m=8 + number % 3)
    draft = write(client)
    with CaptureQueriesContext(connection) as queries:
        client.get(f"{draft}answer/")
    assert len(queries) <= 8, [query["sql"][:120] for query in queries]
    with CaptureQueriesContext(connection) as queries:
        client.get(draft)
    assert len(queries) <= 8, [query["sql"][:120] for query in queries]


def test_more_of_a_section_is_one_link_away(client: Client) -> None:
    _, park = sample()
    for number in range(8):
        offer(park, f"N{number}")
    draft = write(client)
    first = client.get(f"{draft}answer/")
    assert next((s.verdict, s.count, len(s.results)) for s in first.context["page"].sections) == ("fits", 9, 4)
    whole = client.get(f"{draft}answer/?more=fits")
    assert len(whole.context["page"].sections[0].results) == 9


def test_near_misses_stand_behind_many_that_fit(client: Client) -> None:
    _, park = sample()
    for number in range(14):
        offer(park, f"N{number}")
    sections = client.get(f"{write(client)}answer/").context["page"].sections
    assert [(s.verdict, s.count, len(s.results)) for s in sections] == [
        ("fits", 15, 4),
        ("may_fit", 1, 1),
        ("near_miss", 1, 1),
    ]
    assert sections[2].results[0].rank == 17


def test_section_beyond_reach_is_counted_and_not_listed(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    _, park = sample()
    for number in range(14):
        offer(park, f"N{number}")
    monkeypatch.setattr("luodi.web.portal.answer.page.REACH", 10)
    page = client.get(f"{write(client)}answer/")
    assert [(s.count, len(s.results)) for s in page.context["page"].sections] == [(15, 4), (1, 0), (1, 0)]
    assert text(page).count("前面已有很多更合适的，这里先不列") == 2


def test_miss_is_drawn_from_the_side_on_which_it_lies(client: Client) -> None:
    _, park = sample()
    offer(park, "BIG", area_m2=4000, is_divisible=False)
    page = client.get(f"{write(client)}answer/")
    rows = {r.listing.code: r.unmet[0] for r in page.context["page"].sections[2].results}
    assert (rows["BIG"].name, rows["BIG"].is_over, rows["C3"].name, rows["C3"].is_over) == (
        "area",
        True,
        "height",
        False,
    )
    has, limit = rows["C3"].bar
    assert round(has / limit, 3) == round(8 / 9, 3)
