"""How much of a screen an answer takes: ten places on a phone, no third of a wide page left blank; taps without script."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from tests.browser.enquiring import say
from tests.browser.harness import LANGUAGES, Look

Reader = Callable[[Look], Page]
LONGEST = 4500
#: Needs whose answers differ: all sections, near misses alone, a list to narrow.
NEEDS = {
    "full": "做汽车零部件的，想在武进或溧阳租 3000 平左右的厂房，净高 8 米以上，5 吨行车，年底前搬，最好朝南。",
    "questions": "想在常州租 1000 到 3000 平的厂房，净高 6 米以上，用电630，租 3 年，租金 20 以内",
    "plain": "在武进租厂房",
}
#: The longest stretch of the page, of its height, in which the narrow column (or the wide one) shows nothing.
_BLANK = """() => {
  const main = document.querySelector('main').getBoundingClientRect();
  const wide = document.querySelector('.p-main').getBoundingClientRect();
  const seen = [...document.querySelectorAll('main *')].filter(each => each.children.length === 0 || each.tagName === 'svg')
    .map(each => each.getBoundingClientRect()).filter(box => box.width > 1 && box.height > 1);
  const longest = boxes => {
    let end = main.top, most = 0;
    for (const box of boxes.sort((a, b) => a.top - b.top)) {
      most = Math.max(most, box.top - end);
      end = Math.max(end, box.bottom);
    }
    return Math.max(most, main.bottom - end) / main.height;
  };
  return [longest(seen.filter(box => box.left < wide.right)), longest(seen.filter(box => box.right > wide.right))];
}"""


def answered(page: Page, need: str) -> None:
    page.goto("/find/")
    say(page, need)
    page.goto(page.url.split("#")[0] + "answer/")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("need", NEEDS.values(), ids=list(NEEDS))
def test_answer_of_ten_places_is_short_on_a_phone(reader: Reader, need: str, language: str) -> None:
    page = reader(Look(width=360, language=language))
    answered(page, need)
    assert page.locator(".pc").count() == 10
    assert page.evaluate("() => document.documentElement.scrollHeight") <= LONGEST


@pytest.mark.parametrize("need", NEEDS.values(), ids=list(NEEDS))
def test_no_third_of_a_wide_answer_is_blank(reader: Reader, need: str) -> None:
    page = reader(Look())
    answered(page, need)
    assert max(page.evaluate(_BLANK)) < 1 / 3


def test_question_is_answered_and_a_clause_dismissed_by_taps_without_script(reader: Reader) -> None:
    page = reader(Look(width=360, has_script=False))
    answered(page, f"{NEEDS['questions']}，离老厂近一点")
    page.get_by_role("button", name="630 kVA").click()
    expect(page.locator(".need")).to_contain_text("630")
    expect(page.get_by_text("用电630")).to_have_count(0)
    page.get_by_role("button", name="不要紧").first.click()
    expect(page.locator(".unread")).to_have_count(0)


def test_list_is_narrowed_by_a_tap_without_script(reader: Reader) -> None:
    page = reader(Look(width=360, has_script=False))
    answered(page, NEEDS["plain"])
    page.get_by_role("button", name="8 米以上").click()
    expect(page.locator(".counts")).to_be_visible()
    expect(page.locator(".need")).to_contain_text("净高")
