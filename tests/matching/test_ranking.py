"""The ranking as versioned data: no number changes unnoticed, every version can still be read, answers name the running one."""

import datetime as dt
import re
from importlib import resources
from itertools import pairwise
from typing import Any

import pytest

from luodi.intake import listing, requirement
from luodi.matching import ASKS, Index, Weighting, document, match, published, ranking, rankings, weightings
from luodi.matching.versions import digest_of
from luodi.matching.weights import FILES, data_rows, file_of

AS_OF = dt.date(2026, 11, 23)
EARLIER = rankings()[:-1]


def test_changed_number_needs_a_new_version_and_digest() -> None:
    assert ranking().digest == digest_of(), "new numbers: keep the old files in rankings/, add a line to rankings.csv"


def test_head_of_the_running_file_states_its_version_date_and_digest() -> None:
    head = resources.files("luodi.matching").joinpath("ranking.csv").read_text(encoding="utf8")
    stated = re.match(r"# Ranking, version (\d+) \((\S+)\), digest ([0-9a-f]{12}):", head)
    assert stated is not None
    assert (int(stated[1]), stated[2], stated[3]) == (ranking().version, ranking().date, ranking().digest)


@pytest.mark.parametrize("each", EARLIER, ids=[str(each.version) for each in EARLIER])
def test_earlier_version_is_kept_as_it_was(each: Any) -> None:
    assert digest_of(each.version) == each.digest
    known = weightings(each.version)
    assert sorted(known) == sorted(ASKS[: len(known)])  # of its time: new ones come last


def test_versions_are_numbered_without_gaps_and_each_changed_something() -> None:
    versions = rankings()
    assert [each.version for each in versions] == list(range(1, len(versions) + 1))
    assert all(one.date <= other.date and one.digest != other.digest for one, other in pairwise(versions))
    assert all(each.changed and each.changed_en for each in versions)


def test_version_that_never_was_is_no_version() -> None:
    with pytest.raises(FileNotFoundError):
        weightings(99)


def test_steps_are_told_for_every_ask_of_every_version() -> None:
    for version in (each.version for each in EARLIER):
        known = {row["ask"] for row in data_rows(file_of("relaxations.csv", version))}
        assert known == set(weightings(version)) or (
            "(others)" in known and known - {"(others)"} <= set(weightings(version))
        )
    assert set(published()) == set(ASKS)


@pytest.mark.parametrize(
    ("name", "key", "counts"),
    [
        ("ranking.csv", "prior", True),
        ("ranking.csv", "gist", False),
        ("ranking.csv", "gist_en", False),
        ("relaxations.csv", "steps", True),
    ],
)
def test_digest_knows_numbers_from_reasons(monkeypatch: pytest.MonkeyPatch, name: str, key: str, counts: bool) -> None:
    def changed(file: str) -> list[dict[str, str]]:
        rows = data_rows(file)
        return [{**rows[0], key: "1"}, *rows[1:]] if file == name else rows

    monkeypatch.setattr("luodi.matching.versions.data_rows", changed)
    assert (digest_of() != ranking().digest) is counts


def test_digest_does_not_count_the_order_of_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("luodi.matching.versions.data_rows", lambda file: data_rows(file)[::-1])
    assert (digest_of(), len(FILES)) == (ranking().digest, 2)


def test_answer_names_the_running_version() -> None:
    found = document(match(Index.build([listing({"id": "a"})]), requirement({}), as_of=AS_OF), "zh")
    running = ranking()
    assert found["ranking"] == {"version": running.version, "date": running.date, "digest": running.digest}


@pytest.mark.parametrize(
    ("curve", "full", "percent", "utility"),
    [
        ("more_is_better", 200, 99, 0),
        ("more_is_better", 200, 100, 155),
        ("more_is_better", 200, 150, 205),
        ("less_is_better", 50, 101, 0),
        ("less_is_better", 50, 75, 205),
        ("ideal", 200, 40, 255),
        ("ideal", 200, 150, 205),
        ("ideal", 200, 900, 155),
        ("flat", 100, 7, 255),
    ],
)
def test_utility_of_a_fact_is_that_of_its_curve(curve: str, full: int, percent: int, utility: int) -> None:
    one = Weighting(ask="rent", weight=1, prior=0, curve=curve, at_limit=155, full=full, near=None, gist="", gist_en="")
    assert one.utility(percent) == utility


def test_every_reason_is_told_in_both_languages() -> None:
    reasons = [(each.gist, each.gist_en) for version in (None, 1) for each in weightings(version).values()]
    reasons += [(each.reason, each.reason_en) for each in published().values() if each.how == "never"]
    assert [pair for pair in reasons if not all(pair)] == []
