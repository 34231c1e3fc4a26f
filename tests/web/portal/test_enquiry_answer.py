"""The answer page: what to ask, what brings a near miss back, one tap that corrects, sections, queries, languages."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.web.portal.enquiry_path import (
    PHONE,
    offer,
    sample,
    send,
    text,
    unhurried,
    write,
)

from luodi.web.enquiries.models import Enquiry
from luodi.web.listings.models import Listing
from luodi.web.people.models import Organisation
from luodi.web.portal.answer.card import Card
from luodi.web.portal.answer.page import shares

__all__ = ["unhurried"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("unhurried")]


def cards(page: Any) -> list[Card]:
    """The cards of an answer in the order of the page."""
    return [card for section in page.context["page"].sections for card in section.cards]


def line(card: Card) -> str:
    """What a card comes to."""
    return "".join(words.text for words in card.summary).replace("\u00a0", " ")


def test_cards_show_the_place_first_and_what_is_open_or_missing_with_its_distance(client: Client) -> None:
    sample()
    page = client.get(f"{write(client)}answer/")
    found = {card.listing.code: card for card in cards(page)}
    assert {code: (card.verdict, card.sign) for code, card in found.items()} == {
        "A1": ("fits", "met"),
        "B2": ("may_fit", "unknown"),
        "C3": ("near_miss", "near"),
    }
    assert line(found["A1"]) == "5 项都满足，88 分"
    assert line(found["B2"]) == "只差问净高，要 ≥ 9 米"
    assert line(found["C3"]) == "净高 8 m，要 9 m，差 1 m"
    assert [fact.text.replace("\u00a0", " ") for fact in found["A1"].sizes] == ["3000 ㎡", "18 元/㎡/月"]
    assert next((fact.text.replace("\u00a0", " "), fact.state) for fact in found["B2"].facts) == (
        "层高 10 m",
        "unknown",
    )
    assert found["C3"].facts[0].state == "unmet"
    assert "净高 8 米，不符合“净高 9 米以上”的要求，差 1 米" in text(page)
    assert "如果能接受“净高 8 米”，这一条就满足" in text(page)


def test_question_to_the_place_is_asked_once_at_the_top(client: Client) -> None:
    _, park = sample()
    offer(park, "E5", clear_height_m=None)
    page = client.get(f"{write(client)}answer/")
    assert [(one.question, one.pairs) for one in page.context["ask"].places] == [("梁下净高多少米？", 2)]
    assert text(page).count("问对方：梁下净高多少米？") == 1


def test_step_says_what_it_brings(client: Client) -> None:
    sample()
    step = client.get(f"{write(client)}answer/").context["page"].steps[0]
    assert (step.label, step.fits, step.may_fit) == ("高度", 1, 0)
    assert float(step.sets.removeprefix("clear_height_min_m=")) <= 8


def test_relaxation_is_one_tap_that_corrects(client: Client) -> None:
    sample()
    draft = write(client)
    step = client.get(f"{draft}answer/").context["page"].steps[0]
    done = client.post(draft, {"go": "answer", "set": step.sets})
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
    for number in range(12):
        offer(park, f"N{number}")
    draft = write(client)
    first = client.get(f"{draft}answer/")
    assert [(s.count, len(s.cards)) for s in first.context["page"].sections] == [(13, 8), (1, 1), (1, 1)]
    whole = client.get(f"{draft}answer/?more=fits")
    assert len(whole.context["page"].sections[0].cards) == 13


@pytest.mark.parametrize(
    ("there", "shares_out"),
    [((20, 20, 20), (4, 3, 3)), ((1, 2, 50), (1, 2, 7)), ((0, 0, 3), (0, 0, 3)), ((0, 0, 0), (0, 0, 0))],
)
def test_ten_places_are_dealt_out_to_the_sections(there: tuple[int, ...], shares_out: tuple[int, ...]) -> None:
    found = shares(dict(zip(("fits", "may_fit", "near_miss"), there, strict=True)), 10)
    assert tuple(found.values()) == shares_out


def test_near_misses_stand_behind_many_that_fit(client: Client) -> None:
    _, park = sample()
    for number in range(14):
        offer(park, f"N{number}")
    sections = client.get(f"{write(client)}answer/").context["page"].sections
    assert [(s.verdict, s.count, len(s.cards)) for s in sections] == [
        ("fits", 15, 8),
        ("may_fit", 1, 1),
        ("near_miss", 1, 1),
    ]
    assert sections[2].cards[0].rank == 17


def test_section_beyond_reach_is_counted_and_not_listed(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    _, park = sample()
    for number in range(14):
        offer(park, f"N{number}")
    monkeypatch.setattr("luodi.web.portal.answer.page.REACH", 10)
    page = client.get(f"{write(client)}answer/")
    assert [(s.count, len(s.cards)) for s in page.context["page"].sections] == [(15, 10), (1, 0), (1, 0)]
    assert text(page).count("前面已有很多更合适的，这里先不列") == 2


def test_miss_is_drawn_from_the_side_on_which_it_lies(client: Client) -> None:
    _, park = sample()
    offer(park, "BIG", area_m2=4000, is_divisible=False)
    page = client.get(f"{write(client)}answer/")
    bars = {card.listing.code: card.bar for card in cards(page) if card.verdict == "near_miss"}
    (big_has, big_limit), (low_has, low_limit) = (tuple(map(float, bars[code] or ())) for code in ("BIG", "C3"))
    assert big_has < big_limit == low_limit == 75
    assert round(low_has / low_limit, 2) == round(8 / 9, 2)


def test_place_that_nothing_asked_compares_with_has_no_verdict_and_no_points(client: Client) -> None:
    operator = Organisation.objects.create(name="示例运营方", kind="operator")
    offer(operator, "S1", deal=["sale"], rent_min_cny_m2_month=None, rent_max_cny_m2_month=None, sale_price_cny_m2=4000)
    page = client.get(f"{write(client, '溧阳厂房，租售都行，租金20以内')}answer/")
    (card,) = cards(page)
    assert (card.sign, card.score, line(card)) == ("", None, "您说的条件这处都用不上")
    assert "0 项" not in text(page)


@pytest.mark.parametrize("words", ["溧阳租厂房", "溧阳厂房", "随便看看"])
def test_without_asks_there_is_a_list_to_narrow_and_no_verdict(client: Client, words: str) -> None:
    sample()
    page = client.get(f"{write(client, words)}answer/")
    plain, shown = page.context["plain"], text(page)
    assert plain.total == (4 if words == "随便看看" else 3)
    assert f"这 {plain.total} 处都还没有比过条件。" in shown
    assert not any(word in shown for word in ("100 分", "项都满足", "项全满足", "按得分排", "问清就知道"))
    assert [card.verdict for card in plain.cards] == [""] * plain.total


def test_choice_that_narrows_is_one_tap_and_its_number_is_what_it_leaves(client: Client) -> None:
    _, park = sample()
    offer(park, "LOW", clear_height_m=6.5)
    draft = write(client, "溧阳租厂房")
    groups = {group.name: group for group in client.get(f"{draft}answer/").context["plain"].groups}
    choices = {choice.label.replace("\u00a0", " "): choice for choice in groups["height"].choices}
    assert {label: choice.count for label, choice in choices.items()} == {"6 米以上": 3, "8 米以上": 2, "没填": 1}
    client.post(draft, {"go": "answer", "set": choices["8 米以上"].sets})
    counts = client.get(f"{draft}answer/").context["page"].counts
    assert (counts["fits"], counts["may_fit"]) == (2, 1)


def test_another_sentence_is_added_to_the_words(client: Client) -> None:
    sample()
    draft = write(client, "溧阳租厂房")
    client.post(draft, {"go": "answer", "more": "净高9米以上"})
    assert client.get(f"{draft}answer/").context["page"].counts["fits"] == 1
    refused = client.post(draft, {"go": "answer", "more": "🙂"})
    assert refused.status_code == 422


def test_company_that_a_place_does_not_take_is_told_how_many_are_left_out(client: Client) -> None:
    _, park = sample()
    offer(park, "NO", industries_excluded=["36"])
    page = client.get(f"{write(client, '溧阳租厂房，做汽车零部件')}answer/")
    assert (page.context["plain"].total, page.context["plain"].left_out) == (3, 1)
    assert "另有 1 处写明的行业、税收等要求和您的情况不符，没列。" in text(page)


def test_clauses_that_were_not_understood_are_quoted_until_they_do_not_matter(client: Client) -> None:
    sample()
    draft = write(client, "溧阳租厂房3000平，市中心，周边不能有居民")
    page = client.get(f"{draft}answer/")
    assert [clause.text for clause in page.context["unread"]] == ["市中心", "周边不能有居民"]
    assert "有 2 处没看懂，没拿它们筛" in text(page)
    assert "按读懂的算，3 处里，3 处合适" in text(page)
    first = page.context["unread"][0]
    client.post(draft, {"go": "answer", "dismiss": str(first.start)})
    client.post(draft, {"go": "answer", "dismiss": "99999"})
    assert [clause.text for clause in client.get(f"{draft}answer/").context["unread"]] == ["周边不能有居民"]


def test_clause_with_a_phone_number_is_quoted_without_it(client: Client) -> None:
    sample()
    page = client.get(f"{write(client, f'溧阳租厂房3000平，火箭残骸 {PHONE} 存放')}answer/")
    assert PHONE not in page.content.decode()


def test_question_with_few_answers_is_answered_by_a_tap(client: Client) -> None:
    operator = Organisation.objects.create(name="示例运营方", kind="operator")
    offer(operator, "E5", lease_years_min=3)
    draft = write(client)
    ask = client.get(f"{draft}answer/").context["ask"]
    assert (ask.to_company, ask.settled) == (2, 1)
    assert [tap.sets for tap in ask.company[0].taps] == [f"lease_years={years}" for years in (1, 3, 5, 10)]
    client.post(draft, {"go": "answer", "set": "lease_years=5"})
    assert client.get(f"{draft}answer/").context["page"].counts["fits"] == 1


def test_card_names_the_figure_of_the_company_that_alone_is_open(client: Client) -> None:
    operator = Organisation.objects.create(name="示例运营方", kind="operator")
    offer(operator, "E5", tax_per_mu_min_cny=100_000, land_area_m2=20_000)
    offer(operator, "F6", tax_per_mu_min_cny=100_000)
    found = {card.listing.code: line(card) for card in cards(client.get(f"{write(client)}answer/"))}
    assert found == {"E5": "只差您的年税收", "F6": "只差问亩均税收"}


def test_floor_that_is_not_wanted_is_said_as_it_is(client: Client) -> None:
    _, park = sample()
    offer(park, "F6", floor_no=[3])
    page = client.get(f"{write(client, '溧阳租3000平厂房，净高9米，不要3楼')}answer/")
    found = {card.listing.code: line(card) for card in cards(page)}
    assert found["F6"] == "在 3 楼，您不要 3 楼"


def test_one_ask_of_one_place_is_not_counted(client: Client) -> None:
    sample()
    Listing.objects.exclude(code="A1").delete()
    draft = write(client, "溧阳租厂房，净高9米以上")
    page = client.get(f"{draft}answer/")
    assert line(cards(page)[0]).startswith("这一项满足，")
    assert "1 处，合适。" in text(page)
    page = client.get(f"{draft}answer/", headers={"accept-language": "en"})
    assert line(cards(page)[0]).startswith("The one ask met, ")


def test_line_of_a_card_begins_with_a_capital_in_english(client: Client) -> None:
    sample()
    page = client.get(f"{write(client)}answer/", headers={"accept-language": "en"})
    assert [line(card)[0] for card in cards(page) if card.verdict == "near_miss"] == ["C"]


def test_list_to_narrow_counts_in_words_of_each_language(client: Client) -> None:
    sample()
    draft = write(client, "溧阳厂房")
    assert "3 处厂房可租售。" in text(client.get(f"{draft}answer/"))
    assert "places (factory) to let or for sale." in text(
        client.get(f"{draft}answer/", headers={"accept-language": "en"})
    )
