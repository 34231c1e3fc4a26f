"""The index is in step with the database: in every process, after every kind of change, and never before a commit."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from tests.web.matches import world

from luodi.matching import match
from luodi.web.listings.actions import edit_listing, withdraw_listing
from luodi.web.listings.models import Listing
from luodi.web.matches import catalogue, index, keeping
from luodi.web.matches.index import Follower
from luodi.web.matches.queries import requirement_of
from luodi.web.places.models import Park
from luodi.web.shared import changes

pytestmark = pytest.mark.django_db(transaction=True)


def ids(follower: Follower, as_of: dt.date = world.TODAY) -> list[int]:
    """The keys of what fits the usual wish, in order of key."""
    found = match(follower.index(), requirement_of(world.WANTED), as_of=as_of, top=1000)
    return sorted(int(each.listing.id) for each in found.matches if each.verdict == "fits")


@pytest.fixture
def follower() -> Follower:
    """A follower that has looked once, as in a process that has answered before."""
    made = Follower()
    made.index()
    return made


def test_published_listing_is_in_the_next_answer_of_every_worker(follower: Follower) -> None:
    other = Follower()
    other.index()
    listing = world.published()
    assert (ids(follower), ids(other), ids(Follower())) == ([listing.pk],) * 3


def test_draft_is_in_no_answer(follower: Follower) -> None:
    world.draft()
    assert ids(follower) == []


def test_edited_listing_is_judged_by_its_new_facts(follower: Follower) -> None:
    listing = world.published()
    assert ids(follower) == [listing.pk]
    edit_listing(listing=listing, facts={"area_m2": 1000}, actor=None, at=world.AT)
    assert ids(follower) == []


def test_withdrawn_listing_is_gone_from_the_next_answer(follower: Follower) -> None:
    listing, other = world.published(), world.published()
    assert ids(follower) == [listing.pk, other.pk]
    withdraw_listing(listing=listing, reason="已租出", actor=None, at=world.AT)
    assert ids(follower) == [other.pk]


def test_row_changed_by_plain_sql_is_judged_anew(follower: Follower) -> None:
    listing = world.published()
    ids(follower)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE listings_listing SET region_code = '3205' WHERE id = %s", [listing.pk])
    assert ids(follower) == []


def test_bulk_update_and_bulk_delete_are_followed(follower: Follower) -> None:
    one, two = world.published(), world.published()
    ids(follower)
    Listing.objects.filter(pk=one.pk).update(area_m2=10)
    assert ids(follower) == [two.pk]
    Listing.objects.all().delete()
    assert ids(follower) == []


def test_changed_park_changes_its_listings(follower: Follower) -> None:
    park = world.park()
    inside, outside = world.published(park), world.published()
    assert ids(follower) == [inside.pk, outside.pk]
    Park.objects.filter(pk=park.pk).update(tax_per_mu_min_cny=500_000)
    assert ids(follower) == [outside.pk]
    Park.objects.filter(pk=park.pk).update(tax_per_mu_min_cny=None)
    assert ids(follower) == [inside.pk, outside.pk]


def test_listing_past_its_date_falls_out_without_being_written(follower: Follower) -> None:
    listing = world.published(valid_until="2026-12-01")
    assert ids(follower, dt.date(2026, 12, 1)) == [listing.pk]
    assert ids(follower, dt.date(2026, 12, 2)) == []


def test_rolled_back_listing_is_never_seen(follower: Follower) -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        world.published()
        raise ZeroDivisionError
    assert ids(follower) == []


def test_question_inside_a_transaction_sees_its_own_rows_and_leaves_them_to_it(follower: Follower) -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        listing = world.published()
        assert ids(follower) == [listing.pk]
        raise ZeroDivisionError
    assert ids(follower) == []


def test_question_without_change_costs_one_statement_at_any_size(follower: Follower) -> None:
    for size in (1, 5):
        for _ in range(size):
            world.published()
        ids(follower)
        with CaptureQueriesContext(connection) as queries:
            ids(follower)
        assert len(queries) == 1


def test_many_changes_are_read_in_one_query(follower: Follower) -> None:
    for _ in range(6):
        world.published()
    with CaptureQueriesContext(connection) as queries:
        ids(follower)
    assert len([q for q in queries if "listings_listing" in q["sql"]]) == 1


def test_more_changes_than_are_worth_it_start_over(follower: Follower, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index, "MOST_ROWS", 1)
    kept = [world.published().pk for _ in range(3)]
    assert ids(follower) == kept


def test_listing_that_matching_refuses_is_left_out_and_named(follower: Follower) -> None:
    good, bad = world.published(), world.published()
    Listing.objects.filter(pk=bad.pk).update(region_code="999999")
    assert ids(follower) == [good.pk]
    assert list(follower.compare().refused) == [bad.pk]
    Listing.objects.filter(pk=bad.pk).update(region_code="320481")
    assert ids(follower) == [good.pk, bad.pk]
    assert follower.compare().refused == {}


def test_listing_that_its_changed_park_makes_unfit_for_matching_leaves_the_index(follower: Follower) -> None:
    park = world.park()
    listing = world.published(park, region_code="")
    assert ids(follower) == [listing.pk]
    Park.objects.filter(pk=park.pk).update(region_code="999999")
    assert ids(follower) == []
    assert list(follower.compare().refused) == [listing.pk]


def test_unchanged_facts_do_not_build_the_index_again(follower: Follower) -> None:
    world.published()
    before = follower.index()
    Listing.objects.update(title="新标题")
    assert follower.index() is before


def test_personal_columns_are_not_decrypted_for_matching(monkeypatch: pytest.MonkeyPatch) -> None:
    world.published()

    def fail(*_: object) -> str:
        raise AssertionError("decrypted")

    monkeypatch.setattr("luodi.web.shared.crypto.decrypt", fail)
    assert len(Follower().index()) == 1


def test_log_shortened_below_a_reader_makes_it_start_over(follower: Follower) -> None:
    listing = world.published()
    changes.prune(keep=0)
    assert ids(follower) == [listing.pk]
    later = world.published()
    assert ids(follower) == [listing.pk, later.pk]


class TestComparing:
    """`verify` finds what is wrong, and only that."""

    def test_index_in_step_is_equal(self, follower: Follower) -> None:
        world.published()
        found = follower.compare()
        assert (found.is_equal, found.listings, found.was_built_anew) == (True, 1, False)

    def test_planted_differences_are_named(self, follower: Follower) -> None:
        lost, altered = world.published(), world.published()
        follower.index()
        held = follower._catalogue.live
        facts = held.listings()[str(lost.pk)]
        held.apply([replace(facts, id=str(altered.pk), area_m2=1), replace(facts, id=str(10**6))], [facts.id])
        found = follower.compare()
        assert (found.missing, found.extra, found.different) == ((lost.pk,), (10**6,), (altered.pk,))

    def test_change_that_no_trigger_logged_is_found_and_mended_by_a_rebuild(self, follower: Follower) -> None:
        listing = world.published()
        follower.index()
        unlogged(listing, area_m2=100)
        assert follower.compare().different == (listing.pk,)
        follower.rebuild()
        assert follower.compare().is_equal


def unlogged(listing: Listing, **values: object) -> None:
    """Changes a row while the triggers are down, as a restore with triggers switched off would."""
    from luodi.web.shared import triggers
    from luodi.web.shared.followed import tables

    triggers.unfollow(connection, tables())
    Listing.objects.filter(pk=listing.pk).update(**values)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(triggers, "_log_everything", lambda *_: None)
        triggers.follow(connection, tables())


class TestKept:
    """The index file."""

    @pytest.fixture(autouse=True)
    def file(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        monkeypatch.setattr(keeping, "path", lambda: tmp_path / "matches.index")
        return tmp_path / "matches.index"

    def test_next_process_begins_with_the_file_and_the_log_since(self, monkeypatch: pytest.MonkeyPatch) -> None:
        first = world.published(floor_no=[1, 2], industries_admitted=["38"])
        Follower(keeps_file=True).index()
        second = world.published()
        wrong = AssertionError("read everything")
        after = Follower(keeps_file=True)
        with monkeypatch.context() as patch:
            patch.setattr(catalogue.Catalogue, "of_database", lambda: (_ for _ in ()).throw(wrong))
            assert [int(number) for number in after.index().ids] == [first.pk, second.pk]
        assert after.compare().is_equal

    @pytest.mark.parametrize("damage", ["", "{}", "[]", '{"form": null}', "\x00"])
    def test_damaged_file_is_not_used(self, file: Path, damage: str) -> None:
        file.write_text(damage)
        listing = world.published()
        assert ids(Follower(keeps_file=True)) == [listing.pk]

    def test_file_of_another_database_is_not_used(self, file: Path) -> None:
        listing = world.published()
        made = Follower(keeps_file=True)
        made.index()
        position = made._position
        assert position is not None
        keeping.keep(catalogue.Catalogue(), changes.Position("elsewhere", position.mark, position.seen))
        assert ids(Follower(keeps_file=True)) == [listing.pk]

    def test_file_ahead_of_the_database_is_not_used(self) -> None:
        listing = world.published()
        made = Follower(keeps_file=True)
        made.index()
        position = made._position
        assert position is not None
        keeping.keep(catalogue.Catalogue(), changes.Position(position.database, position.mark + 10**6))
        assert ids(Follower(keeps_file=True)) == [listing.pk]

    def test_file_holds_nothing_personal(self, file: Path) -> None:
        world.published(contact_name="王小明")
        Follower(keeps_file=True).index()
        assert file.stat().st_mode & 0o077 == 0
        assert b"13800000000" not in file.read_bytes() and "王小明".encode() not in file.read_bytes()

    def test_folder_that_cannot_be_written_does_not_stop_answers(self, monkeypatch: pytest.MonkeyPatch) -> None:
        listing = world.published()
        monkeypatch.setattr(keeping, "path", lambda: Path("/proc/none/matches.index"))
        assert ids(Follower(keeps_file=True)) == [listing.pk]
