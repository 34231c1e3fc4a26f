"""The desk as its people use it: signing in, an enquiry revealed with a reason and assigned, a listing to the public."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect
from tests.browser.harness import Look, Site, Watch

Reader = Callable[[Look], Page]
_REASON = "客户来电，核对号码后回电"


def sign_in(page: Page, site: Site) -> None:
    """To the first page of the desk as the lead of the operator."""
    page.goto("/desk/")
    page.locator("input[name=username]").fill(site.username)
    page.locator("input[name=password]").fill(site.password)
    page.locator("form button[type=submit]").first.click()
    expect(page).to_have_url(re.compile(r"/desk/$"))


def test_enquiry_is_revealed_with_a_reason_and_assigned_and_both_are_recorded(
    reader: Reader, site: Site, watch: Watch
) -> None:
    watch.expected = ("the server responded with a status of",)
    page = reader(Look())
    sign_in(page, site)
    page.goto("/desk/ours/enquiries/")
    page.locator("main table a").first.click()
    masked = page.locator("main").inner_text()
    assert re.search(r"1\d{10}", masked) is None, "a phone number stands there unmasked"
    address = page.url
    page.get_by_role("link", name="查看原文和联系方式").click()
    page.get_by_role("button", name="记下理由并查看").click()
    expect(page.locator("[role=alert]").first).to_be_visible()
    page.get_by_label("理由").fill(_REASON)
    page.get_by_role("button", name="记下理由并查看").click()
    assert re.search(r"1\d{10}", page.locator("main").inner_text()), "the number is shown once the reason is recorded"
    page.goto(address)
    assert re.search(r"1\d{10}", page.locator("main").inner_text()) is None
    expect(page.locator("main")).to_contain_text(_REASON)
    page.get_by_role("link", name="分派").click()
    page.locator("main select").first.select_option(index=1)
    page.get_by_role("button", name="分派").click()
    expect(page.locator("main")).to_contain_text("负责人")


def test_listing_is_refused_with_all_that_is_missing_then_published_then_public(
    reader: Reader, site: Site, watch: Watch
) -> None:
    watch.expected = ("the server responded with a status of",)
    page = reader(Look())
    sign_in(page, site)
    page.goto("/desk/ours/listings/")
    page.get_by_role("link", name="新建房源").first.click()
    page.locator("[name=code]").fill("browser-1")
    page.locator("[name=title]").fill("浏览器测试路 1 号厂房")
    page.get_by_role("button", name="存为草稿").click()
    listing = re.findall(r"\d+", page.url)[-1]
    assert reader(Look()).goto(f"/listings/{listing}/").status == 404, "a draft is nobody's but the desk's"
    page.get_by_role("link", name="发布", exact=True).click()
    page.get_by_role("button", name="发布", exact=True).click()
    refusal = page.locator("main").inner_text()
    missing = ("交易方式", "类型", "区县", "面积", "价格", "联系电话或微信", "信息来源", "信息日期")
    assert [word for word in missing if word not in refusal] == []
    page.goto(page.url.replace("/publish/", "/edit/"))
    page.locator("[name=deal][value=rent]").check()
    page.locator("[name=kind][value=factory]").check()
    for name, value in (
        ("region_code", "320412"),
        ("area_m2", "2600"),
        ("rent_max_cny_m2_month", "18"),
        ("phone", "13800005678"),
        ("source", "园区填报"),
        ("as_of", "2026-11-20"),
    ):
        page.locator(f"[name={name}]").fill(value)
    page.locator("[name=area_basis]").select_option("gross")
    page.get_by_role("button", name="保存").click()
    page.get_by_role("link", name="发布", exact=True).click()
    page.get_by_role("button", name="发布", exact=True).click()
    expect(page.locator("main")).to_contain_text("下架")
    public = reader(Look(width=360))
    public.goto("/listings/?q=浏览器测试路")
    public.get_by_role("link", name="浏览器测试路 1 号厂房").click()
    assert "2600" in public.locator("main").inner_text()
    assert "13800005678" not in public.content()
