"""What no browser sends: odd ids, bodies and query strings at every address there is. None of them ends in a 500.

The addresses are those of the resolver, so that a new page is walked without being named here.
"""

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

import pytest
from django.http import QueryDict
from django.test import Client
from tests.web.desk.canary import KEY, addresses, plant
from tests.web.desk.world import organisation, person, published, signed_in
from tests.web.portal.enquiry_path import WORDS, fields_of, sample, unhurried, write

from luodi.web.portal.listings.filters import FilterForm
from luodi.web.shared.addresses import LARGEST_KEY, row_key

__all__ = ["unhurried"]
# Wagtail leaves a temporary file to the collector when it makes the small picture of an image.
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]
IDS = ("%00", "0", "-1", "None", str(LARGEST_KEY), str(LARGEST_KEY + 1), "9" * 5000, "%C2%B2", "%ED%A0%80", "a" * 3000)
#: Enough of them for each of Wagtail's three hundred addresses.
DESK_IDS = ("%00", str(LARGEST_KEY + 1), "%C2%B2")
VALUES = ("\0", "²", "9" * 5000, "７", "-1", "1e400", "NaN", str(10**30), "厂" * 3000, "%00", "=&=")
DEEP = "[" * 400 + "]" * 400
#: What may stand where a record belongs, and where a value of it belongs, as JSON.
ODD = (
    "null", "true", "-1", "1e400", "NaN", "-Infinity", str(10**30), "1" * 4000, '""', '"\\u0000"', '"\\ud800"', '"²"',
    "[]", "[[]]", "[null]", "[NaN]", "{}", '{"a": []}', DEEP, '"' + "厂" * 30_000 + '"', json.dumps(["320481"] * 8000),
    json.dumps([f"{code:06d}" for code in range(110_000, 118_000)]), '["no such thing"]', "[1e400, 5]",
)  # fmt: skip
BODIES = ("", "nul", "{", "\ufeff{}", "[" * 100_000, *ODD)
RECORD_KEYS = (
    "deal", "kind", "region_codes", "industry_codes", "area_min_m2", "rent_max_cny_m2_month", "floors_excluded", "wishes",
    "needs_crane", "hazard_category", "needed_by", "branches", "company", "region_raw", "phone", "id", "nothing", "\0",
)  # fmt: skip


def failures(client: Client, asked: Mapping[str, Any]) -> list[str]:
    """What answered with a status of 500 or above: a name of each request, to a call that sends it."""
    client.raise_request_exception = False
    return [name for name, send in asked.items() if send().status_code >= 500]


def test_no_address_of_the_site_fails_for_an_odd_id(client: Client) -> None:
    published()
    walked = {each for odd in IDS for each in addresses("", odd) if not each.startswith("/desk/")}
    assert len(walked) > 100
    assert failures(client, {each[:200]: lambda each=each: client.get(each) for each in sorted(walked)}) == []


@pytest.mark.parametrize("odd", DESK_IDS)
def test_no_address_of_the_desk_fails_for_an_odd_id(odd: str) -> None:
    plant()
    client = signed_in(person(of=organisation("示例运营方", "operator")))
    walked = [each for each in addresses("desk/", odd) if "/logout/" not in each]
    assert len(walked) > 150
    assert failures(client, {each: lambda each=each: client.get(each) for each in walked}) == []


def test_every_operation_takes_any_body(client: Client) -> None:
    asked = {
        f"{path} {body[:40]}": lambda path=path, body=body: client.post(
            f"/api{path}", body.encode("utf8", "surrogatepass"), content_type="application/json"
        )
        for path in ("/match", "/listings", f"/listings/{KEY}")
        for body in BODIES
    }
    assert failures(client, asked) == []


@pytest.mark.parametrize("key", RECORD_KEYS)
def test_every_key_of_a_record_takes_any_value(client: Client, key: str) -> None:
    client.raise_request_exception = False
    answered = {}
    for value in ODD:
        body = f'{{"requirement": {{{json.dumps(key)}: {value}}}}}'
        reply = client.post("/api/match", body, content_type="application/json")
        answered[value[:40]] = reply.status_code
        assert len(reply.content) < 20_000, value[:40]
    assert set(answered.values()) <= {200, 400, 422}


def test_every_filter_takes_any_value(client: Client) -> None:
    published()
    names = [*FilterForm(QueryDict()).fields, "region", "after"]
    asked = {
        f"{path} {name}={value[:20]!r}": lambda path=path, name=name, value=value: client.get(
            f"{path}?{urlencode({name: value})}"
        )
        for path, own in (("/listings/", names), ("/api/listings", ["after"]), ("/ranking/", ["version"]),
                          ("/find/", ["q", "draft"]))
        for place, name in enumerate(own)
        for value in (VALUES if name in ("region", "after", "version", "sort") else VALUES[place % 4 :: 4])
    }  # fmt: skip
    assert failures(client, asked) == []


@pytest.mark.usefixtures("unhurried")
def test_every_field_of_a_draft_takes_any_value(client: Client) -> None:
    sample()
    draft = write(client, f"{WORDS} 用电630，租金20")
    asked = {}
    for page, unshown in (
        ("", ("topic", "set", "soften", "drop", "dismiss", "q-0", "q-1")),
        ("contact/", ("listing",)),
    ):
        shown = fields_of(client.get(draft + page), draft + page)
        for name in (*shown, *unshown):
            for value in VALUES[:5] if name in unshown else VALUES[:1]:
                form = {**shown, name: value}
                asked[f"{page} {name}={value[:20]!r}"] = lambda page=page, form=form: client.post(draft + page, form)
    assert len(asked) > 60
    assert failures(client, asked) == []


@pytest.mark.parametrize("query", ["listing", "more", "after"])
@pytest.mark.usefixtures("unhurried")
def test_every_page_of_a_draft_takes_any_query(client: Client, query: str) -> None:
    sample()
    draft = write(client)
    asked = {
        f"{page} {value[:20]!r}": lambda page=page, value=value: client.get(draft + page, {query: value})
        for page in {"listing": ("contact/",)}.get(query, ("answer/",))
        for value in VALUES
    }
    assert failures(client, asked) == []


@pytest.mark.parametrize(
    ("text", "key"),
    [("7", 7), ("0", 0), (str(LARGEST_KEY), LARGEST_KEY), (str(LARGEST_KEY + 1), None), ("²", None), ("７", None),
     ("-1", None), ("", None), ("9" * 5000, None), ("\0", None)],
)  # fmt: skip
def test_key_of_a_row_is_plain_digits_that_a_database_holds(text: str, key: int | None) -> None:
    assert row_key(text) == key
