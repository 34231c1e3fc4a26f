"""The visual language: no rule for what no page has, no page class without a rule, every colour written once."""

import re
from functools import cache
from pathlib import Path

import pytest

from luodi.web.shared.templates import OURS

LAYERS = [OURS / "portal" / "static" / "luodi" / f"{name}.css" for name in ("tokens", "ground", "components", "pages")]
#: Classes put together in a template or in Python: what follows these beginnings is a state, a verdict, a size.
COMPOSED = ("st--", "is-", "c-", "hl--", "tag--", "part--", "draw--", "figs--")


def without_comments(css: str) -> str:
    return re.sub(r"/\*.*?\*/", "", css, flags=re.S)


@cache
def css() -> str:
    return "\n".join(without_comments(path.read_text(encoding="utf8")) for path in LAYERS)


@cache
def pages() -> str:
    """Everything that can name a class: templates, views, scripts."""
    files = [path for ending in ("*.html", "*.py", "*.js") for path in OURS.rglob(ending)]
    return "\n".join(path.read_text(encoding="utf8") for path in files)


def classes() -> set[str]:
    selectors = re.findall(r"([^{}]+)\{", css())
    return {name for selector in selectors for name in re.findall(r"\.(-?[a-zA-Z_][\w-]*)", selector)}


def test_no_rule_is_for_what_no_page_has() -> None:
    dead = {
        name
        for name in classes()
        if not name.startswith(COMPOSED) and not re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", pages())
    }
    assert dead == set()


def test_every_token_that_is_set_is_used_and_every_one_used_is_set() -> None:
    assert set(re.findall(r"(?<![\w-])(--[\w-]+)\s*:", css())) == set(re.findall(r"var\((--[\w-]+)", css()))


def test_every_colour_has_its_two_values_in_one_place() -> None:
    tokens = without_comments(LAYERS[0].read_text(encoding="utf8"))
    colours = re.findall(r"#[0-9a-f]{3,8}\b|rgba?\([^)]*\)", tokens)
    pairs = re.findall(r"var\(--light, (.+?)\) var\(--dark, (.+?)\);", tokens)
    assert len(colours) == 2 * len(pairs) > 20


@pytest.mark.parametrize("path", LAYERS[1:], ids=lambda path: path.stem)
def test_colours_outside_the_tokens_are_those_of_paper(path: Path) -> None:
    """Print and QR codes are dark on white whatever the palette."""
    text = without_comments(path.read_text(encoding="utf8"))
    declared = " ".join(re.findall(r"\{([^{}]*)\}", text))
    assert set(re.findall(r"#[0-9a-fA-F]{3,8}\b|rgba?\([^)]*\)", declared)) <= {"#fff", "#000", "#0f1715"}


def test_layers_stand_in_their_order() -> None:
    order = re.findall(r"luodi/(\w+)\.css", (OURS / "portal" / "frame" / "_styles.html").read_text(encoding="utf8"))
    assert order == [path.stem for path in LAYERS]
