"""`luodi manage index`: says equal or different with keys, and ends with the right status."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from tests.web.matches import world

from luodi.web.listings.models import Listing
from luodi.web.matches import index
from luodi.web.matches.index import Follower
from luodi.web.shared import triggers
from luodi.web.shared.followed import tables

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def fresh_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: object) -> None:
    """As the command finds it: nothing in memory, and a file of its own."""
    settings.LUODI_INDEX_FILE = tmp_path / "matches.index"  # type: ignore[attr-defined]  # pytest-django's wrapper
    forget(monkeypatch)


def forget(monkeypatch: pytest.MonkeyPatch) -> None:
    """The next command is another process."""
    follower = Follower(keeps_file=True)
    monkeypatch.setattr("luodi.web.matches.queries.CURRENT", follower)
    monkeypatch.setattr("luodi.web.matches.management.commands.index.CURRENT", follower)


def run(*words: str) -> str:
    out = StringIO()
    call_command("index", *words, stdout=out)
    return out.getvalue()


def test_first_verification_builds_and_later_ones_compare(monkeypatch: pytest.MonkeyPatch) -> None:
    world.published()
    first = run("--verify")
    forget(monkeypatch)
    world.published()
    assert "Equal: 1 listings" in first and "built just now" in first
    assert run("--verify") == "一致：2 条。Equal: 2 listings.\n"


def test_difference_is_named_by_key_and_fails_until_rebuilt(monkeypatch: pytest.MonkeyPatch) -> None:
    listing = world.published()
    run("--rebuild")
    triggers.unfollow(connection, tables())
    Listing.objects.update(area_m2=77)
    with monkeypatch.context() as patch:
        patch.setattr(triggers, "_log_everything", lambda *_: None)
        triggers.follow(connection, tables())
    forget(monkeypatch)
    out = StringIO()
    with pytest.raises(CommandError, match="rebuild"):
        call_command("index", "--verify", stdout=out)
    assert out.getvalue() == f"不同 different: {listing.pk}\n"
    run("--rebuild")
    forget(monkeypatch)
    assert run("--verify") == "一致：1 条。Equal: 1 listings.\n"


def test_missing_trigger_fails_even_when_nothing_differs_yet() -> None:
    triggers.unfollow(connection, tables())
    try:
        with pytest.raises(CommandError, match="places_park_log_"):
            run("--verify")
    finally:
        triggers.follow(connection, tables())


def test_listing_that_cannot_be_matched_is_named_with_its_reason() -> None:
    listing = world.published()
    Listing.objects.update(region_code="999999")
    assert f"refused {listing.pk}: " in run("--verify")


def test_prune_says_how_many_went(monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("--prune") == "清理 0 条。Removed 0 rows of the change log.\n"


def test_one_thing_at_a_time() -> None:
    with pytest.raises(CommandError):
        run("--verify", "--rebuild")


def test_module_keeps_one_follower_for_the_process() -> None:
    assert isinstance(index.CURRENT, Follower)
