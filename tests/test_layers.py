"""Who may import whom (design section 3), read from the syntax trees."""

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "luodi"

#: Each package and what it may import of ours. A package may always import itself.
ALLOWED: dict[str, set[str]] = {
    "measures": set(),
    "geography": {"measures"},
    "industry": {"measures"},
    "fields": {"measures", "geography", "industry"},
    "reading": {"measures", "geography", "industry", "fields"},
    "matching": {"measures", "geography", "industry", "fields"},
    "wording": {"reading"},
    "intake": {"measures", "geography", "industry", "fields", "reading", "matching"},
    "sheets": {"measures", "geography", "industry", "fields", "intake"},
    "sample": {"measures", "geography", "industry", "fields", "intake", "sheets"},
    "scoring": {"measures", "fields", "reading", "intake", "matching"},
    "bench": {"measures", "fields", "reading", "intake", "matching", "sample", "sheets"},
    "cli": {
        *("measures", "geography", "industry", "fields", "reading", "matching", "intake"),
        *("wording", "sheets", "sample", "scoring", "bench", "web"),
    },
    "web": {
        *("measures", "geography", "industry", "fields", "reading", "matching", "intake"),
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
