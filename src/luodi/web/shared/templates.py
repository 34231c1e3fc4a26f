"""Template loaders that ignore line breaks and the indentation after them, as JSX does.

A template can thus have one tag or sentence per line, while the page stays compact and no space slips in between Chinese
characters. A break inside a tag separates attributes, and a break between words becomes one space; any other significant
space must be within a line. Preformatted elements (`pre`, `textarea`, `script`, `style`) and `blocktranslate` are kept
as they are.
"""

import re
from functools import lru_cache
from pathlib import Path

from django.template import Origin
from django.template.loaders import app_directories, filesystem

#: Pages below this folder are ours; those of libraries, and plain text, are left unchanged.
OURS = Path(__file__).parents[1]
_DJANGO = r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}"
_AS_WRITTEN = "|".join(rf"<{name}\b.*?</{name}>" for name in ("pre", "textarea", "script", "style"))
_TRANSLATED = r"\{%\s*blocktranslate\b.*?\{%\s*endblocktranslate\s*%\}|\{%\s*comment\b.*?\{%\s*endcomment\s*%\}"
#: An HTML tag may contain Django tags, and those any character.
_TAG = rf"<[/!a-zA-Z](?:{_DJANGO}|[^<>{{]|\{{(?![%{{#]))*>"
TOKEN = re.compile(rf"({_AS_WRITTEN}|{_TRANSLATED}|{_DJANGO}|{_TAG})", re.S)
_BREAK = re.compile(r"[ \t]*\n\s*")


def joined(source: str) -> str:
    """A template without its layout line breaks."""
    return "".join(_tag(piece) if place % 2 else _text(piece) for place, piece in enumerate(TOKEN.split(source)))


def _tag(piece: str) -> str:
    if not re.match(r"<[/!a-zA-Z]", piece) or re.match(_AS_WRITTEN, piece, re.S):
        return piece
    return re.sub(r" (?=/?>$)", "", _BREAK.sub(" ", piece)) if "\n" in piece else piece


def _text(piece: str) -> str:
    """Text with outer breaks removed and inner ones replaced by a space."""
    piece = re.sub(r"\A[ \t]*\n\s*|[ \t]*\n\s*\Z", "", piece)
    return _BREAK.sub(" ", piece)


@lru_cache(maxsize=512)
def _is_ours(name: str) -> bool:
    return name.endswith(".html") and Path(name).is_relative_to(OURS)


class FilesystemLoader(filesystem.Loader):
    """Templates beside their views."""

    def get_contents(self, origin: Origin) -> str:
        """The source, joined if it is ours."""
        source = super().get_contents(origin)
        return joined(source) if _is_ours(origin.name) else source


class AppLoader(app_directories.Loader):
    """Templates in the `templates` folder of a room or a library."""

    def get_contents(self, origin: Origin) -> str:
        """The source, joined if it is ours."""
        source = super().get_contents(origin)
        return joined(source) if _is_ours(origin.name) else source
