"""Every refusal of every room says its sentence from `refusals.csv`, by its code, and no code is another's."""

import csv
import importlib
from collections.abc import Iterator
from pathlib import Path

from luodi import voice
from luodi.web.shared.errors import Refusal

WEB = Path(voice.__file__).parents[1] / "web"
TABLE = Path(voice.__file__).parent / "refusals.csv"


def leaves(kind: type[Refusal] = Refusal) -> Iterator[type[Refusal]]:
    for leaf in kind.__subclasses__():
        if "code" in vars(leaf):
            yield leaf
        yield from leaves(leaf)


def refusals() -> list[type[Refusal]]:
    """Those of all rooms and pages, whichever module a test has loaded before."""
    for path in sorted(WEB.rglob("*.py")):
        if "Refusal" in path.read_text(encoding="utf8") and "migrations" not in path.parts:
            importlib.import_module(".".join(("luodi.web", *path.relative_to(WEB).with_suffix("").parts)))
    return [leaf for leaf in leaves() if leaf.__module__.startswith("luodi.web.")]


def rows() -> dict[str, dict[str, str]]:
    with TABLE.open(encoding="utf8", newline="") as stream:
        return {row["code"]: row for row in csv.DictReader(stream)}


def test_every_refusal_has_its_row() -> None:
    found = refusals()
    assert len(found) > 30
    assert [leaf.__name__ for leaf in found if leaf.code not in rows()] == []


def test_no_code_is_anothers() -> None:
    codes = [leaf.code for leaf in refusals()]
    assert len(codes) == len(set(codes))


def test_no_room_keeps_a_sentence_of_its_own() -> None:
    assert [leaf.__name__ for leaf in refusals() if any("sentence" in name for name in vars(leaf))] == []


def test_a_refusal_is_said_in_the_language_asked_for() -> None:
    (taken,) = (leaf for leaf in refusals() if leaf.code == "people_name_taken")
    assert taken(name="甲").in_language("zh") == "「甲」已经有了，请换一个名称。"
    assert taken(name="甲").in_language("en") == "“甲” is taken; choose another name."
