"""The steps of an enquiry as a person takes them: by what stands on the page, never by its classes."""

import re
from dataclasses import dataclass

from playwright.sync_api import Page, expect
from tests.browser.harness import wait_like_a_person

NEED = "做汽车零部件的，想在武进或溧阳租 3000 平左右的厂房，净高 8 米以上，5 吨行车，年底前搬。联系人王测试，手机 13800001234。"
#: The label of the box: its own, or that of an article.
_BOX = re.compile("您需要什么样的地方|需求、用途、税收|What kind of place do you need")
_LOOK = re.compile("看看哪里能落地|See where you can land")
_UNDERSTOOD = re.compile("^(?:我们这样理解|How we understand it)$")
PHONE, SHOWN_PHONE = "13800001234", "138****1234"


@dataclass(frozen=True, slots=True)
class Sent:
    """What the confirmation showed."""

    reference: str
    link: str


def say(page: Page, need: str = NEED) -> None:
    """Writes into the box of the page and presses its button; ends on what was understood."""
    page.get_by_role("textbox", name=_BOX).fill(need)
    wait_like_a_person(page)
    page.get_by_role("button", name=_LOOK).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(_UNDERSTOOD)


def correct_height(page: Page, metres: str) -> None:
    """Opens the line of the clear height, writes another value and takes it."""
    line = page.locator("#f-height")
    line.locator("summary").click()
    line.get_by_label("净高不低于").fill(metres)
    line.get_by_role("button", name="改好了").click()
    expect(page.locator("#f-height")).to_contain_text("您改的")
    expect(page.locator("#f-height summary")).to_contain_text(f"≥ {metres}")


def see_answer(page: Page) -> None:
    """Goes on to the answer, which counts places before any phone number is asked for."""
    page.get_by_role("button", name="按这个看答案").last.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(re.compile(r"\d+\s*处"))
    assert page.get_by_role("textbox", name="手机号").count() == 0


def give_contact(page: Page) -> None:
    """From the answer to the contact form, filled in, both consents ticked, not yet sent."""
    page.get_by_role("link", name="留下联系方式").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("留下联系方式")
    assert page.get_by_role("textbox", name="手机号").input_value() == PHONE, "what was written is not asked for again"
    assert not any(box.is_checked() for box in page.get_by_role("checkbox").all())
    for box in page.get_by_role("checkbox").all():
        box.check()


def confirmed(page: Page) -> Sent:
    """What the confirmation says; the phone stands there masked."""
    title = page.get_by_role("heading", level=1)
    expect(title).to_contain_text("已收到")
    text = page.locator("main").inner_text()
    assert SHOWN_PHONE in text
    assert PHONE not in page.content()
    return Sent(reference=(title.text_content() or "").split()[-1], link=page.url)
