"""The tests of reading, sheets and wording catch turned comparisons (all of them: `python -m tests.properties.hunt sheets`)."""

import subprocess
import sys
from pathlib import Path

import pytest
from tests.properties.equivalent_text import EQUIVALENT
from tests.properties.hunt import PACKAGES, Package, mutants

ROOT = Path(__file__).parents[2]


def hunted(*what: str) -> str:
    """What a hunt says, in a process of its own."""
    command = [sys.executable, "-m", "tests.properties.hunt", *what]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return (done.stdout or done.stderr).strip()


@pytest.mark.parametrize(("package", "share"), [("wording", 10), ("sheets", 10), ("reading", 20)])
def test_share_of_the_turned_comparisons_of_a_package_is_caught(package: str, share: int) -> None:
    assert hunted(package, str(share)) == f"{package}: {share} mutants, {share} caught, 0 equivalent, 0 survive"


@pytest.mark.slow(why="all tests of a package, and a fork for each comparison of its settled modules")
@pytest.mark.parametrize("package", PACKAGES.values(), ids=list(PACKAGES))
def test_no_turned_comparison_of_a_settled_module_survives(package: Package) -> None:
    assert hunted(*package.settled).endswith(", 0 survive")


def test_every_comparison_of_the_packages_can_be_turned() -> None:
    assert {name: len(mutants(package)) > 10 for name, package in PACKAGES.items()} == dict.fromkeys(PACKAGES, True)


def test_equivalent_mutants_are_mutants_of_today_with_a_reason() -> None:
    names = {each.name for package in PACKAGES.values() for each in mutants(package)}
    assert EQUIVALENT.keys() <= names
    assert all(len(reason) > 20 for reason in EQUIVALENT.values())
