"""Whatever happens in whatever order, in this process or another: an index that followed equals one built anew."""

import subprocess
import sys
from typing import Any

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.web.matches import world

from luodi.matching import match
from luodi.web.listings.actions import edit_listing, publish_listing, withdraw_listing
from luodi.web.listings.enums import ListingStatus
from luodi.web.listings.models import Listing
from luodi.web.matches.index import Follower
from luodi.web.matches.queries import requirement_of
from luodi.web.places.models import Park
from luodi.web.shared import changes

pytestmark = pytest.mark.django_db(transaction=True)

#: What may happen: its name, which of the things there are (by number), a value.
STEPS = st.lists(
    st.tuples(
        st.sampled_from(
            ["add", "publish", "edit", "withdraw", "sql", "delete", "park", "move", "prune", "ask", "verify"]
        ),
        st.integers(0, 5),
        st.integers(1, 9),
    ),
    max_size=14,
)


def step(name: str, number: int, value: int, parks: list[Park]) -> None:
    """One change, by an action or past it."""
    listings = list(Listing.objects.order_by("pk"))
    chosen = listings[number % len(listings)] if listings else None
    if name == "add":
        world.draft(parks[number % 2] if value % 2 else None, area_m2=value * 1000)
    elif name == "park":
        Park.objects.filter(pk=parks[number % 2].pk).update(tax_per_mu_min_cny=value * 1000)
    elif name == "prune":
        changes.prune(keep=value)
    elif chosen is not None:
        _to_listing(name, chosen, value, parks)


def _to_listing(name: str, listing: Listing, value: int, parks: list[Park]) -> None:
    if name == "publish":
        publish_listing(listing=listing, actor=None, at=world.AT)
    elif name == "edit":
        edit_listing(listing=listing, facts={"area_m2": value * 500}, actor=None, at=world.AT)
    elif name == "withdraw" and listing.status != ListingStatus.WITHDRAWN:
        withdraw_listing(listing=listing, reason="", actor=None, at=world.AT)
    elif name == "sql":
        with connection.cursor() as cursor:
            cursor.execute("UPDATE listings_listing SET region_code = '3204' WHERE id = %s", [listing.pk])
    elif name == "delete":
        Listing.objects.filter(pk=listing.pk).delete()
    elif name == "move":
        Listing.objects.filter(pk=listing.pk).update(park=parks[value % 2], area_m2=value * 1000)


@given(steps=STEPS)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_follower_equals_a_rebuild_after_any_sequence(steps: list[tuple[str, int, int]]) -> None:
    Listing.objects.all().delete()
    Park.objects.all().delete()
    parks, often, seldom = [world.park(), world.park()], Follower(), Follower()
    seldom.index()
    for name, number, value in steps:
        step(name, number, value, parks)
        if name == "verify":
            assert often.compare().is_equal
        often.index()
    for follower in (often, seldom):
        found = follower.compare()
        assert (found.missing, found.extra, found.different) == ((), (), ())
    listed = set(Listing.objects.filter(status=ListingStatus.PUBLIC).values_list("pk", flat=True))
    assert {int(number) for number in often.index().ids} == listed


OTHER_PROCESS = """
import os, sys, django
os.environ["DJANGO_SETTINGS_MODULE"] = "luodi.web.config.settings"
from django.conf import settings
settings.DATABASES = {"default": eval(sys.argv[1])}
django.setup()
from luodi.web.matches.index import Follower
follower = Follower()
follower.index()
print("ready", flush=True)
for line in sys.stdin:
    print(*sorted(map(int, follower.index().ids)), flush=True)
"""


def test_two_processes_see_a_saved_listing_in_the_next_answer() -> None:
    database: dict[str, Any] = {key: connection.settings_dict[key] for key in ("ENGINE", "NAME", "USER", "PASSWORD")}
    database |= {key: connection.settings_dict[key] for key in ("HOST", "PORT", "OPTIONS")}
    with subprocess.Popen(
        [sys.executable, "-c", OTHER_PROCESS, repr(database)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdin is not None and other.stdout is not None
        assert other.stdout.readline() == "ready\n"
        here, seen = Follower(), []
        for _ in range(3):
            seen.append(world.published().pk)
            print("?", file=other.stdin, flush=True)
            assert [int(word) for word in other.stdout.readline().split()] == seen
            assert sorted(int(number) for number in here.index().ids) == seen
        other.stdin.close()


def test_threads_share_a_follower_and_all_see_what_was_saved() -> None:
    from concurrent.futures import ThreadPoolExecutor

    follower = Follower()
    listing = world.published()

    def ask() -> int:
        try:
            return match(follower.index(), requirement_of(world.WANTED), as_of=world.TODAY).counts["fits"]
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda _: ask(), range(12))) == [1] * 12
    assert listing.pk
