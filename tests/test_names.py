"""What docstrings, comments, cards and documents name exists: sections of the design, files, folders of tests, dependencies."""

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from luodi.matching import ASKS

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "luodi"
DESIGN = (ROOT / "docs" / "design.md").read_text(encoding="utf8")
TEXTS = sorted(
    path
    for folder in ("src", "tests", "docs", "tools")
    for ending in ("*.py", "*.md")
    for path in (ROOT / folder).rglob(ending)
    if not {"node_modules", "__pycache__"} & set(path.parts)
)
#: "design section 5", "design sections 3 and 4", "section 6 of the design"
CITED = re.compile(
    r"[Dd]esign(?:\.md)?,?\s+sections?\s+(\d+)(?:\s*(?:,|and)\s*(\d+))?|sections? (\d+)(?: and (\d+))? of the design"
)


def test_every_section_of_the_design_that_is_cited_is_there() -> None:
    sections = set(re.findall(r"^## (\d+)\. ", DESIGN, re.M))
    missing = {
        f"{path.relative_to(ROOT)}: section {number}"
        for path in TEXTS
        for cited in CITED.findall(path.read_text(encoding="utf8"))
        for number in cited
        if number and number not in sections
    }
    assert missing == set()


def test_design_names_the_asks_in_their_order() -> None:
    names = DESIGN.partition("names of asks: ")[2].partition(".\n")[0]
    known = tuple(re.sub(r"\s*\([^)]*\)", "", names).replace("\n", " ").split(", "))
    assert known == ASKS[: len(known)]  # `asks.csv` has the ones that came later, last


def docstrings(path: Path) -> Iterator[str]:
    """The docstrings of a module and of all that is in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf8"))):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            yield ast.get_docstring(node) or ""


@cache
def file_names() -> frozenset[str]:
    """Every way to name a file of ours: its name, and its path from any folder down."""
    files = [p for folder in ("src", "tests", "docs", "tools") for p in (ROOT / folder).rglob("*") if p.is_file()]
    return frozenset(end for path in files for end in _ends(path.relative_to(ROOT).parts))


def _ends(parts: tuple[str, ...]) -> Iterator[str]:
    return ("/".join(parts[n:]) for n in range(len(parts)))


@pytest.mark.parametrize("package", sorted(p.name for p in SOURCE.iterdir() if (p / "__init__.py").exists()))
def test_files_that_docstrings_and_cards_name_exist(package: str) -> None:
    named = re.compile(r"`([\w/]+\.(?:py|csv|tsv|toml|html|css|jsonl))`")
    texts = [(path, text) for path in (SOURCE / package).rglob("*.py") for text in docstrings(path)]
    texts += [(path, path.read_text(encoding="utf8")) for path in (SOURCE / package).rglob("README.md")]
    missing = {
        f"{path.relative_to(SOURCE)}: {name}"
        for path, text in texts
        for name in named.findall(text)
        if name not in file_names()
    }
    assert missing == set()


def test_every_folder_of_tests_mirrors_the_source_or_says_why() -> None:
    folders = {p.parent for p in TEXTS if p.name.startswith("test_")} - {ROOT / "tests"}
    strangers = {
        str(folder.relative_to(ROOT))
        for folder in folders
        if not (SOURCE / folder.relative_to(ROOT / "tests")).is_dir() and not (folder / "README.md").is_file()
    }
    assert strangers == set()


def test_rooms_and_faces_of_the_map_are_those_of_the_site() -> None:
    text = (ROOT / "docs" / "map.md").read_text(encoding="utf8").partition("## The site")[2].partition("\n## ")[0]
    rooms = {p.name for p in (SOURCE / "web").iterdir() if (p / "__init__.py").is_file()} - {"config"}
    assert set(re.findall(r"^\| (\w+) \|", text, re.M)) - {"room"} == rooms


def test_map_states_the_order_of_packages_that_the_layers_allow() -> None:
    from tests.test_layers import ALLOWED

    text = (ROOT / "docs" / "map.md").read_text(encoding="utf8")
    steps = [step.strip().split(", ") for step in text.partition("```\n")[2].partition("\n```")[0].split("←")]
    place = {name: number for number, step in enumerate(steps) for name in step}
    assert set(place) == set(ALLOWED)
    wrong = {f"{name} imports {other}" for name, may in ALLOWED.items() for other in may if place[other] >= place[name]}
    assert wrong == set()


def test_decision_on_dependencies_names_every_one() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf8"))["project"]
    text = (ROOT / "docs" / "decisions" / "0002-dependencies.md").read_text(encoding="utf8").lower()
    names = {re.split(r"[<>=\[]", line)[0] for line in project["dependencies"]}
    assert {name for name in names if name not in text} == set()


def test_every_dependency_is_imported_or_says_why_not() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf8"))["project"]
    modules = {"django-csp": "csp", "python-calamine": "python_calamine", "django-ninja": "ninja", "psycopg": "psycopg"}
    #: Named in settings only, or loaded by a library: psycopg by Django for PostgreSQL.
    unread = {"psycopg"}
    text = "\n".join(path.read_text(encoding="utf8") for path in SOURCE.rglob("*.py"))
    names = {re.split(r"[<>=\[]", line)[0] for line in project["dependencies"]} - unread
    unused = {n for n in names if not re.search(rf"\b{modules.get(n, n.replace('-', '_'))}\b", text)}
    assert unused == set()
