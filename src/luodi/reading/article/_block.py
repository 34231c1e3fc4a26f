"""A block: one paragraph, heading, cell or line of a page."""

import re
from dataclasses import dataclass

_SPACES = re.compile(r"[\s\u3000\u00a0\u200b\ufeff]+")


@dataclass(frozen=True, slots=True)
class Block:
    """`text` is stripped, `lead` says that it was indented, `tag` is p for a line of text. `linked` counts the characters
    inside links, `href` is the address of the first. `place` says that its class or id is one of page furniture. `html` is
    its content with bold, italic and links kept and everything else escaped; a picture is a block without text."""

    text: str
    tag: str = "p"
    linked: int = 0
    href: str = ""
    place: bool = False
    in_table: bool = False
    lead: bool = False
    html: str = ""

    @property
    def is_link(self) -> bool:
        """Whether it is a link, or mostly links."""
        return bool(self.text) and 2 * self.linked > len(self.text)

    @property
    def is_heading(self) -> bool:
        return self.tag in ("h1", "h2", "h3")


def squeeze(words: str) -> str:
    """One space for any run of white space, none at the ends."""
    return _SPACES.sub(" ", words).strip()


def tight(words: str) -> str:
    """Without any white space, to compare titles."""
    return _SPACES.sub("", words)
