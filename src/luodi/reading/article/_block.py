"""A block: one paragraph, heading, cell or line of a page."""

import re
from dataclasses import dataclass

#: White space, and what no reader sees: control and format characters.
_SPACES = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u3000\u00a0\u200b-\u200f\u202a-\u202e\u2060\ufeff]+")


@dataclass(frozen=True, slots=True)
class Block:
    """`text` is stripped, `lead` says that it was indented, `tag` is p for a line of text. `linked` counts the characters
    inside links, `href` is the address of the first. `place` says that its class or id is one of page furniture. `html` is
    its content with bold, italic and links kept and everything else escaped; a picture is a block without text. A table of
    facts is one block of the tag table, a row a line. Blocks of one `parent` (0: the page is text) stand side by side."""

    text: str
    tag: str = "p"
    linked: int = 0
    href: str = ""
    place: bool = False
    in_table: bool = False
    lead: bool = False
    html: str = ""
    parent: int = 0

    @property
    def is_table(self) -> bool:
        """Whether it is a whole table of facts."""
        return self.tag == "table"

    @property
    def is_link(self) -> bool:
        """Whether it is a link, or mostly links."""
        return bool(self.text) and 2 * self.linked > len(self.text)

    @property
    def is_heading(self) -> bool:
        return self.tag in ("h1", "h2", "h3")


def squeeze(words: str) -> str:
    """One space for any run of white space and control characters, none at the ends."""
    return _SPACES.sub(" ", words).strip()


def tight(words: str) -> str:
    """Without any white space, to compare titles."""
    return _SPACES.sub("", words)
