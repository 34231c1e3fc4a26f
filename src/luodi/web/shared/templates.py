"""How our templates are read: a line break and the indentation after it mean nothing, as in JSX.

So a template has one tag or sentence a line, and the page is as small as if all stood in one; no space slips between two
pieces of Chinese. A break inside a tag parts its attributes, a break between two words of text is one space; a space
that counts elsewhere stands within a line. What a browser shows as written (`pre`, `textarea`, `script`, `style`) and
what is translated as a whole (`blocktranslate`) stay as they are.
"""

import re
from functools import lru_cache
from pathlib import Path

from django.template import Origin
from django.template.loaders import app_directories, filesystem

#: Below here templates are ours; those of libraries are read as they were written.
OURS = Path(__file__).parents[1]
_DJANGO = r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}"
_AS_WRITTEN = "|".join(rf"<{name}\b.*?</{name}>" for name in ("pre", "textarea", "script", "style"))
_TRANSLATED = r"\{%\s*blocktranslate\b.*?\{%\s*endblocktranslate\s*%\}|\{%\s*comment\b.*?\{%\s*endcomment\s*%\}"
#: An HTML tag may hold tags of Django, and these any sign.
_TAG = rf"<[/!a-zA-Z](?:{_DJANGO}|[^<>{{]|\{{(?![%{{#]))*>"
TOKEN = re.compile(rf"({_AS_WRITTEN}|{_TRANSLATED}|{_DJANGO}|{_TAG})", re.S)
_BREAK = re.compile(r"[ \t]*\n\s*")


def joined(source: str) -> str:
    """A template without the line breaks that only lay it out."""
    return "".join(_tag(piece) if place % 2 else _text(piece) for place, piece in enumerate(TOKEN.split(source)))


def _tag(piece: str) -> str:
    if not re.match(r"<[/!a-zA-Z]", piece) or re.match(_AS_WRITTEN, piece, re.S):
        return piece
    return re.sub(r" (?=/?>$)", "", _BREAK.sub(" ", piece)) if "\n" in piece else piece


def _text(piece: str) -> str:
    """Breaks at the edges go, those between words become a space."""
    piece = re.sub(r"\A[ \t]*\n\s*|[ \t]*\n\s*\Z", "", piece)
    return _BREAK.sub(" ", piece)


@lru_cache(maxsize=512)
def _is_ours(name: str) -> bool:
    return Path(name).is_relative_to(OURS)


class FilesystemLoader(filesystem.Loader):
    """Templates beside their views."""

    def get_contents(self, origin: Origin) -> str:
        """The source, joined when it is ours."""
        source = super().get_contents(origin)
        return joined(source) if _is_ours(origin.name) else source


class AppLoader(app_directories.Loader):
    """Templates in the `templates` folder of a room or a library."""

    def get_contents(self, origin: Origin) -> str:
        """The source, joined when it is ours."""
        source = super().get_contents(origin)
        return joined(source) if _is_ours(origin.name) else source
