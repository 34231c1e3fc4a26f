"""Wraps text to the terminal: Chinese characters take two columns, and numbers stay with their units."""

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from luodi.cli._words import phrase

if TYPE_CHECKING:
    from rich.console import Console

#: Unbreakable pieces: a number with its unit, a Latin word, or any other character, together with opening punctuation before
#: and closing punctuation after.
PIECE = re.compile(r"[（「《(]*(?:\d[\d,.\-]*(?: [^\s，。；、：（\d]{1,6})?|[!-~]+|[^!-~])[，。；、：！？）」]*\s?")
_MOST = 10


def wrapped(text: str, width: int) -> Iterator[str]:
    """The text in lines of at most `width` columns; a single longer piece gets its own line."""
    # imported here because it is slow to load and rarely needed
    from rich.cells import cell_len

    line, used = "", 0
    for piece in PIECE.findall(text):
        size = cell_len(piece.rstrip())
        if line and used + size > width:
            yield line.rstrip()
            line, used = "", 0
        line, used = line + piece, used + cell_len(piece)
    if line.strip():
        yield line.rstrip()


def put(out: "Console", text: str, lead: str = "", style: str = "") -> None:
    """Prints a text after its lead ("  · ") with a hanging indent."""
    # imported here because it is slow to load and rarely needed
    from rich.cells import cell_len

    indent = cell_len(lead)
    for number, line in enumerate(wrapped(text, out.width - indent)):
        out.print((" " * indent if number else lead) + line, style=style, no_wrap=True, overflow="ignore", crop=False)


def put_list(out: "Console", heading: str, items: Iterable[str]) -> None:
    """Prints a heading, its first lines and the number of further ones; nothing if there are none."""
    shown = [item for item in items if item]
    if shown:
        put(out, heading, style="bold")
        for item in shown[:_MOST]:
            put(out, item, "  · ")
    if len(shown) > _MOST:
        put(out, phrase("more", n=len(shown) - _MOST), "  ")
