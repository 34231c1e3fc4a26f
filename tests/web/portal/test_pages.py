"""Pages that explain: ranking, privacy, patterns, the language switch, robots, and what went wrong."""

import re
from typing import Any

import pytest
from django.test import Client, RequestFactory

from luodi.fields import for_record
from luodi.matching import ranking, rankings, weightings
from luodi.web.enquiries.consents import current
from luodi.web.enquiries.enums import ConsentKind
from luodi.web.needs.topics import BY_NAME
from luodi.web.portal.errors.views import server_error
from luodi.web.portal.patterns.views import PATTERNS

pytestmark = pytest.mark.django_db


def test_ranking_shows_every_weight_that_is_running(client: Client) -> None:
    page = client.get("/ranking/")
    assert [line.weight for line in page.context["lines"]] == [each.weight for each in weightings().values()]
    industry = page.context["lines"][0]
    assert (industry.label, industry.weight, industry.unknown, industry.curve) == ("行业", 40, "55%", "满足就是满分")


def test_curves_are_written_with_their_numbers(client: Client) -> None:
    curves = {line.label: line.curve for line in client.get("/ranking/").context["lines"]}
    assert curves["高度"] == "刚好满足 82%，到要求的 150% 满分"


def test_curves_that_run_are_drawn_and_flat_ones_are_not(client: Client) -> None:
    page = client.get("/ranking/")
    drawn = {line.label for line in page.context["lines"] if line.drawing}
    running = {str(BY_NAME[each.ask].label) for each in weightings().values() if each.curve != "flat"}
    assert drawn == running
    assert page.content.decode().count('<svg class="curve"') == len(running)


def test_ranking_names_version_and_digest_and_every_step(client: Client) -> None:
    page = client.get("/ranking/")
    assert f"第 {ranking().version} 版，{ranking().date} 起用，指纹 {ranking().digest}" in page.content.decode()
    steps = {step.label: step.how for step in page.context["steps"]}
    assert len(steps) == len(weightings())
    near = {line.label: line.near for line in page.context["lines"]}
    assert (near["租金"], near["高度"], near["环评"]) == ("20%", "15%", "")
    assert (steps["租金"], steps["环评"]) == ("提高 5、10、15、20 %", "从不建议放宽")


def test_earlier_version_is_told_with_its_own_weights(client: Client) -> None:
    page = client.get("/ranking/?version=1")
    assert [line.weight for line in page.context["lines"]] == [each.weight for each in weightings(1).values()]
    assert f"现在用第 {ranking().version} 版" in page.content.decode()
    assert page.context["steps"] == []
    assert [each.number for each in page.context["versions"]] == [each.version for each in reversed(rankings())]


@pytest.mark.parametrize("asked", ["99", "x", "", "-1"])
def test_version_that_never_was_is_not_found(client: Client, asked: str) -> None:
    assert client.get("/ranking/", {"version": asked}).status_code == 404


def test_privacy_lists_every_personal_field_of_the_registry(client: Client) -> None:
    context = client.get("/privacy/").context
    names = [entry.zh for record in ("requirement", "listing") for entry in for_record(record) if entry.is_personal]
    assert [line.name for line in context["collected"]] == ["您写的原话", *names, "读者的当日散列"]
    assert context["shared"] == [entry.zh for entry in for_record("requirement") if entry.is_personal]


def test_privacy_shows_the_consents_in_use_word_for_word(client: Client) -> None:
    page = client.get("/privacy/").content.decode()
    notice = current(ConsentKind.NOTICE)
    assert notice.text("", "zh-hans") in page
    assert notice.version in page


def test_patterns_show_every_component_in_both_themes_with_ids_of_their_own(client: Client) -> None:
    page = client.get("/patterns/").content.decode()
    themes = (page.count('<div data-theme="light">'), page.count('<div data-theme="dark">'))
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert themes == (len(PATTERNS), len(PATTERNS))
    assert sorted({each for each in ids if ids.count(each) > 1}) == []
    assert set(re.findall(r'(?:for|aria-labelledby|aria-describedby)="([^"]+)"', page)) - set(ids) == set()


@pytest.mark.parametrize(
    "address", ["/", "/listings/", "/parks/", "/ranking/", "/privacy/", "/patterns/", "/no/such/page/"]
)
def test_page_has_one_title_no_inline_style_and_asks_no_third_party(client: Client, address: str) -> None:
    page = client.get(address).content.decode()
    assert page.count("<h1") == 1
    assert re.findall(r'\sstyle="|<style|<script(?! src="/static/)', page) == []
    assert re.findall(r'(?:src|href)="(https?:)?//[^"]*\.(?:css|js|png|svg|woff2?)', page) == []


def test_language_is_switched_by_post_and_kept(client: Client) -> None:
    assert client.get("/ranking/").headers["content-language"] == "zh-hans"
    answer = client.post("/language/", {"language": "en", "next": "/ranking/"})
    assert (answer.status_code, answer.headers["location"]) == (302, "/ranking/")
    assert client.get("/ranking/").headers["content-language"] == "en"


def test_language_switch_leads_nowhere_else(client: Client) -> None:
    assert client.post("/language/", {"language": "en", "next": "https://example.com/"}).headers["location"] == "/"


def test_robots_keep_out_of_private_links(client: Client) -> None:
    page = client.get("/robots.txt")
    assert page.headers["content-type"] == "text/plain; charset=utf-8"
    assert "Disallow: /enquiries/" in page.content.decode()


def test_address_that_is_not_there_helps_and_is_not_repeated(client: Client) -> None:
    page = client.get("/canary-13800000000/")
    assert page.status_code == 404
    assert "canary-13800000000" not in re.sub(r'name="next" value="[^"]*"', "", page.content.decode())
    assert '<textarea id="need" name="words"' in page.content.decode()


def test_page_for_our_own_errors_needs_no_database(rf: RequestFactory, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        page = server_error(rf.get("/"))
    assert (page.status_code, "我们这边出错了" in page.content.decode()) == (500, True)
