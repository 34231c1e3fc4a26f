"""The terminal output of `luodi read`: the text with its spans, a table of fields, questions, and what was ignored."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from luodi.cli._language import language
from luodi.cli._layout import put, put_list
from luodi.cli._output import console
from luodi.cli._words import KINDS, STRENGTHS, noun, phrase, word
from luodi.fields import FIELDS
from luodi.voice import field_name, record_value
from luodi.voice.numbers import between

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

Document = dict[str, Any]
_COLOURS = ("cyan", "green", "magenta", "blue", "bright_cyan", "bright_green", "bright_magenta", "bright_blue")
_LONGEST_WORDS = 40


def show(text: str, document: Document, rules: dict[str, str] | None = None) -> None:
    """Prints a document of `luodi read --json`; `rules` (by key) adds the rule of each value."""
    out = console()
    if out.is_terminal:
        _print_coloured(out, text, document)
    fields = document["fields"]
    put(out, phrase("read_as", kind=word(KINDS, document["kind"]), n=len(fields)), style="bold")
    if fields:
        out.print(_table(document, rules))
    _print_records(out, document.get("records") or [])
    put_list(out, phrase("to_ask"), map(question, document["ambiguous"]))
    put_list(out, phrase("ignored"), map(words_of, document["ignored"]))


def field_rows(document: Document, rules: dict[str, str] | None = None) -> Iterator[tuple[str, ...]]:
    """Name, value, words, manner and, if `rules` is given, rule of each field."""
    for key, entry in document["fields"].items():
        row = (
            field_name(key, language()),
            value_text(key, entry),
            words_of(entry),
            _manner(document["kind"], key, entry),
        )
        yield row if rules is None else (*row, rules.get(key, ""))


def value_text(key: str, entry: Document) -> str:
    """The value of one field of the document: 3000 ㎡, 2700–3600 ㎡, 出租, 不要 2; of a lower or upper limit its own end."""
    own = next((end for end in ("min", "max") if f"_{end}_" in key and entry.get(end) is not None), "value")
    if own in entry:
        shown = record_value(key, entry[own], language())
    else:
        shown = between(key, entry.get("min"), entry.get("max"), language(), "terminal")
    return f"{phrase('not')} {shown}" if entry["negated"] else shown


def question(item: Document) -> str:
    """The question about something ambiguous, and its words."""
    note, words = str(item["note"]), words_of(item)
    return f"{note}（「{words}」）" if words not in note else note


def _manner(kind: str, key: str, entry: Document) -> str:
    """The hedge and, for an ask, whether it is a must or a wish: 约，必须."""
    is_ask = kind == "requirement" and key in FIELDS and FIELDS[key].criterion
    strength = word(STRENGTHS, entry["strength"]) if is_ask else ""
    return phrase("comma").join(part for part in (noun("hedge", entry["hedge"]), strength) if part)


def words_of(item: Document) -> str:
    """The words of a field or a remark on one line, cut where they are long."""
    return _cut(" ".join(str(item["text"]).split()))


def _cut(words: str) -> str:
    return words if len(words) <= _LONGEST_WORDS else f"{words[: _LONGEST_WORDS - 1]}…"


def _table(document: Document, rules: dict[str, str] | None) -> "Table":
    # imported here because it is slow to load and rarely needed
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for heading in ("field", "value", "words", "manner", *(() if rules is None else ("rule",))):
        table.add_column(phrase(heading), overflow="fold")
    for row in field_rows(document, rules):
        table.add_row(*row)
    return table


def _print_records(out: "Console", records: list[Document]) -> None:
    if len(records) < 2:
        return
    for number, record in enumerate(records, start=1):
        shown = phrase("semicolon").join(
            f"{field_name(key, language())} {record_value(key, content, language())}"
            for key, content in record.items()
            if _is_plain(content)
        )
        put(out, shown, f"{phrase('record_no', n=number)}{phrase('colon')}")


def _is_plain(content: Any) -> bool:
    return not (isinstance(content, dict) or (isinstance(content, list) and any(isinstance(c, dict) for c in content)))


def _print_coloured(out: "Console", text: str, document: Document) -> None:
    # imported here because it is slow to load and rarely needed
    from rich.text import Text

    coloured = Text(text.strip("\n"))
    shift = len(text) - len(text.lstrip("\n"))
    for number, entry in enumerate(document["fields"].values()):
        coloured.stylize(f"bold {_COLOURS[number % len(_COLOURS)]}", entry["start"] - shift, entry["end"] - shift)
    for item in document["ambiguous"]:
        coloured.stylize("yellow underline", item["start"] - shift, item["end"] - shift)
    out.print(coloured)
    out.print()
