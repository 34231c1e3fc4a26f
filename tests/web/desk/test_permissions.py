"""Who may open what: the start check, the matrix of every address and role, and addresses of Wagtail's that are off."""

from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.test import Client
from django.urls import get_resolver, path
from django.views.generic import TemplateView
from ninja import NinjaAPI
from tests.web.desk.canary import KEY, addresses
from tests.web.desk.world import article, enquiry, listing, organisation, person, signed_in

from luodi.web.api.checks import operations
from luodi.web.api.checks import undeclared as undeclared_operations
from luodi.web.api.permissions import PUBLIC, permits
from luodi.web.desk.closed import CLOSED
from luodi.web.desk.images import ImageForm
from luodi.web.desk.permissions import patterns, undeclared
from luodi.web.desk.scoped import desks
from luodi.web.people.enums import Role
from luodi.web.people.models import Organisation
from luodi.web.people.verbs import VERBS

pytestmark = pytest.mark.django_db
WHO = ("lead", "officer", "editor", "viewer", "operator", "elsewhere", "no organisation", "stranger")
#: GET and POST of every address of ours, for a park's lead, officer, editor and viewer, the operator's lead, another
#: organisation's lead, a person without organisation, and nobody. A POST of an empty form is refused with 422.
MATRIX = """
/desk/ours/articles/1/publish/      200/422 403/403 200/422 403/403 404/404 404/404 302/302 302/302
/desk/ours/enquiries/               200/405 200/405 200/405 200/405 200/405 200/405 302/302 302/302
/desk/ours/enquiries/1/             200/405 200/405 200/405 200/405 200/405 404/405 302/302 302/302
/desk/ours/enquiries/1/assign/      200/422 200/422 403/403 403/403 200/422 404/404 302/302 302/302
/desk/ours/enquiries/1/close/       200/422 200/422 403/403 403/403 200/422 404/404 302/302 302/302
/desk/ours/enquiries/1/erase/       200/422 403/403 403/403 403/403 200/422 404/404 302/302 302/302
/desk/ours/enquiries/1/link/        200/302 200/302 403/403 403/403 200/302 404/404 302/302 302/302
/desk/ours/enquiries/1/reveal/      200/422 200/422 403/403 403/403 200/422 404/404 302/302 302/302
/desk/ours/listings/                200/405 200/405 200/405 200/405 200/405 200/405 302/302 302/302
/desk/ours/listings/1/              200/405 200/405 200/405 200/405 200/405 404/405 302/302 302/302
/desk/ours/listings/1/edit/         200/422 200/422 403/403 403/403 200/422 404/404 302/302 302/302
/desk/ours/listings/1/publish/      200/422 200/422 403/403 403/403 200/422 404/404 302/302 302/302
/desk/ours/listings/1/withdraw/     200/302 200/409 403/403 403/403 200/409 404/404 302/302 302/302
/desk/ours/listings/add/            200/422 200/422 403/403 403/403 200/422 200/422 302/302 302/302
"""


def clients() -> dict[str, Client]:
    park, operator = organisation(), organisation("运营方", "operator")
    nobody = person(Role.LEAD, park, "nowhere")
    type(nobody).objects.filter(pk=nobody.pk).update(organisation=None)
    people = {role: person(role, park) for role in ("lead", "officer", "editor", "viewer")}
    people |= {"operator": person("lead", operator), "elsewhere": person("lead", organisation("乙中介", "broker"))}
    people["no organisation"] = type(nobody).objects.get(pk=nobody.pk)
    return {**{who: signed_in(one) for who, one in people.items()}, "stranger": Client()}


def test_every_address_of_ours_answers_every_role_as_the_matrix_says() -> None:
    things = {"listings": listing(source=None).pk, "enquiries": enquiry().pk, "articles": article().pk}
    every = clients()
    rows = []
    for address in sorted(addresses("desk/ours/")):
        real = address.replace(str(KEY), str(things[address.split("/")[3]]))
        shown = [f"{every[who].get(real).status_code}/{every[who].post(real).status_code}" for who in WHO]
        rows.append(f"{address.replace(str(KEY), '1'):<36}{' '.join(shown)}")
    assert rows == MATRIX.strip().splitlines()


def test_every_address_of_ours_and_every_operation_declares_a_permission() -> None:
    ours = [(route, each) for route, each in patterns(get_resolver()) if route.startswith("desk/ours/")]
    assert (len(ours), undeclared(iter(ours))) == (len(MATRIX.strip().splitlines()), [])
    call_command("check")


def test_page_planted_without_a_permission_stops_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    planted = path("desk/ours/planted/", TemplateView.as_view(template_name="x.html"))
    monkeypatch.setattr("luodi.web.desk.permissions.get_resolver", lambda: _Resolver([planted]))
    with pytest.raises(SystemCheckError, match=r"luodi\.desk\.E001.*/desk/ours/planted/ declares no permission"):
        call_command("check")


class _Resolver:
    """As much of a resolver as the check reads."""

    def __init__(self, found: list[Any]) -> None:
        self.url_patterns = found


def test_operation_planted_without_a_permission_stops_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    planted = NinjaAPI(urls_namespace="planted")

    @planted.get("/open")
    @permits(PUBLIC)
    def declared(request: Any) -> None:
        """Declares."""

    @planted.get("/shut")
    def silent(request: Any) -> None:
        """Does not."""

    assert ([where for where, _ in operations(planted)], undeclared_operations(planted)) == (
        ["/open", "/shut"],
        ["/shut"],
    )
    monkeypatch.setattr("luodi.web.api.urls.api", planted)
    with pytest.raises(SystemCheckError, match=r"luodi\.api\.E001.*/api/shut declares no permission"):
        call_command("check")


def test_verbs_of_the_desk_are_in_the_table() -> None:
    assert {page.view.verb for desk in desks() for page in desk.pages} <= set(VERBS)


@pytest.mark.parametrize("pattern", sorted(CLOSED))
def test_address_that_is_off_answers_404_even_to_the_operator(pattern: str) -> None:
    address = "/desk/" + pattern.replace("(images|documents)", "images").replace("[^/]+", "7")
    lead = person(Role.LEAD, organisation("运营方", "operator"))
    lead.is_superuser = True
    lead.save()
    response = signed_in(lead).get(address + ("" if address.endswith("/") else "/"))
    assert (response.status_code, "不开放" in response.content.decode()) == (404, True)


@pytest.mark.parametrize(
    ("role", "menu"),
    [
        ("lead", ["enquiries", "listings", "explorer", "images"]),
        ("officer", ["enquiries", "listings"]),
        ("editor", ["enquiries", "listings", "explorer", "images"]),
        ("viewer", ["enquiries", "listings"]),
    ],
)
def test_menu_shows_what_the_role_may_use(role: str, menu: list[str], rf: Any) -> None:
    from tests.web.desk.world import AT
    from wagtail.admin.menu import admin_menu
    from wagtail.models import Page

    from luodi.web.people.actions import open_articles

    one = person(role)
    open_articles(organisation=Organisation.objects.get(), root=Page.objects.get(depth=2), actor=None, at=AT)
    request = rf.get("/desk/")
    request.user = type(one).objects.get(pk=one.pk)
    shown = [item.name for item in sorted(admin_menu.menu_items_for_request(request), key=lambda item: item.order)]
    assert sorted(shown) == sorted(menu)


def test_image_takes_no_tags() -> None:
    from wagtail.images import get_image_model
    from wagtail.images.forms import get_image_form

    form = get_image_form(get_image_model())
    assert (issubclass(form, ImageForm), "tags" in form().fields) == (True, False)
