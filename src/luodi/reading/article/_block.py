"""A block: one paragraph, heading, cell or line of a page."""

import re
from dataclasses import dataclass

#: White space, and invisible control and format characters.
_SPACES = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u3000\u00a0\u200b-\u200f\u202a-\u202e\u2060\ufeff]+")


@dataclass(frozen=True, slots=True)
class Block:
    """One block. `text` is stripped, `lead`: it was indented, `tag`: p for a line of text. `linked` counts the characters in
    links, `href` is the first link's address. `place`: its class or id marks page furniture. `html` is its content with
    bold, italic and links kept and the rest escaped. A picture is a block without text; a table of facts is one block with
    tag table and a line per row. Blocks with the same `parent` (0 for text pages) are siblings."""

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
        """Whether it is a table of facts."""
        return self.tag == "table"

    @property
    def is_link(self) -> bool:
        """Whether it is a link, or mostly links."""
        return bool(self.text) and 2 * self.linked > len(self.text)

    @property
    def is_heading(self) -> bool:
        return self.tag in ("h1", "h2", "h3")


def squeeze(words: str) -> str:
    """Collapses white space and control characters to single spaces and strips the ends."""
    return _SPACES.sub(" ", words).strip()


def tight(words: str) -> str:
    """Removes all white space, for comparing titles."""
    return _SPACES.sub("", words)
