"""Lines that fit the terminal: Chinese characters take two columns, a number stays with its unit."""

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from luodi.cli._words import phrase

if TYPE_CHECKING:
    from rich.console import Console

#: What is never torn apart: a number with its unit, a Latin word, one other character; opening marks
#: stay before it, closing marks behind.
PIECE = re.compile(r"[（「《(]*(?:\d[\d,.\-]*(?: [^\s，。；、：（\d]{1,6})?|[!-~]+|[^!-~])[，。；、：！？）」]*\s?")
_MOST = 10


def wrapped(text: str, width: int) -> Iterator[str]:
    """The text in lines of at most `width` columns (a single longer piece stands alone)."""
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
    """Prints a text behind its lead ("  · "); further lines hang below the text."""
    # imported here because it is slow to load and rarely needed
    from rich.cells import cell_len

    indent = cell_len(lead)
    for number, line in enumerate(wrapped(text, out.width - indent)):
        out.print((" " * indent if number else lead) + line, style=style, no_wrap=True, overflow="ignore", crop=False)


def put_list(out: "Console", heading: str, items: Iterable[str]) -> None:
    """A heading with its first lines and how many more there are; nothing at all without lines."""
    shown = [item for item in items if item]
    if shown:
        put(out, heading, style="bold")
        for item in shown[:_MOST]:
            put(out, item, "  · ")
    if len(shown) > _MOST:
        put(out, phrase("more", n=len(shown) - _MOST), "  ")
