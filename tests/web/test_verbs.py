"""Every verb that an action records or a page demands is registered by its room, and has a word in both languages."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.utils.translation import override

from luodi.web.desk.scoped import desks
from luodi.web.people.verbs import VERBS, word_of

SOURCE = Path(__file__).parents[2] / "src" / "luodi"
#: Functions whose second argument is a verb.
ASKING = {"may", "demand", "demand_on"}
DOCUMENTED = (ast.Module, ast.FunctionDef, ast.ClassDef)


def used() -> Iterator[tuple[str, str]]:
    """Where a verb is written out, and which."""
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf8"))):
            where = f"{path.relative_to(SOURCE)}"
            if isinstance(node, ast.Call):
                verbs = [k.value for k in node.keywords if k.arg == "verb"]
                if isinstance(node.func, ast.Name) and node.func.id in ASKING:
                    verbs += node.args[1:2]
                for one in verbs:
                    if isinstance(one, ast.Constant):
                        yield where, str(one.value)


def test_verbs_are_written_out_in_many_places() -> None:
    assert len({verb for _, verb in used()}) > 25


def test_verb_that_is_used_is_registered() -> None:
    assert [(where, verb) for where, verb in used() if verb not in VERBS] == []


def test_room_registers_its_verbs_in_its_rights() -> None:
    registered = {
        node.args[0].value: path.parent.name
        for path in SOURCE.rglob("rights.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "Verb"
        and isinstance(node.args[0], ast.Constant)
    }
    assert set(registered) == set(VERBS)
    assert {room for verb, room in registered.items() if verb.split(".")[0] not in (room, "articles")} == set()


@pytest.mark.parametrize("verb", sorted(VERBS))
def test_verb_has_a_word_in_both_languages(verb: str) -> None:
    with override("zh-hans"):
        chinese = word_of(verb)
    with override("en"):
        english = word_of(verb)
    assert any("\u4e00" <= sign <= "\u9fff" for sign in chinese)
    assert english and not any("\u4e00" <= sign <= "\u9fff" for sign in english)


@pytest.mark.parametrize(
    "file",
    [
        *("people/access.py", "people/verbs.py", "desk/wagtail_hooks.py", "desk/trail.py", "desk/permissions.py"),
        *("api/permissions.py", "matches/catalogue.py", "matches/apps.py", "shared/triggers.py", "shared/followed.py"),
    ],
)
def test_what_walks_declarations_names_no_room(file: str) -> None:
    tree = ast.parse((SOURCE / "web" / file).read_text(encoding="utf8"))
    documents = {ast.get_docstring(node, clean=False) for node in ast.walk(tree) if isinstance(node, DOCUMENTED)}
    written = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    rooms = {verb.split(".")[0] for verb in VERBS} | {"parcel"}
    assert {
        text for text in written - documents if text.split(".")[0].split("_")[0] in rooms - {"people", "desk"}
    } == set()


def test_menu_is_what_the_desks_declare() -> None:
    assert [desk.name for desk in desks()] == ["enquiries", "listings", "articles"]
