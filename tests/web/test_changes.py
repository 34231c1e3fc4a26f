"""The change log on both engines: nothing bypasses it, nothing is lost, and a plain high-water mark would lose a row."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import OperationalError, connection, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BooleanField
from tests.web.matches import world

from luodi.web.listings.models import Listing
from luodi.web.places.models import Parcel, Park
from luodi.web.shared import changes, triggers
from luodi.web.shared.changes import Batch, Position
from luodi.web.shared.followed import tables

pytestmark = pytest.mark.django_db(transaction=True)
ROOM = "listings.listing"


def read(position: Position | None = None) -> Batch:
    with changes.snapshot() as cursor:
        return changes.read(cursor, position)


def keys(batch: Batch) -> dict[str, list[int]]:
    assert batch.keys is not None
    return {room: sorted(numbers) for room, numbers in batch.keys.items()}


@pytest.fixture
def here() -> Position:
    """Where a reader stands that has read everything."""
    return read().position


@pytest.fixture
def second() -> Iterator[BaseDatabaseWrapper]:
    """Another connection to the same database."""
    other = connection.copy()
    yield other
    other.close()


class TestTriggers:
    """Every way to change a row leaves a line."""

    def test_insert_update_and_delete_by_plain_sql_are_logged(self) -> None:
        listing = world.draft()
        for statement in (
            "UPDATE listings_listing SET title = 'x' WHERE id = %s",
            "DELETE FROM listings_listing WHERE id = %s",
        ):
            before = read().position
            with connection.cursor() as cursor:
                cursor.execute(statement, [listing.pk])
            assert keys(read(before)) == {ROOM: [listing.pk]}

    def test_bulk_writes_are_logged_row_by_row(self, here: Position) -> None:
        owner = world.organisation()
        made = Park.objects.bulk_create([Park(organisation=owner, name=n, region_code="3204") for n in "甲乙丙"])
        after = read(here)
        assert keys(after) == {"places.park": sorted(park.pk for park in made)}
        Park.objects.update(level="省级")
        assert keys(read(after.position)) == keys(after)

    def test_parcels_are_logged(self, here: Position) -> None:
        parcel = Parcel.objects.create(organisation=world.organisation())
        assert keys(read(here)) == {"places.parcel": [parcel.pk]}

    def test_key_that_changes_is_logged_as_both(self, here: Position) -> None:
        parcel = Parcel.objects.create(organisation=world.organisation())
        before = read(here).position
        Parcel.objects.filter(pk=parcel.pk).update(id=parcel.pk + 1000)
        assert keys(read(before)) == {"places.parcel": [parcel.pk, parcel.pk + 1000]}

    def test_row_replaced_by_another_is_logged_as_both(self, here: Position) -> None:
        if connection.vendor != "sqlite":
            return
        listing = world.draft()
        before = read(here).position
        columns = ", ".join(f'"{f.column}"' for f in Listing._meta.concrete_fields if f.column != "id")
        with connection.cursor() as cursor:
            cursor.execute(
                f"INSERT OR REPLACE INTO listings_listing (id, {columns}) SELECT 9999, {columns} FROM listings_listing"
            )
        assert keys(read(before)) == {ROOM: sorted([listing.pk, 9999])}

    def test_rolled_back_transaction_leaves_nothing(self, here: Position) -> None:
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            world.draft()
            raise ZeroDivisionError
        assert keys(read(here)) == {}

    def test_rolled_back_savepoint_leaves_nothing_and_the_rest_stays(self, here: Position) -> None:
        with transaction.atomic():
            kept = world.draft()
            with pytest.raises(ZeroDivisionError), transaction.atomic():
                world.draft()
                raise ZeroDivisionError
        assert keys(read(here)) == {ROOM: [kept.pk]}

    def test_truncated_table_makes_readers_start_over(self, here: Position) -> None:
        if connection.vendor != "postgresql":
            return
        with connection.cursor() as cursor:
            cursor.execute("TRUNCATE places_parcel CASCADE")
        assert read(here).keys is None

    def test_remade_table_has_its_triggers_back_after_migrate_and_readers_start_over(self, here: Position) -> None:
        if connection.vendor != "sqlite":
            return
        field = BooleanField(default=True)
        field.set_attributes_from_name("is_sample")
        with connection.schema_editor() as editor:
            editor.alter_field(Park, Park._meta.get_field("is_sample"), field)
            editor.alter_field(Park, field, Park._meta.get_field("is_sample"))
        assert {table for table, _, _ in triggers.missing_triggers(connection, tables()).values()} == {"places_park"}
        triggers.follow(connection, tables())
        assert triggers.missing_triggers(connection, tables()) == {}
        assert read(here).keys is None

    def test_standing_triggers_are_left_alone(self, here: Position) -> None:
        assert triggers.follow(connection, tables()) == []
        assert keys(read(here)) == {}

    def test_triggers_taken_down_are_gone_and_come_back(self) -> None:
        triggers.unfollow(connection, tables())
        wanted = triggers.missing_triggers(connection, tables())
        assert len(wanted) == len(tables()) * (3 if connection.vendor == "sqlite" else 2)
        assert triggers.follow(connection, tables()) == list(wanted)

    def test_trigger_switched_off_counts_as_missing(self) -> None:
        if connection.vendor != "postgresql":
            return
        with connection.cursor() as cursor:
            cursor.execute("ALTER TABLE places_park DISABLE TRIGGER places_park_log_row")
        assert triggers.follow(connection, tables()) == ["places_park_log_row"]


class TestReading:
    """A reader gets every row once it is committed."""

    def test_first_reading_says_start_over(self) -> None:
        assert read().keys is None

    def test_nothing_new_is_told_by_one_statement(self, here: Position) -> None:
        assert changes.is_current(here)
        world.draft()
        assert not changes.is_current(here)
        assert changes.is_current(read(here).position)

    def test_snapshot_does_not_see_what_is_committed_meanwhile(
        self, here: Position, second: BaseDatabaseWrapper
    ) -> None:
        parcel = Parcel.objects.create(organisation=world.organisation())
        with changes.snapshot() as cursor:
            batch = changes.read(cursor, here)
            with second.cursor() as other:
                other.execute("UPDATE places_parcel SET source = 'later' WHERE id = %s", [parcel.pk])
            assert Parcel.objects.get().source == ""
        assert keys(read(batch.position)) == {"places.parcel": [parcel.pk]}

    def test_snapshot_inside_a_transaction_is_refused(self) -> None:
        with pytest.raises(RuntimeError), transaction.atomic(), changes.snapshot():
            pass

    def test_snapshot_that_fails_leaves_no_transaction_open(self, here: Position) -> None:
        with pytest.raises(ZeroDivisionError), changes.snapshot():
            raise ZeroDivisionError
        parcel = Parcel.objects.create(organisation=world.organisation())
        assert keys(read(here)) == {"places.parcel": [parcel.pk]}

    def test_position_of_another_database_starts_over(self, here: Position) -> None:
        assert read(Position("elsewhere", here.mark)).keys is None

    def test_position_ahead_of_the_database_starts_over(self, here: Position) -> None:
        assert read(Position(here.database, here.mark + 10**9)).keys is None

    def test_row_taken_out_of_the_log_starts_over(self, here: Position) -> None:
        if connection.vendor != "sqlite":
            return
        world.draft()
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM shared_change WHERE room = %s", [ROOM])
        assert read(here).keys is None


class TestPruning:
    """Shortening costs an old reader a rebuild, and nobody a row."""

    def test_old_reader_starts_over_and_one_in_step_does_not(self, here: Position) -> None:
        world.draft()
        in_step = read(here).position
        assert changes.prune(keep=0) >= 1
        assert read(here).keys is None
        assert keys(read(in_step)) == {}

    def test_change_after_pruning_is_read_by_who_was_in_step(self, here: Position) -> None:
        world.draft()
        in_step = read(here).position
        changes.prune(keep=0)
        later = world.draft()
        assert keys(read(in_step)) == {ROOM: [later.pk]}

    def test_short_log_is_left_alone(self, here: Position) -> None:
        listing = world.draft()
        assert changes.prune(keep=10_000) == 0
        assert keys(read(here)) == {ROOM: [listing.pk]}

    def test_newest_rows_are_kept(self, here: Position) -> None:
        drafts = [world.draft() for _ in range(5)]
        middle = read(here).position
        more = [world.draft() for _ in range(2)]
        changes.prune(keep=4)
        assert keys(read(middle)) == {ROOM: [draft.pk for draft in more]}
        assert len(drafts) == 5 and read(here).keys is None

    def test_database_keeps_its_name(self, here: Position) -> None:
        changes.prune(keep=0)
        assert read().position.database == here.database != ""


class TestOutOfOrder:
    """PostgreSQL: a transaction that took the lower id commits last. SQLite: it cannot happen."""

    @staticmethod
    def touch(on: Any, parcel: Parcel) -> None:
        with on.cursor() as cursor:
            cursor.execute("UPDATE places_parcel SET source = source || '.' WHERE id = %s", [parcel.pk])

    def test_high_water_mark_loses_the_row_and_ours_does_not(self, here: Position, second: BaseDatabaseWrapper) -> None:
        if connection.vendor != "postgresql":
            return
        slow, fast = (Parcel.objects.create(organisation=world.organisation()) for _ in range(2))
        here = read(here).position
        mark = highest_id()
        second.set_autocommit(False)
        self.touch(second, slow)
        self.touch(connection, fast)
        first = read(here)
        naive_first, mark = above(mark), highest_id()
        second.commit()
        then, naive_then = read(first.position), above(mark)
        assert (naive_first, naive_then) == ([fast.pk], [])
        assert (keys(first), keys(then)) == ({"places.parcel": [fast.pk]}, {"places.parcel": [slow.pk]})

    def test_row_already_seen_is_not_read_again_while_a_transaction_stays_open(
        self, here: Position, second: BaseDatabaseWrapper
    ) -> None:
        if connection.vendor != "postgresql":
            return
        slow, fast = (Parcel.objects.create(organisation=world.organisation()) for _ in range(2))
        here = read(here).position
        second.set_autocommit(False)
        self.touch(second, slow)
        self.touch(connection, fast)
        after = read(here)
        again = read(after.position)
        assert (keys(after), keys(again)) == ({"places.parcel": [fast.pk]}, {})
        assert changes.is_current(again.position)
        second.commit()
        assert keys(read(again.position)) == {"places.parcel": [slow.pk]}

    def stand_right_before(self, other: BaseDatabaseWrapper, parcel: Parcel) -> Position:
        """Where a reader stands just before `other` touches a parcel and stays open.

        Transaction numbers are the whole server's: one of a neighbouring test database between the two would let
        pruning cut behind the reader, who then rightly starts over. So it is tried until none came between.
        """
        for _ in range(200):
            here = read().position
            self.touch(other, parcel)
            with other.cursor() as cursor:
                cursor.execute("SELECT pg_current_xact_id()::text::bigint")
                if cursor.fetchone()[0] == here.mark:
                    return here
            other.rollback()
        raise AssertionError("another database on the server was never quiet")

    def test_pruning_keeps_what_may_precede_an_open_transaction(self, second: BaseDatabaseWrapper) -> None:
        if connection.vendor != "postgresql":
            return
        slow, fast = (Parcel.objects.create(organisation=world.organisation()) for _ in range(2))
        second.set_autocommit(False)
        here = self.stand_right_before(second, slow)
        self.touch(connection, fast)
        changes.prune(keep=0)
        assert keys(read(here)) == {"places.parcel": [fast.pk]}
        second.commit()
        assert keys(read(here)) == {"places.parcel": sorted([slow.pk, fast.pk])}

    def test_first_reading_beside_an_open_transaction_gets_its_row_later(
        self, here: Position, second: BaseDatabaseWrapper
    ) -> None:
        if connection.vendor != "postgresql":
            return
        slow = Parcel.objects.create(organisation=world.organisation())
        second.set_autocommit(False)
        self.touch(second, slow)
        first = read()
        second.commit()
        assert keys(read(first.position)) == {"places.parcel": [slow.pk]}

    def test_on_sqlite_a_second_writer_waits_so_that_ids_follow_commits(self, second: BaseDatabaseWrapper) -> None:
        if connection.vendor != "sqlite":
            return
        parcel = Parcel.objects.create(organisation=world.organisation())
        with second.cursor() as cursor:
            cursor.execute("PRAGMA busy_timeout=0")
        with transaction.atomic(), pytest.raises(OperationalError, match="locked"):
            self.touch(second, parcel)


def highest_id() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT max(id) FROM shared_change")
        return int(cursor.fetchone()[0])


def above(mark: int) -> list[int]:
    """What a reader with a plain high-water mark takes."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT key FROM shared_change WHERE id > %s", [mark])
        return [key for (key,) in cursor.fetchall()]
