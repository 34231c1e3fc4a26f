"""What counts come to, and the contract of `luodi score --json`."""

import pytest

from luodi.scoring import LabelOutcome, Score, Tally, score_pairs, score_texts


@pytest.mark.parametrize(
    ("right", "wrong", "missing", "extra", "expected"),
    [
        (8, 1, 1, 1, (0.8, 0.8, 0.8)),
        (1, 0, 1, 0, (1.0, 0.5, 2 / 3)),
        (0, 3, 1, 2, (0.0, 0.0, 0.0)),
        (0, 0, 0, 0, (0.0, 0.0, 0.0)),
    ],
)
def test_a_wrong_value_counts_against_both(
    right: int, wrong: int, missing: int, extra: int, expected: tuple[float, float, float]
) -> None:
    counts = {
        LabelOutcome.RIGHT: right,
        LabelOutcome.WRONG: wrong,
        LabelOutcome.MISSING: missing,
        LabelOutcome.EXTRA: extra,
    }
    tally = Tally(counts)
    assert (tally.precision, tally.recall, tally.f1) == pytest.approx(expected)
    assert tally.labelled == right + wrong + missing


def test_json_has_the_keys_of_the_contract() -> None:
    item = {"id": "a", "text": "x", "labels": {"area_m2": 5, "deal": ["rent"]}}
    document = score_texts("listing", [item], lambda _: [{"area_m2": 5, "phone": "1"}]).as_json()
    assert document == {
        "kind": "listing",
        "texts": 1,
        "fields": {
            "area_m2": {"precision": 1.0, "recall": 1.0, "f1": 1.0, "n": 1},
            "deal": {"precision": 0.0, "recall": 0.0, "f1": 0.0, "n": 1},
            "phone": {"precision": 0.0, "recall": 0.0, "f1": 0.0, "n": 0},
        },
        "precision": 0.5,
        "recall": 0.5,
        "f1": 0.5,
        "interval": [0.5, 0.5],
    }


def test_nothing_to_score_is_zero() -> None:
    assert Score("listing").as_json() == {
        "kind": "listing",
        "texts": 0,
        "fields": {},
        "precision": 0.0,
        "recall": 0.0,
        "f1": 0.0,
        "interval": [0.0, 0.0],
    }


EXPECTED = {"in_scope": True, "asks": {"rent": "met"}, "wishes": [], "to_confirm": ["eia"], "verdict": "fits"}


@pytest.mark.parametrize(
    ("changes", "misses"),
    [
        ({}, []),
        ({"to_confirm": []}, [("fits.to_confirm", "wrong")]),
        ({"wishes": ["rent"]}, [("fits.wishes", "wrong")]),
        ({"verdict": "no", "asks": {"rent": "unmet"}}, [("fits.verdict", "wrong"), ("fits.rent", "wrong")]),
        ({"asks": {}}, [("fits.rent", "missing")]),
        ({"asks": {"rent": "met", "gas": "met"}}, [("fits.gas", "extra")]),
    ],
)
def test_pair_is_right_only_when_all_of_it_is(changes: dict[str, object], misses: list[tuple[str, str]]) -> None:
    score = score_pairs([{"id": "p", "expected": EXPECTED}], lambda _: {**EXPECTED, **changes})
    assert [(m.key, str(m.outcome)) for m in score.misses] == misses
    assert score.tally.f1 == (0.0 if misses else 1.0)
