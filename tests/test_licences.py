"""The list of licences is that of what is installed."""

import importlib.util
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SPEC = importlib.util.spec_from_file_location("licences", ROOT / "tools" / "licences.py")
assert SPEC is not None and SPEC.loader is not None
licences = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(licences)


def test_page_is_what_is_locked_with_its_licences() -> None:
    assert (ROOT / "docs" / "licences.md").read_text(encoding="utf8") == licences.document()


def test_every_locked_package_is_listed() -> None:
    locked = (ROOT / "requirements" / "base.txt").read_text(encoding="utf8")
    assert len(licences.pinned()) == sum(
        "==" in line and not line.startswith((" ", "#")) for line in locked.split("\n")
    )


def test_package_that_states_nothing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    from email.message import Message

    monkeypatch.setattr(licences, "metadata", lambda name: Message())
    with pytest.raises(LookupError, match="silent"):
        licences.licence("silent")
