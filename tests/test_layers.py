"""Who may import whom (design section 3), read from the syntax trees."""

import ast
import re
from collections import Counter
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "luodi"

#: Each package and what it may import of ours. A package may always import itself.
ALLOWED: dict[str, set[str]] = {
    "measures": set(),
    "geography": {"measures"},
    "industry": {"measures"},
    "fields": {"measures", "geography", "industry"},
    "reading": {"measures", "geography", "industry", "fields", "voice"},
    "voice": {"measures", "geography", "industry", "fields"},
    "matching": {"measures", "geography", "industry", "fields", "voice"},
    "wording": {"reading"},
    "intake": {"measures", "geography", "industry", "fields", "voice", "reading", "matching"},
    "sheets": {"measures", "geography", "industry", "fields", "voice", "reading", "intake"},
    "sample": {"measures", "geography", "industry", "fields", "intake", "sheets"},
    "scoring": {"measures", "fields", "reading", "intake", "matching"},
    "bench": {"measures", "fields", "reading", "intake", "matching", "sample", "sheets"},
    "cli": {
        *("measures", "geography", "industry", "fields", "voice", "reading", "matching", "intake"),
        *("wording", "sheets", "sample", "scoring", "bench", "web"),
    },
    "web": {
        *("measures", "geography", "industry", "fields", "voice", "reading", "matching", "intake"),
        *("wording", "sheets", "sample"),
    },
}
#: The packages that must run without any framework, database or network.
FREE = set(ALLOWED) - {"cli", "web"}
#: What one of them may use all the same: killing a server takes a visitor who speaks HTTP, and a free port; SQLite is a peer.
TOOLS = {"bench": {"http", "urllib", "socket", "sqlite3"}}
FRAMEWORKS = {"django", "wagtail", "ninja", "click", "rich", "requests", "urllib", "http", "socket", "sqlite3"}


def imports(path: Path) -> set[str]:
    """The dotted names that a file imports, wherever in the file the import stands."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import; write it out"
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def ours(path: Path) -> set[str]:
    """The packages of ours that a file imports."""
    return {name.split(".")[1] for name in imports(path) if name.startswith("luodi.")} - {"__version__"}


def test_every_package_has_a_place_in_the_order() -> None:
    assert {p.name for p in SOURCE.iterdir() if p.is_dir() and p.name != "__pycache__"} == set(ALLOWED)


@pytest.mark.parametrize("package", sorted(ALLOWED))
def test_package_imports_only_what_stands_before_it(package: str) -> None:
    wrong = {
        f"{path.relative_to(SOURCE)}: {name}"
        for path in (SOURCE / package).rglob("*.py")
        for name in ours(path) - ALLOWED[package] - {package}
    }
    assert wrong == set()


@pytest.mark.parametrize("package", sorted(FREE))
def test_free_package_knows_no_framework(package: str) -> None:
    wrong = {
        f"{path.relative_to(SOURCE)}: {name}"
        for path in (SOURCE / package).rglob("*.py")
        for name in imports(path)
        if name.split(".")[0] in FRAMEWORKS - TOOLS.get(package, set())
    }
    assert wrong == set()


@pytest.mark.parametrize("package", sorted(ALLOWED))
def test_others_enter_a_package_by_its_front_door(package: str) -> None:
    wrong = {
        f"{path.relative_to(SOURCE)}: {name}"
        for path in SOURCE.rglob("*.py")
        if path.relative_to(SOURCE).parts[0] != package
        for name in imports(path)
        if name.startswith(f"luodi.{package}._") or (f"luodi.{package}." in name and "._" in name)
    }
    assert wrong == set()


def late_imports(path: Path) -> list[tuple[int, bool]]:
    """The imports inside functions of a file: line, and whether a comment on it or above its block says why."""
    text = path.read_text(encoding="utf8")
    lines, found, block_end, has_reason = text.split("\n"), [], -1, False
    inside = {
        node.lineno: node
        for function in ast.walk(ast.parse(text))
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    }
    for line, node in sorted(inside.items()):
        own = re.sub(r"#\s*(noqa|type:)[^#]*", "", lines[line - 1])
        if any(lines[block_end : line - 1]) or block_end < 0:
            has_reason = lines[line - 2].strip().startswith("#")
        found.append((line, has_reason or "#" in own))
        block_end = node.end_lineno or line
    return found


def test_import_inside_a_function_has_a_reason_beside_it() -> None:
    every = [(path, line, has_reason) for path in SOURCE.rglob("*.py") for line, has_reason in late_imports(path)]
    assert len(every) > 50
    assert [f"{path.relative_to(SOURCE)}:{line}" for path, line, has_reason in every if not has_reason] == []


def test_import_without_a_reason_is_noticed(tmp_path: Path) -> None:
    planted = tmp_path / "planted.py"
    planted.write_text(
        "def f():\n    # slow to load\n    import a\n    import b\n\n    x = 1\n    import c\n    import d  # noqa: F401\n"
    )
    assert late_imports(planted) == [(3, True), (4, True), (7, False), (8, False)]


def module_name(path: Path) -> str:
    """The dotted name of a file of ours; a package is its `__init__`."""
    parts = path.relative_to(SOURCE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def circles(package: str) -> list[list[str]]:
    """The circles of imports inside a package, wherever in a file the import stands, for the type checker or late too.

    What enters by the front door of a package within (`from luodi.reading.area import area`) counts as that `__init__`.
    """
    files = {module_name(path): path for path in (SOURCE / package).rglob("*.py")}
    graph = {
        name: {
            next((each for each in (found, found.rpartition(".")[0]) if each in files), name) for found in imports(path)
        }
        - {name}
        for name, path in files.items()
    }
    while leaves := [name for name, targets in graph.items() if not targets & graph.keys()]:
        for name in leaves:
            del graph[name]
    return [[name, *sorted(targets & graph.keys())] for name, targets in sorted(graph.items())]


@pytest.mark.parametrize("package", sorted(FREE | {"cli"}))
def test_package_imports_in_no_circle(package: str) -> None:
    assert circles(package) == []


def test_nobody_enters_matching_past_its_front_door() -> None:
    inside = {module_name(path) for path in (SOURCE / "matching").rglob("*.py")} - {"luodi.matching"}
    wrong = {
        f"{path.relative_to(SOURCE)}: {name}"
        for path in SOURCE.rglob("*.py")
        if path.relative_to(SOURCE).parts[0] != "matching"
        for name in imports(path)
        if {name, name.rpartition(".")[0]} & inside and not name.startswith("luodi.matching.errors")
    }
    assert wrong == set()


def test_no_two_classes_of_the_free_packages_have_one_name() -> None:
    """What a file keeps to itself (_Hit, _Table) may be called the same elsewhere; what others import may not."""
    names = Counter(
        node.name
        for package in sorted(FREE)
        for path in (SOURCE / package).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf8")))
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    )
    assert len(names) > 200
    assert [name for name, count in names.items() if count > 1] == []
