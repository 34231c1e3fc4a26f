"""Parcels in prose against the corpus: a spelling gives exactly its record, what is none gives nothing."""

import pytest

from luodi.reading import read
from luodi.reading.parcel.corpus import CORPUS, NEGATIVE

#: What the corpus does not speak of: the place and the trades of a text are tested where their dimensions are.
_ASIDE = {"region_raw", "region_code", "address", "grant_method", "industry_raw", "industries_admitted"}


def facts(text: str) -> list[str]:
    record = read(text, "parcel").record
    return sorted(f"{key} {value}" for key, value in record.items() if key not in _ASIDE)


@pytest.mark.parametrize(("want", "text"), [(w, t) for w, texts in CORPUS.items() for t in texts])
def test_spelling_gives_exactly_its_record(want: str, text: str) -> None:
    assert facts(text) == sorted(want.split("; "))


@pytest.mark.parametrize("text", NEGATIVE)
def test_number_of_something_else_gives_no_record(text: str) -> None:
    assert read(text, "parcel").records == ()
