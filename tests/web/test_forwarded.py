"""Behind a proxy that ends TLS: what is believed of its headers, and the two paths that an installation lives by."""

import logging
from pathlib import Path
from typing import Any

import pytest
from django.core.checks import run_checks
from django.http import HttpRequest, HttpResponse
from django.test import Client
from tests.web.desk.world import PASSWORD, person
from tests.web.portal.enquiry_path import fields_of, sample, send, text, unhurried, write
from tests.web.production import ADDRESS, READER, production, settings_of, through

from luodi.web.config.environment import WrongSetting
from luodi.web.enquiries.models import Enquiry
from luodi.web.portal.find.views import DRAFTS
from luodi.web.shared import forwarded
from luodi.web.shared.limits import address_of

__all__ = ["unhurried"]
pytestmark = pytest.mark.django_db


class TestWholePath:
    @pytest.mark.usefixtures("unhurried")
    @pytest.mark.parametrize(
        ("environment", "proxy_says"),
        [
            ({}, {}),
            ({}, {"host": "127.0.0.1:8000", "x-forwarded-host": "zs.example.cn"}),
            ({"LUODI_ADDRESS": f"{ADDRESS}:8443"}, {"origin": f"{ADDRESS}:8443"}),
            ({"LUODI_TRUSTED_ORIGINS": "https://www.example.cn"}, {"origin": "https://www.example.cn"}),
        ],
        ids=["host kept", "host forwarded", "port of its own", "second name"],
    )
    def test_enquiry_from_words_to_receipt(
        self, environment: dict[str, str], proxy_says: dict[str, str], monkeypatch: pytest.MonkeyPatch, settings: Any
    ) -> None:
        sample()
        production(monkeypatch, settings, **environment)
        client = through(**proxy_says)
        draft = write(client)
        understood = client.get(draft)
        found = client.post(draft, {**fields_of(understood, draft), "go": "answer"})
        assert "3 处里，1 处合适" in text(client.get(found["Location"]))
        assert [name for name, cookie in client.cookies.items() if not cookie["secure"]] == []
        assert set(client.cookies) == {"csrftoken", "luodi_draft"}
        sent = send(client, draft)
        enquiry = Enquiry.objects.get()
        receipt = client.get(sent["Location"])
        assert f"已收到，编号 {enquiry.reference}" in text(receipt)
        assert f"{ADDRESS}{sent['Location']}" in client.get(f"{sent['Location']}copy.txt").content.decode()
        assert receipt["Strict-Transport-Security"].startswith("max-age=31536000")

    def test_signing_in_at_the_desk(self, monkeypatch: pytest.MonkeyPatch, settings: Any) -> None:
        one = person()
        production(monkeypatch, settings)
        client = through()
        page = client.get("/desk/login/")
        typed = {"username": one.username, "password": PASSWORD, "next": "/desk/"}
        assert client.post("/desk/login/", typed).status_code == 403  # a form without its token
        token = page.context["csrf_token"]
        answer = client.post("/desk/login/", {**typed, "csrfmiddlewaretoken": str(token)})
        assert (answer.status_code, answer["Location"]) == (302, "/desk/")
        assert client.get("/desk/").status_code == 200
        assert client.cookies["sessionid"]["secure"]

    def test_language_is_kept_in_a_cookie_for_the_encrypted_way_only(
        self, monkeypatch: pytest.MonkeyPatch, settings: Any
    ) -> None:
        production(monkeypatch, settings)
        client = through()
        typed = fields_of(client.get("/find/"), "/language/") | {"language": "en"}
        client.post("/language/", typed)
        assert (client.cookies["django_language"].value, client.cookies["django_language"]["secure"]) == ("en", True)

    def test_form_of_another_site_is_not_taken(self, monkeypatch: pytest.MonkeyPatch, settings: Any) -> None:
        production(monkeypatch, settings)
        client = through(origin="https://evil.example.com")
        page = client.get("/desk/login/")
        typed = {"username": "x", "password": "y", "csrfmiddlewaretoken": str(page.context["csrf_token"])}
        assert client.post("/desk/login/", typed).status_code == 403

    def test_reader_who_came_by_http_is_sent_to_https_once(
        self, monkeypatch: pytest.MonkeyPatch, settings: Any
    ) -> None:
        production(monkeypatch, settings)
        sent = through(**{"x-forwarded-proto": "http"}).get("/find/")
        assert (sent.status_code, sent["Location"]) == (301, f"{ADDRESS}/find/")
        assert through().get("/find/").status_code == 200


