"""The rooms of the site: who may import whom, and that nothing but an action writes (design sections 3 and 4)."""

import ast
import re
from pathlib import Path

import pytest

from luodi.web.portal.patterns.views import PATTERNS

WEB = Path(__file__).parents[2] / "src" / "luodi" / "web"
ROOMS = ["shared", "people", "custody", "places", "listings", "needs", "enquiries", "matches", "news", "batches"]
FACES = ["portal", "desk", "api", "health"]
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
#: Where a write may stand: actions, the audit trail, the gate and the outbox that they write, the table of the clock and its
#: queue, and the tally of the limits, which is no record of anything.
WRITERS = {"actions.py", "audit.py", "clock.py", "gate.py", "limits.py", "outbox.py"}


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
    allowed = set(ROOMS[: ROOMS.index(room) + 1]) | ({"config"} if room in ("shared", "custody") else set())
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


#: The drawers of a room in their order: one may reach those before it and beside it.
DRAWERS = (("enums", "errors", "rights"), ("models",), ("queries",), ("actions",), ("tasks",))


def within(room: str) -> dict[str, set[str]]:
    """Module to the modules of the same room that it imports, wherever in the file the import stands."""
    found: dict[str, set[str]] = {}
    for path in files(room):
        module = path.relative_to(WEB / room).with_suffix("").parts[0]  # a drawer may be a folder
        names = found.setdefault(module, set())
        for node in ast.walk(ast.parse(path.read_text(encoding="utf8"))):
            if isinstance(node, ast.ImportFrom) and node.module == f"luodi.web.{room}":
                names |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith(f"luodi.web.{room}."):
                names.add(str(node.module).split(".")[3])
        names.discard(module)
    return found


def reached(imports: dict[str, set[str]], start: str) -> set[str]:
    """Everything that a module imports of its room, directly or through another."""
    found: set[str] = set()
    waiting = [start]
    while waiting:
        for name in imports.get(waiting.pop(), set()) - found:
            found.add(name)
            waiting.append(name)
    return found


@pytest.mark.parametrize("room", ROOMS)
def test_drawers_of_a_room_stand_in_order(room: str) -> None:
    """enums, errors, rights ← models ← queries, actions ← tasks; a query never acts."""
    imports, step = within(room), {name: n for n, step in enumerate(DRAWERS) for name in step}
    wrong = {
        f"{room}/{name} reaches {other}"
        for name in imports.keys() & step.keys()
        for other in reached(imports, name) & step.keys()
        if step[other] > step[name]
    }
    assert wrong == set()


def site_imports() -> dict[str, set[str]]:
    """Every module of the site to those that it imports, also inside functions and for types only."""
    modules = {
        ".".join(("luodi", "web", *p.relative_to(WEB).with_suffix("").parts)).removesuffix(".__init__"): p
        for p in WEB.rglob("*.py")
    }
    found: dict[str, set[str]] = {}
    for module, path in modules.items():
        names: set[str] = set()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf8"))):
            if isinstance(node, ast.ImportFrom) and node.module:
                whole = {f"{node.module}.{alias.name}" for alias in node.names}
                names |= {name if name in modules else node.module for name in whole}
            elif isinstance(node, ast.Import):
                names |= {alias.name for alias in node.names}
        found[module] = names & modules.keys()
    return found


def test_no_files_of_the_site_import_each_other_in_a_circle() -> None:
    imports = site_imports()
    assert {name for name in imports if name in reached(imports, name)} == set()


def templates_named() -> set[str]:
    """The templates of the portal that code, templates and the pattern book name."""
    sources = [p for p in WEB.rglob("*") if p.suffix in (".py", ".html", ".txt")]
    quoted = {
        name for p in sources for name in re.findall(r"[\"'](portal/[\w/]+\.(?:html|txt))[\"']", p.read_text("utf8"))
    }
    return quoted | {pattern.template for pattern in PATTERNS}


def test_every_template_of_the_portal_is_named_and_every_named_one_is_there() -> None:
    there = {p.relative_to(WEB).as_posix() for p in (WEB / "portal").rglob("*.html")} | {"portal/enquiry/enquiry.txt"}
    assert templates_named() == there


#: Folders of the portal that answer with files: they have no template.
FILES = {"pictures"}
PAGES = [p for p in sorted((WEB / "portal").glob("*/views.py")) if p.parent.name not in FILES]


@pytest.mark.parametrize("view", PAGES, ids=lambda p: p.parent.name)
def test_page_keeps_its_template_beside_its_view(view: Path) -> None:
    named = re.findall(r"\"portal/(\w+)/\w+\.(?:html|txt)\"", view.read_text("utf8"))
    has_templates = any(view.parent.glob("*.html"))  # a view of pictures hands out files
    assert set(named) == ({view.parent.name} if has_templates else set())


#: Lookups that search inside a column of JSON: as text they read every row and find what only looks like a member.
INSIDE_JSON = ("contains", "contained_by", "has_key", "has_keys", "has_any_keys")


def searches_of_json(text: str) -> list[int]:
    """The lines that look inside a column of JSON, or take a column as text, wherever a name of a lookup can stand."""
    found = []
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.keyword | ast.Constant):
            word = node.arg if isinstance(node, ast.keyword) else node.value
            if isinstance(word, str) and word.endswith(tuple(f"__{each}" for each in INSIDE_JSON)):
                found.append(node.lineno)
        elif isinstance(node, ast.Call) and re.search(r"\bCast\(.*\b(Text|Char)Field\b", ast.unparse(node)):
            found.append(node.lineno)
    return sorted(found)


def test_no_query_looks_for_a_member_inside_json() -> None:
    """A member that is asked for has a table of its own (`ListingIndustry`) or a bit (`kind_bits`)."""
    every = [p for folder in (*ROOMS, *FACES) for p in files(folder)]
    assert [f"{p.relative_to(WEB)}:{n}" for p in every for n in searches_of_json(p.read_text(encoding="utf8"))] == []


def test_query_inside_json_is_noticed() -> None:
    planted = (
        "rows.filter(kind__contains='x')\nCast('kind', output_field=TextField())\nrows.filter(**{'a__has_key': 1})\n"
    )
    assert searches_of_json(planted + "rows.filter(title__icontains='x')\nCast('area', BigIntegerField())") == [1, 2, 3]
