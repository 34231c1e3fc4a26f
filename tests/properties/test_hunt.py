"""The tests of reading, sheets and wording catch turned comparisons (all of them: `python -m tests.properties.hunt sheets`)."""

import subprocess
import sys
from pathlib import Path

import pytest
from tests.properties.equivalent_text import EQUIVALENT
from tests.properties.hunt import PACKAGES, mutants

ROOT = Path(__file__).parents[2]


def hunted(package: str, share: int) -> str:
    """The last line of a hunt after a share of the mutants of a package, in a process of its own."""
    command = [sys.executable, "-m", "tests.properties.hunt", package, str(share)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return (done.stdout or done.stderr).strip()


@pytest.mark.parametrize(("package", "share"), [("wording", 10), ("sheets", 10)])
def test_share_of_the_turned_comparisons_of_a_package_is_caught(package: str, share: int) -> None:
    assert hunted(package, share) == f"{package}: {share} mutants, {share} caught, 0 equivalent, 0 survive"


def test_every_comparison_of_the_packages_can_be_turned() -> None:
    assert {name: len(mutants(package)) > 10 for name, package in PACKAGES.items()} == dict.fromkeys(PACKAGES, True)


def test_equivalent_mutants_are_mutants_of_today_with_a_reason() -> None:
    names = {each.name for package in PACKAGES.values() for each in mutants(package)}
    assert EQUIVALENT.keys() <= names
    assert all(len(reason) > 20 for reason in EQUIVALENT.values())
