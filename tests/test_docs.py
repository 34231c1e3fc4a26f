"""Documents cannot drift: commands, paths, links, versions and names that they state are checked against the code."""

import re
import tomllib
from pathlib import Path

import pytest

import luodi

ROOT = Path(__file__).parents[1]
DOCS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)(?:#[^)]*)?\)")
PATH = re.compile(r"`((?:src|tests|docs|tools|sample|requirements|\.ci)/[\w./*-]*)`")
COMMAND = re.compile(r"\bluodi (read|judge|match|score|bench|import|export|demo|serve|manage|[a-z-]+)\b([^\n`|]*)")
VERBS = {"read", "judge", "match", "score", "bench", "import", "export", "demo"}


@pytest.mark.parametrize("doc", DOCS, ids=lambda d: str(d.relative_to(ROOT)))
def test_links_of_a_document_lead_somewhere(doc: Path) -> None:
    missing = [link for link in LINK.findall(doc.read_text(encoding="utf8")) if not (doc.parent / link).exists()]
    assert missing == []


@pytest.mark.parametrize("doc", DOCS, ids=lambda d: str(d.relative_to(ROOT)))
def test_paths_that_a_document_names_exist(doc: Path) -> None:
    missing = [p for p in PATH.findall(doc.read_text(encoding="utf8")) if not list(ROOT.glob(p.rstrip("/")))]
    assert missing == []


@pytest.mark.parametrize("doc", DOCS, ids=lambda d: str(d.relative_to(ROOT)))
def test_commands_that_a_document_names_exist_with_their_options(doc: Path) -> None:
    from luodi.cli import main

    for verb, rest in COMMAND.findall(doc.read_text(encoding="utf8")):
        assert verb in main.commands, f"luodi {verb}"
        known = {option for command in _tree(main.commands[verb]) for option in command} | _managed(verb, rest)
        assert set(re.findall(r"(?<!\S)--[a-z-]+", rest)) <= known, f"luodi {verb}{rest}"


def _managed(verb: str, rest: str) -> set[str]:
    """The options of a Django command that a document names behind `luodi manage`."""
    from django.core.management import get_commands, load_command_class

    name = rest.split()[0] if rest.split() else ""
    if verb != "manage" or name not in get_commands():
        return set()
    parser = load_command_class(get_commands()[name], name).create_parser("luodi manage", name)
    return {option for action in parser._actions for option in action.option_strings}


def _tree(command: object) -> list[set[str]]:
    """The options of a command and of its sub-commands."""
    options = {name for parameter in getattr(command, "params", []) for name in parameter.opts}
    return [options, *(o for sub in getattr(command, "commands", {}).values() for o in _tree(sub))]


def test_every_command_is_in_both_readmes() -> None:
    from luodi.cli import main

    for name in ("README.md", "README.zh-CN.md"):
        text = (ROOT / name).read_text(encoding="utf8")
        assert {verb for verb in main.commands if f"luodi {verb}" in text} == set(main.commands)


def test_two_commands_stand_first_in_both_readmes() -> None:
    for name in ("README.md", "README.zh-CN.md"):
        blocks = re.findall(r"```\n(.*?)```", (ROOT / name).read_text(encoding="utf8"), re.S)
        assert [line.split("  ")[0].strip() for line in blocks[0].splitlines()] == ["make demo", "make test"]


def test_version_and_dependencies_are_stated_once() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf8"))["project"]
    wanted = [
        line for line in (ROOT / "requirements" / "base.in").read_text(encoding="utf8").splitlines() if "=" in line
    ]
    build = {"setuptools", "wheel"}
    assert project["version"] == luodi.__version__
    assert sorted(w for w in wanted if re.split(r"[<>=]", w)[0] not in build) == sorted(project["dependencies"])


def test_map_names_every_package_in_the_order_that_the_layers_hold() -> None:
    text = (ROOT / "docs" / "map.md").read_text(encoding="utf8")
    packages = {p.name for p in (ROOT / "src" / "luodi").iterdir() if p.is_dir() and p.name != "__pycache__"}
    assert set(re.findall(r"^\| `(\w+)` \|", text, re.M)) == packages


def test_public_names_on_the_map_are_exported() -> None:
    import importlib

    text = (ROOT / "docs" / "map.md").read_text(encoding="utf8")
    for package, names in re.findall(r"^\| `(\w+)` \|[^|]*\|([^|]*)\|", text, re.M):
        exported = importlib.import_module(f"luodi.{package}")
        missing = [n for n in re.findall(r"`([A-Za-z_]+)`", names) if not hasattr(exported, n)]
        assert missing == [], package


def test_locked_requirements_carry_hashes_and_no_addresses() -> None:
    for lock in (ROOT / "requirements").glob("*.txt"):
        text = lock.read_text(encoding="utf8")
        pinned = re.findall(r"^[a-z0-9][\w.-]*==", text, re.M)
        assert "://" not in text
        assert text.count("--hash=sha256:") >= len(pinned) > 0


def test_glossary_names_match_the_dictionary() -> None:
    from luodi.fields import FIELDS

    text = (ROOT / "docs" / "glossary.md").read_text(encoding="utf8")
    keys = re.findall(r"`([a-z0-9]+(?:_[a-z0-9]+)*_(?:m2|m|kva|kw|cny|category))`", text)
    assert set(keys) - set(FIELDS) == set()


def test_settings_page_is_what_the_table_of_settings_says() -> None:
    from luodi.web.config.environment import document

    assert (ROOT / "docs" / "settings.md").read_text(encoding="utf8") == document()
