from typing import Any

import pytest

from luodi.reading import Mention, open_text
from luodi.reading.dates import find
from luodi.reading.dates.corpus import LEASES, NO_LEASE, NO_ROLE, NO_SPAN, ROLES, SPANS, UNSURE

_LEASE_KEYS = ("lease_years", "lease_years_min")


def mentions(text: str, *keys: str) -> list[Mention]:
    return [m for m in find(open_text(text)) if m.key in keys]


def roles(text: str) -> list[Mention]:
    return mentions(text, "available_from", "needed_by", "valid_until")


@pytest.mark.parametrize(("want", "text"), [(w, t) for w, texts in ROLES.items() for t in texts])
def test_whole_date_with_a_role_gives_iso_day(want: tuple[str, str], text: str) -> None:
    assert [(m.key, m.value) for m in roles(text) if not m.is_ambiguous] == [want]


@pytest.mark.parametrize(("want", "text"), [(w, t) for w, texts in UNSURE.items() for t in texts])
def test_date_without_its_day_is_ambiguous_and_says_why(want: str, text: str) -> None:
    assert [(m.key, m.is_ambiguous, bool(m.note)) for m in roles(text)] == [(want, True, True)]


@pytest.mark.parametrize("text", NO_ROLE)
def test_date_of_something_else_has_no_role(text: str) -> None:
    assert roles(text) == []


@pytest.mark.parametrize(("want", "text"), [(w, t) for w, texts in SPANS.items() for t in texts])
def test_date_span_is_marked(want: tuple[str, ...], text: str) -> None:
    opened = open_text(text)
    assert tuple(opened.words(m.start, m.end) for m in mentions(text, "date")) == want


@pytest.mark.parametrize("text", NO_SPAN)
def test_number_is_no_date(text: str) -> None:
    assert mentions(text, "date") == []


@pytest.mark.parametrize(("want", "text"), [(w, t) for w, texts in LEASES.items() for t in texts])
def test_lease_term_gives_years(want: tuple[str, Any], text: str) -> None:
    assert [(m.key, m.value) for m in mentions(text, *_LEASE_KEYS)] == [want]


@pytest.mark.parametrize("text", NO_LEASE)
def test_years_of_something_else_are_no_lease(text: str) -> None:
    assert mentions(text, *_LEASE_KEYS) == []


def test_impossible_day_is_no_date() -> None:
    assert mentions("2026年2月30日", "available_from") == []