class TestWhatIsBelieved:
    @pytest.mark.parametrize(
        ("trusted", "said", "client"),
        [
            (0, "1.1.1.1, 2.2.2.2, 3.3.3.3", "9.9.9.9"),
            (1, "1.1.1.1, 2.2.2.2, 3.3.3.3", "3.3.3.3"),
            (2, "1.1.1.1, 2.2.2.2, 3.3.3.3", "2.2.2.2"),
            (5, "1.1.1.1, 2.2.2.2, 3.3.3.3", "9.9.9.9"),
            (1, "", "9.9.9.9"),
            (1, "unknown", "9.9.9.9"),
            (1, "3.3.3.3:51234", "3.3.3.3"),
            (1, "[2001:db8::7]:443", "2001:db8::7"),
            (1, "2001:db8::7", "2001:db8::7"),
            (1, "::ffff:3.3.3.3", "3.3.3.3"),
        ],
    )
    def test_address_is_what_the_outermost_trusted_proxy_saw(self, trusted: int, said: str, client: str) -> None:
        request = HttpRequest()
        request.META = {"REMOTE_ADDR": "9.9.9.9", "HTTP_X_FORWARDED_FOR": said}
        forwarded.settle(request, trusted)
        assert {"REMOTE_ADDR": client} == request.META

    @pytest.mark.parametrize(
        ("trusted", "said", "left"),
        [(0, "https", None), (1, "https", "https"), (1, "https, http", "http"), (2, "https", "https"), (1, " ", None)],
    )
    def test_scheme_and_host_come_from_the_same_hop(self, trusted: int, said: str, left: str | None) -> None:
        request = HttpRequest()
        request.META = {"HTTP_X_FORWARDED_PROTO": said, "HTTP_X_FORWARDED_HOST": said}
        forwarded.settle(request, trusted)
        assert [request.META.get(f"HTTP_X_FORWARDED_{name}") for name in ("PROTO", "HOST")] == [left, left]

    def test_addresses_of_one_household_count_as_one(self) -> None:
        seen = set()
        for address in ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9"):
            request = HttpRequest()
            request.META = {"REMOTE_ADDR": address}
            seen.add(address_of(request))
        assert seen == {"2001:db8:1:2::/64"}

    @pytest.mark.usefixtures("unhurried")
    def test_made_up_entries_do_not_get_past_a_limit(self, monkeypatch: pytest.MonkeyPatch, settings: Any) -> None:
        production(monkeypatch, settings)
        asked: list[str] = []
        monkeypatch.setattr(type(DRAFTS), "spend", lambda _, address, at: asked.append(address))
        for made_up in ("8.8.8.8", "8.8.4.4, 1.2.3.4", "unknown"):
            client = through({"x-forwarded-for": made_up})
            client.post("/find/", fields_of(client.get("/find/"), "/find/") | {"words": "溧阳求租3000平厂房"})
        assert set(asked) == {READER}
        assert len(asked) == 3

    def test_nothing_is_believed_where_no_proxy_is_trusted(self) -> None:
        page = Client(headers={"x-forwarded-proto": "https", "x-forwarded-host": "evil.example.com"}).get("/find/")
        assert (page.wsgi_request.is_secure(), page.wsgi_request.get_host()) == (False, "testserver")


class TestProxyThatIsNotDeclared:
    @pytest.fixture(autouse=True)
    def home(self, tmp_path: Path, settings: Any) -> Path:
        settings.LUODI_HOME = tmp_path
        return tmp_path

    def test_is_logged_once_and_stands_in_the_check(self, caplog: pytest.LogCaptureFixture, settings: Any) -> None:
        answer = forwarded.forwarded(lambda request: HttpResponse())
        assert [check.id for check in run_checks() if check.id and check.id.startswith("luodi.proxy")] == []
        with caplog.at_level(logging.WARNING, logger="luodi.proxy"):
            for _ in range(3):
                request = HttpRequest()
                request.META = {"HTTP_X_FORWARDED_FOR": "1.1.1.1"}
                answer(request)
        assert [record.getMessage().count("LUODI_TRUSTED_PROXIES") for record in caplog.records] == [2]
        assert [check.id for check in run_checks() if check.id] == ["luodi.proxy.W001"]
        settings.LUODI_TRUSTED_PROXIES = 1
        assert [check.id for check in run_checks() if check.id] == []

    def test_is_no_fault_where_it_is_declared(self, caplog: pytest.LogCaptureFixture, settings: Any) -> None:
        settings.LUODI_TRUSTED_PROXIES = 1
        request = HttpRequest()
        request.META = {"HTTP_X_FORWARDED_FOR": "1.1.1.1"}
        forwarded.forwarded(lambda request: HttpResponse())(request)
        assert (caplog.records, list(settings.LUODI_HOME.iterdir())) == ([], [])

    def test_production_without_one_stands_in_the_check(self, settings: Any) -> None:
        settings.PRODUCTION = True
        assert [check.id for check in run_checks() if check.id] == ["luodi.proxy.W002"]


class TestSettings:
    @pytest.mark.parametrize(
        ("environment", "address"),
        [
            ({}, "http://localhost:8000"),
            ({"LUODI_HOSTS": "zs.example.cn, 10.0.0.8"}, "http://zs.example.cn:8000"),
            ({"LUODI_ADDRESS": "https://zs.example.cn/"}, "https://zs.example.cn"),
        ],
    )
    def test_links_of_the_desk_begin_with_the_stated_address(
        self, environment: dict[str, str], address: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        assert settings_of(monkeypatch, **environment)["WAGTAILADMIN_BASE_URL"] == address

    @pytest.mark.parametrize(
        ("name", "text"),
        [
            ("LUODI_TRUSTED_PROXIES", "yes"),
            ("LUODI_TRUSTED_PROXIES", "-1"),
            ("LUODI_ADDRESS", "zs.example.cn"),
            ("LUODI_ADDRESS", "https://zs.example.cn/park"),
            ("LUODI_TRUSTED_ORIGINS", "https://a.example.cn,*"),
        ],
    )
    def test_setting_that_cannot_be_is_named(self, name: str, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
        with pytest.raises(WrongSetting, match=name):
            settings_of(monkeypatch, **{name: text})
