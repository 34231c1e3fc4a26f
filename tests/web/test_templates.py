"""How templates are laid out and read: a line break means nothing, and the files keep to what the reader of them needs."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luodi.web.shared.templates import OURS, TOKEN, joined

TEMPLATES = sorted(OURS.rglob("*.html"))
#: Longer lines are broken, but for what cannot be: one tag of Django, one shape of a drawing.
LONGEST = 160
_UNBREAKABLE = re.compile(r"blocktranslate|\{% (include|translate) [^%]*%\}|<(path|text|textarea) ")


@pytest.mark.parametrize(
    ("laid_out", "read"),
    [
        ("<p>\n  {{ a }}\n  {{ b }}\n</p>\n", "<p>{{ a }}{{ b }}</p>"),
        ("<p>\n  一句话\n  {% if x %}\n    再一句\n  {% endif %}\n</p>", "<p>一句话{% if x %}再一句{% endif %}</p>"),
        ("two words\n  of text", "two words of text"),
        ("<b>a</b> <b>b</b>", "<b>a</b> <b>b</b>"),
        ('<a class="x"\n   href="y">\n  z\n</a>', '<a class="x" href="y">z</a>'),
        ('<input class="x"\n       {% if a > b %}required{% endif %}\n/>', '<input class="x" {% if a > b %}required{% endif %}/>'),
        ("<pre>\n a\n b\n</pre>", "<pre>\n a\n b\n</pre>"),
        ("<textarea>\na\n</textarea>", "<textarea>\na\n</textarea>"),
        ("{% blocktranslate trimmed %}\n  一\n  二\n{% endblocktranslate %}", "{% blocktranslate trimmed %}\n  一\n  二\n{% endblocktranslate %}"),
        ("{% comment %}\nSlots\n{% endcomment %}\n<i></i>", "{% comment %}\nSlots\n{% endcomment %}<i></i>"),
        ("1 < 2\n<b>x</b>", "1 < 2<b>x</b>"),
    ],
)  # fmt: skip
def test_line_break_with_its_indentation_means_nothing(laid_out: str, read: str) -> None:
    assert joined(laid_out) == read


@given(st.lists(st.sampled_from(["<p>", "</p>", "{{ a }}", "{% if a %}", "一", "two", "<br>"]), max_size=12), st.data())
def test_breaks_beside_tags_change_nothing(pieces: list[str], data: st.DataObject) -> None:
    words, laid_out = {"一", "two"}, ""
    for piece, following in zip(pieces, [*pieces[1:], ""], strict=False):
        is_between_words = piece in words and following in words
        is_broken = not is_between_words and data.draw(st.booleans())
        laid_out += piece + ("\n" + " " * data.draw(st.integers(0, 6)) if is_broken else "")
    assert joined(laid_out) == "".join(pieces)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(OURS)))
def test_template_has_lines_that_a_person_reads(path: Path) -> None:
    source = path.read_text(encoding="utf8")
    long = [line for line in source.splitlines() if len(line) > LONGEST and not _UNBREAKABLE.search(line)]
    assert long == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(OURS)))
def test_sentence_of_several_lines_is_trimmed(path: Path) -> None:
    """The words that are looked up are those of the file, so their layout must not be part of them."""
    sentences = re.findall(
        r"\{%\s*blocktranslate\b.*?\{%\s*endblocktranslate\s*%\}", path.read_text(encoding="utf8"), re.S
    )
    assert [each for each in sentences if "\n" in each and " trimmed" not in each.partition("%}")[0]] == []


def test_every_template_is_cut_into_whole_tags() -> None:
    for path in TEMPLATES:
        texts = TOKEN.split(path.read_text(encoding="utf8"))[::2]
        assert not [text for text in texts if re.search(r"\{%|%\}|</?[a-z]+[ >]", text)], path
