"""Every public page by name and address: each template at least once, and the states that look different."""

from playwright.sync_api import Browser
from tests.browser.enquiring import confirmed, give_contact, say, see_answer
from tests.browser.harness import Look, Site, Watch, open_context, wait_like_a_person

#: Addresses that are the same on every site with the sample region.
FIXED = {
    "home": "/",
    "find": "/find/",
    "listings": "/listings/",
    "listings-filtered": "/listings/?deal=rent&kind=factory&height=8&sort=fit",
    "listings-refused": "/listings/?height=abc",
    "listings-empty": "/listings/?kind=factory&height=60",
    "parks": "/parks/",
    "news": "/news/",
    "patterns": "/patterns/",
    "privacy": "/privacy/",
    "ranking": "/ranking/",
    "not-found": "/no-such-page/",
    "forged-link": "/find/no-such-token/",
}
#: Pages that answer with another status than 200, of which Chromium says so in its console.
STATUSES = {"not-found": 404, "forged-link": 404, "withdrawn": 410}


def addresses(browser: Browser, site: Site) -> dict[str, str]:
    """Name to address; walks the path of an enquiry once for the pages that are private to a reader."""
    context = open_context(browser, site, Look(), Watch())
    page = context.new_page()
    found = dict(FIXED) | _of_rows(site)
    page.goto("/find/")
    say(page)
    found["understood"] = page.url
    see_answer(page)
    found["answer"] = page.url
    found["contact"] = page.url.replace("/answer/", "/contact/")
    page.goto("/find/")
    say(page)
    see_answer(page)
    give_contact(page)
    wait_like_a_person(page)
    page.get_by_role("button", name="发出").click()
    found["enquiry"] = confirmed(page).link
    page.goto("/find/")
    say(page, "在溧阳租一层厂房")
    page.goto(page.url + "answer/")
    found["answer-short"] = page.url
    context.close()
    return found


def _of_rows(site: Site) -> dict[str, str]:
    """A building, a parcel, a park, a listing that was withdrawn, an article, from the site's rows."""
    building = site.rows(
        "SELECT id FROM listings_listing WHERE status = 'public' AND clear_height_m IS NOT NULL AND park_id IS NOT NULL "
        "AND crane_capacity_t IS NOT NULL ORDER BY id LIMIT 1"
    )[0][0]
    land = site.rows(
        "SELECT id FROM listings_listing WHERE status = 'public' AND land_area_m2 IS NOT NULL AND area_m2 IS NULL ORDER BY id"
    )
    park = site.rows("SELECT id FROM places_park ORDER BY id LIMIT 1")[0][0]
    found = {"listing": f"/listings/{building}/", "park": f"/parks/{park}/"} | _of_news(site)
    for (withdrawn,) in site.rows("SELECT id FROM listings_listing WHERE status = 'withdrawn' ORDER BY id LIMIT 1"):
        found["withdrawn"] = f"/listings/{withdrawn}/"
    if land:
        found["parcel"] = f"/listings/{land[0][0]}/"
    return found


def _of_news(site: Site) -> dict[str, str]:
    """The seed page where it was there to be imported (a guide of ours otherwise), its category, the last stub."""
    articles = [
        "/" + path.split("/", 2)[2]
        for (path,) in site.rows(
            "SELECT p.url_path FROM wagtailcore_page p JOIN news_articlepage a ON a.page_ptr_id = p.id "
            "WHERE p.live ORDER BY p.title LIKE '%五大明星城%' DESC, p.id"
        )
    ]
    category = articles[0].rsplit("/", 2)[0] + "/"
    return {"article": articles[0], "article-stub": articles[-1], "category": category}
