"""Sample requirements and their words."""

import hashlib
import json

import pytest

from luodi.fields import FIELDS, clean
from luodi.intake import requirement
from luodi.sample import requirement_texts, requirements

SCOPE = {"id", "deal", "kind", "region_codes", "company", "contact_name", "industry_codes", "tax_cny_year", "wishes"}


@pytest.fixture(scope="module")
def drawn():
    return list(requirements(2000, seed=7))


def criteria(record):
    return {FIELDS[key].criterion for key in record if key not in SCOPE and FIELDS[key].criterion}


def test_one_seed_gives_one_set():
    assert list(requirement_texts(50, 1)) == list(requirement_texts(60, 1))[:50]
    text = json.dumps(list(requirements(50, 1)), ensure_ascii=False)
    assert hashlib.sha256(text.encode()).hexdigest()[:16] == "125c8553d7e3b0fb"


def test_every_value_is_clean_and_every_record_passes_intake(drawn):
    for record in drawn:
        assert {key: clean(FIELDS[key], value) for key, value in record.items()} == record
        assert requirement(record).id == record["id"]


def test_each_asks_for_five_to_fourteen_things(drawn):
    counts = [len(criteria(r)) for r in drawn]
    assert (min(counts), max(counts)) == (5, 14)


def test_company_and_contact_are_named_as_samples(drawn):
    assert all(r["company"].startswith("示例") and r["contact_name"].startswith("示例") for r in drawn)


def test_texts_are_short_various_and_follow_the_records(drawn):
    texts = list(requirement_texts(2000, seed=7))
    assert len(set(texts)) == 2000
    assert min(map(len, texts)) > 15 and max(map(len, texts)) < 250
    for record, text in zip(drawn, texts, strict=True):
        if "crane_min_t" in record:
            assert str(record["crane_min_t"]) in text
        assert ("最好" in text) == bool(set(record.get("wishes", ())))
