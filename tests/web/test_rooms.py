"""The rooms of the site: who may import whom, and that nothing but an action writes (design sections 3 and 4)."""

import ast
from pathlib import Path

import pytest

WEB = Path(__file__).parents[2] / "src" / "luodi" / "web"
ROOMS = ["shared", "people", "places", "listings", "needs", "enquiries", "matches", "news"]
FACES = ["portal", "desk", "api"]
#: What writes to the database when it is called on a model, a manager or a queryset.
WRITES = {
    "save",
    "create",
    "bulk_create",
    "bulk_update",
    "update",
    "delete",
    "get_or_create",
    "update_or_create",
    "asave",
    "acreate",
}
#: Where a write may stand: actions, the audit trail that they write, and the tally of the limits, which is no record of anything.
WRITERS = {"actions.py", "audit.py", "limits.py"}


def files(folder: str) -> list[Path]:
    """The files of a room or face, without its migrations."""
    return sorted(p for p in (WEB / folder).rglob("*.py") if "migrations" not in p.parts)


def imported(path: Path) -> set[str]:
    """The rooms and faces that a file imports."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
        elif isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
    return {n.split(".")[2] for n in names if n.startswith("luodi.web.") and n.count(".") >= 2}


@pytest.mark.parametrize("room", ROOMS)
def test_room_imports_only_rooms_before_it(room: str) -> None:
    allowed = set(ROOMS[: ROOMS.index(room) + 1]) | ({"config"} if room == "shared" else set())
    wrong = {f"{p.relative_to(WEB)}: {name}" for p in files(room) for name in imported(p) - allowed}
    assert wrong == set()


@pytest.mark.parametrize("face", FACES)
def test_face_imports_rooms_and_no_other_face(face: str) -> None:
    wrong = {f"{p.relative_to(WEB)}: {name}" for p in files(face) for name in imported(p) - set(ROOMS) - {face}}
    assert wrong - {"desk/templatetags: portal"} == set()


@pytest.mark.parametrize("folder", [*ROOMS, *FACES])
def test_nothing_but_an_action_writes(folder: str) -> None:
    """No form, page, admin or importer saves by itself."""
    wrong = [
        f"{p.relative_to(WEB)}:{node.lineno} {ast.unparse(node.func)}"
        for p in files(folder)
        if p.name not in WRITERS and "actions" not in p.parts
        for node in ast.walk(ast.parse(p.read_text(encoding="utf8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in WRITES
        and not _is_plain(node.func)
    ]
    assert wrong == []


def _is_plain(call: ast.Attribute) -> bool:
    """dict.update, set.update, hash.update and the like, told by their names: counts, fields, kept, names, context."""
    owner = ast.unparse(call.value)
    return call.attr == "update" and not owner.endswith(")") and "objects" not in owner


@pytest.mark.parametrize("room", [r for r in ROOMS if r != "shared"])
def test_room_has_a_card(room: str) -> None:
    assert (WEB / room / "README.md").read_text(encoding="utf8").startswith("# ")
