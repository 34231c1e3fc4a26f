"""Slow statements and locks are logged with the page and the SQL, never with values."""

import logging
from typing import Any

import pytest
from django.db import OperationalError, connection

from luodi.web.people.models import Person
from luodi.web.shared.statements import Statements

pytestmark = pytest.mark.django_db


def ask(statements: Statements) -> bool:
    with statements.watching():
        return Person.objects.filter(username="zhangsan-13812345678").exists()


def test_statements_are_counted() -> None:
    statements = Statements("page")
    ask(statements)
    ask(statements)
    assert (statements.count, statements.slow, statements.locked) == (2, 0, 0)
    Person.objects.exists()
    assert statements.count == 2


def test_slow_statement_is_logged_without_its_values(settings: Any, caplog: pytest.LogCaptureFixture) -> None:
    settings.LUODI_SLOW_MS = 0
    statements = Statements("portal:listings")
    with caplog.at_level(logging.WARNING, "luodi.statements"):
        ask(statements)
    assert statements.slow == 1
    assert "portal:listings" in caplog.text and "people_person" in caplog.text
    assert "13812345678" not in caplog.text


@pytest.mark.parametrize(
    ("message", "counts"),
    [
        ("database is locked", 1),
        ("deadlock detected", 1),
        ("canceling statement due to lock timeout", 1),
        ("disk I/O error", 0),
    ],
)
def test_lock_is_logged_and_passed_on(message: str, counts: int, caplog: pytest.LogCaptureFixture) -> None:
    statements = Statements("worker")

    def refused(*_: Any) -> None:
        raise OperationalError(message)

    with caplog.at_level(logging.WARNING, "luodi.statements"), pytest.raises(OperationalError):
        statements(refused, "UPDATE enquiries", ("value",), False, {})
    assert (statements.locked, "UPDATE enquiries" in caplog.text, "value" in caplog.text) == (
        counts,
        bool(counts),
        False,
    )


def test_waiting_for_the_write_lock_counts_as_a_statement() -> None:
    """SQLite waits at BEGIN IMMEDIATE, so that is where a lock shows."""
    statements = Statements("page")
    begun: list[str] = []
    with connection.execute_wrapper(lambda run, sql, *rest: (begun.append(sql), run(sql, *rest))[1]):
        ask(statements)
    assert begun
