"""An index kept in a file: opened as it was, or refused with a reason."""

import random
import re
from pathlib import Path

import numpy as np
import pytest
from tests.matching.test_live import AS_OF, need, offer, outcome

from luodi.matching import Index, LiveIndex, SnapshotError, errors, match, open_index, save_index
from luodi.matching.index import snapshot as module
from luodi.matching.kernel.engines import PLAIN, Engine, compiled
from luodi.voice import refused

ENGINES = [PLAIN, compiled()]


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """A file of a small index."""
    save_index(Index.build([offer(number, number) for number in range(40)]), tmp_path / "kept", {"position": [1, "甲"]})
    return tmp_path / "kept"


@pytest.mark.parametrize("opened", ENGINES, ids=["opened plain", "opened compiled"])
@pytest.mark.parametrize("written", ENGINES, ids=["written plain", "written compiled"])
def test_opened_index_answers_as_the_one_that_was_kept(written: Engine, opened: Engine, tmp_path: Path) -> None:
    live = LiveIndex.build([offer(number, number) for number in range(300)], engine=written)
    live.apply([offer(number, number + 7) for number in range(290, 330)], ["L0003", "L0300"])
    save_index(live.index, tmp_path / "kept", {"position": 7})
    found = open_index(tmp_path / "kept", opened)
    assert found.note == {"position": 7}
    assert [outcome(found.index, seed) for seed in range(8)] == [outcome(live.index, seed) for seed in range(8)]
    assert LiveIndex(found.index).listings() == live.listings()


def test_opened_index_goes_on_changing_and_leaves_the_file_alone(kept: Path) -> None:
    before = kept.read_bytes()
    live, twin = LiveIndex(open_index(kept, compiled()).index), LiveIndex(open_index(kept, PLAIN).index)
    for each in (live, twin):
        each.apply([offer(number, number + 1) for number in range(0, 60, 2)], ["L0001"])
    assert [outcome(live.index, seed) for seed in range(5)] == [outcome(twin.index, seed) for seed in range(5)]
    assert (len(live), kept.read_bytes() == before) == (49, True)


def test_opened_arrays_need_no_compilation_of_their_own(kept: Path) -> None:
    match(open_index(kept, compiled()).index, need(1), as_of=AS_OF)
    facts = open_index(kept, compiled()).index.segments[0].table.facts
    assert all(column.flags.writeable and column.flags.aligned and type(column) is np.ndarray for column in facts)


def test_index_without_listings_can_be_kept(tmp_path: Path) -> None:
    for index in (Index(()), Index.build([]), Index.build([], compiled())):
        save_index(index, tmp_path / "kept")
        assert (len(open_index(tmp_path / "kept").index), open_index(tmp_path / "kept").note) == (0, {})


def test_file_is_for_its_owner_and_replaced_whole(kept: Path) -> None:
    save_index(Index(()), kept)
    assert (kept.stat().st_mode & 0o777, list(kept.parent.iterdir())) == (0o600, [kept])


def test_file_that_cannot_be_written_leaves_the_old_one(kept: Path) -> None:
    before = kept.read_bytes()
    with pytest.raises(TypeError):
        save_index(Index(()), kept, {"no json": object()})
    assert (kept.read_bytes(), list(kept.parent.iterdir())) == (before, [kept])


def test_every_byte_that_is_altered_and_every_cut_is_noticed(kept: Path) -> None:
    whole, rng = kept.read_bytes(), random.Random(1)
    for place in [*range(60), *rng.sample(range(60, len(whole)), 300)]:
        kept.write_bytes(whole[:place] + bytes([whole[place] ^ 1 << rng.randrange(8)]) + whole[place + 1 :])
        with pytest.raises(SnapshotError):
            open_index(kept)
    for length in [*range(60), *rng.sample(range(60, len(whole)), 100)]:
        kept.write_bytes(whole[:length])
        with pytest.raises(SnapshotError):
            open_index(kept)


def test_every_reason_to_refuse_is_told(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole, found = kept.read_bytes(), []
    for content in (b"PK\3\4", whole[:-1], whole):
        kept.write_bytes(content)
        if content == whole:
            monkeypatch.setattr(module, "form", lambda: b"another version!")
        with pytest.raises(SnapshotError) as caught:
            open_index(kept)
        found.append((type(caught.value), caught.value.code, caught.value.status))
        assert str(kept) in str(caught.value) and "重建" in str(caught.value) and "anew" in refused(caught.value, "en")
    assert found == [
        (errors.NotASnapshot, "not_a_snapshot", 415),
        (errors.SnapshotDamaged, "snapshot_damaged", 422),
        (errors.OtherVersion, "snapshot_of_other_version", 409),
    ]
    drawn = re.findall(r"── (\w+)", errors.__doc__ or "")
    assert sorted(drawn) == sorted(kind.__name__ for kind, _, _ in found)


def test_file_that_is_not_there_is_told_as_such(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        open_index(tmp_path / "none")
