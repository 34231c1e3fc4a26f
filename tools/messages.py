"""The English catalogue of the site: finds every marked word, keeps what is translated, compiles.

    python tools/messages.py            src/luodi/web/locale/en/LC_MESSAGES/django.po and django.mo, written again
    python tools/messages.py --missing  and the words that have no English yet, one a line

A word that nobody uses any more leaves the catalogue; a new one enters it empty, and tests/web/test_catalogue.py asks for
its English. Needs no gettext programs: Babel reads Python, and Django turns its templates into something like Python.
"""

import datetime as dt
import io
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

WEB = Path(__file__).parents[1] / "src" / "luodi" / "web"
PO = WEB / "locale" / "en" / "LC_MESSAGES" / "django.po"
MO = PO.with_suffix(".mo")
#: Calls that mark a word, and which of their arguments it is; "c" is a context.
KEYWORDS: dict[str, Any] = {
    **dict.fromkeys(("_", "gettext", "gettext_lazy", "gettext_noop")),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), (1, 2)),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), ((1, "c"), 2)),
    **dict.fromkeys(("npgettext", "npgettext_lazy"), ((1, "c"), 2, 3)),
}
TEMPLATES = (".html", ".txt")
#: Stands in the header, which must not change when no word does.
SINCE = dt.datetime(2026, 11, 23, tzinfo=dt.UTC)
HEADER = """\
# The words of the site in English. Words are marked where they are used, in Chinese; the terms are those of docs/glossary.md.
# `make messages` finds new ones and compiles; licensed like the rest of Luodi.
#"""


def sources() -> list[Path]:
    """The Python files and templates of the site."""
    code = [p for p in WEB.rglob("*.py") if "migrations" not in p.parts]
    words = [p for p in WEB.rglob("*") if p.suffix in TEMPLATES]
    return sorted(code + words)


def python_of(path: Path) -> str:
    """What Babel reads of a file: Python as it is; a template as calls, without indents, which Python would not allow."""
    text = path.read_text(encoding="utf8")
    if path.suffix == ".py":
        return text
    return "\n".join(line.strip() for line in templatize(text, origin=str(path)).split("\n"))


def marked(path: Path) -> Iterator[tuple[str | tuple[str, ...], str | None]]:
    """The words that a file marks, each with its context."""
    code = io.BytesIO(python_of(path).encode())
    for _line, words, _comments, context in extract("python", code, KEYWORDS):
        yield words, context


def extracted() -> Catalog:
    """Every marked word of the site, with the files that use it."""
    catalog = Catalog(
        locale="en",
        project="Luodi",
        msgid_bugs_address="SECURITY.md",
        last_translator="Luodi",
        language_team="en",
        header_comment=HEADER,
        creation_date=SINCE,
        revision_date=SINCE,
        fuzzy=False,
    )
    for path in sources():
        for words, context in marked(path):
            catalog.add(words, locations=[(path.relative_to(WEB).as_posix(), 1)], context=context)
    return catalog


def stored() -> Catalog:
    """The catalogue as it is kept."""
    with PO.open("rb") as file:
        return read_po(file, locale="en")


def merged(found: Catalog, kept: Catalog) -> Catalog:
    """What was found, with the English that was kept."""
    for message in found:
        known = kept.get(message.id, message.context) if message.id else None
        if known is not None and message.pluralizable == known.pluralizable:
            message.string = known.string
    return found


def english(message: Message) -> list[str]:
    """The English of a word: one sentence, or singular and plural."""
    return [message.string or ""] if isinstance(message.string, str | None) else list(message.string)


def missing(catalog: Catalog) -> list[str]:
    """The words that have no English yet."""
    return [str(m.id) for m in catalog if m.id and not all(english(m))]


def compiled(catalog: Catalog) -> bytes:
    """The catalogue as Django loads it."""
    out = io.BytesIO()
    write_mo(out, catalog)
    return out.getvalue()


def written(catalog: Catalog) -> bytes:
    """The catalogue as people read it: sorted, one word a line, no dates and no line numbers, so that a diff shows words."""
    out = io.BytesIO()
    write_po(out, catalog, width=0, sort_output=True, include_lineno=False)
    return out.getvalue()


if __name__ == "__main__":
    catalogue = merged(extracted(), stored())
    PO.write_bytes(written(catalogue))
    MO.write_bytes(compiled(catalogue))
    absent = missing(catalogue)
    if "--missing" in sys.argv:
        sys.stdout.writelines(f"{word}\n" for word in absent)
    sys.stderr.write(f"{len(catalogue)} words, {len(absent)} without English\n")
