"""Lists what `requirements/base.txt` installs, with version and licence: python tools/licences.py > docs/licences.md

The licence is what a package's own metadata states: the expression, else its classifiers, else the field.
"""

import re
import sys
from importlib.metadata import metadata
from pathlib import Path

ROOT = Path(__file__).parents[1]
PINNED = re.compile(r"^([A-Za-z0-9][A-Za-z0-9._-]*)(?:\[[^\]]*\])?==(\S+)", re.M)
_LONGEST = 60


def pinned() -> list[tuple[str, str]]:
    """Name and version of every package that is installed, in the order of the file."""
    return PINNED.findall((ROOT / "requirements" / "base.txt").read_text(encoding="utf8"))


def licence(name: str) -> str:
    """The licence of an installed package; LookupError where nothing states one."""
    about = metadata(name)
    if expression := about.get("License-Expression"):
        return expression
    prefix = "License :: OSI Approved :: "
    classified = [line.removeprefix(prefix) for line in about.get_all("Classifier") or [] if line.startswith(prefix)]
    if classified:
        return ", ".join(classified)
    stated = (about.get("License") or "").strip()
    if not stated or len(stated) > _LONGEST or "\n" in stated:
        raise LookupError(
            f"{name} states no licence in a word; look it up, and say in this file what it is and where that is stated"
        )
    return stated


def document() -> str:
    """The page of documentation."""
    head = (
        "# Licences",
        "",
        "What an installation of Luodi consists of beside Luodi itself (Apache-2.0). Generated from `requirements/base.txt` and the metadata of the",
        "packages by `make docs`; a test compares the two. Nothing of them is in the repository: they are installed, with hashes.",
        "",
        "| package | version | licence |",
        "| --- | --- | --- |",
    )
    rows = (f"| {name} | {version} | {licence(name)} |" for name, version in pinned())
    return "\n".join((*head, *rows)) + "\n"


if __name__ == "__main__":
    sys.stdout.write(document())
