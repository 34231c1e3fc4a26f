"""A page that is text: one block a line."""

from html import escape

from luodi.reading.article._block import Block, squeeze

#: Lines of more than a page; a file beyond this is no page.
MOST = 20_000


def line_blocks(text: str) -> list[Block]:
    """The lines that say something, in order."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n", MOST)[:MOST]
    return [_block(line) for line in lines if squeeze(line)]


def _block(line: str) -> Block:
    words = squeeze(line)
    return Block(words, lead=line[:1] in " \u3000\t\u00a0", html=escape(words))
