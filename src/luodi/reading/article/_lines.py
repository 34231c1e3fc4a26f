"""Splits a text page into blocks: one per line."""

from html import escape

from luodi.reading.article._block import Block, squeeze

#: No page has more lines than this.
MOST = 20_000


def line_blocks(text: str) -> list[Block]:
    """The non-empty lines, in order."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n", MOST)[:MOST]
    return [_block(line) for line in lines if squeeze(line)]


def _block(line: str) -> Block:
    words = squeeze(line)
    return Block(words, lead=line[:1] in " \u3000\t\u00a0", html=escape(words))
