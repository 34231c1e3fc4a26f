"""Ids as people spell them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luodi.fields import code_key


@pytest.mark.parametrize("spelling", ["A-1", "Ａ－１", "a-1", " a - 1 ", "A‑1", "A–1", "A—1", "a−1", "A-\u200b1"])
def test_spellings_of_one_id_have_one_key(spelling: str) -> None:
    assert code_key(spelling) == "a-1"


@pytest.mark.parametrize(
    ("one", "other"), [("A-1", "A1"), ("A-1", "A_1"), ("1", "01"), ("1", "10"), ("A-1", "A-1#2"), ("1.5", "15")]
)
def test_different_ids_keep_different_keys(one: str, other: str) -> None:
    assert code_key(one) != code_key(other)


def test_whole_number_of_a_spreadsheet_is_the_number() -> None:
    assert [code_key(code) for code in ("12", "12.0", "12.00", "１２.0")] == ["12"] * 4


@given(st.text(max_size=20))
def test_key_of_a_key_is_itself(code: str) -> None:
    assert code_key(code_key(code)) == code_key(code)
