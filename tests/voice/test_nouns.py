"""One word for one thing: the nouns of every face are those of nouns.csv, and every code that travels has its words."""

import csv
import re
from pathlib import Path

import pytest

from luodi.cli import _words as cli
from luodi.fields import FIELDS
from luodi.matching import ASKS, DEALS, KINDS, VERDICTS
from luodi.voice import LANGUAGES, Language, noun_of, nouns
from luodi.web.desk import words as desk
from luodi.web.needs import topics
from luodi.web.portal.listing import rows
from luodi.web.portal.spoken import ask_label
from luodi.web.shared.reader import named

SOURCE = Path(__file__).parents[2] / "src" / "luodi"
DATA = SOURCE / "voice"
#: The values of every enumeration that people see, by the group of its nouns.
ENUMS = {
    "ask": ASKS,
    "deal": DEALS,
    "kind": KINDS,
    "hazard": FIELDS["hazard_category"].choices,
    "area_basis": FIELDS["area_basis"].choices,
    "side": ("requirement", "listing"),
    "status": ("met", "unmet", "unknown"),
}


@pytest.mark.parametrize("group", ENUMS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_value_has_one_word_and_no_two_share_it(group: str, language: Language) -> None:
    names = [each.name for each in nouns(group, language).values()]
    assert (list(nouns(group, language)), len(set(names)), "" in names) == (list(ENUMS[group]), len(names), False)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_verdict_has_its_word_and_to_confirm_is_none_of_them(language: Language) -> None:
    names = {code: each.name for code, each in nouns("verdict", language).items()}
    assert list(names)[:4] == list(VERDICTS)
    assert noun_of("word", "to_confirm", language).name not in names.values()


@pytest.mark.parametrize("name", ASKS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_ask_can_be_asked_of_either_side(name: str, language: Language) -> None:
    entry = noun_of("ask", name, language)
    assert all(question[-1:] in "？?" for question in (entry.landlord, entry.company))
    assert "到底" not in entry.landlord + entry.company
    assert language == "en" or "您" in entry.company


@pytest.mark.parametrize("english", [False, True], ids=["zh", "en"])
def test_every_face_says_the_same_noun(english: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    from django.utils.translation import override

    language: Language = "en" if english else "zh"
    monkeypatch.setenv("LUODI_LANG", language)
    with override("en" if english else "zh-hans"):
        for name in ASKS:
            assert {cli.noun("ask", name), ask_label(name).lower() if english else ask_label(name)} <= {
                noun_of("ask", name, language).name,
                noun_of("ask", name, language).name.lower(),
            }
        for kind in KINDS:
            assert {str(rows.KINDS[kind]), str(desk.CHOICES["kind"][kind]), str(topics.CHOICES["kind"][kind])} == {
                named("kind", kind)
            }
            assert cli.noun("kind", kind) == noun_of("kind", kind, language).name
        for verdict in VERDICTS:
            assert str(desk.VERDICTS[verdict]) == named("verdict", verdict)
            assert cli.noun("verdict", verdict) == noun_of("verdict", verdict, language).name
        for letter in FIELDS["hazard_category"].choices:
            assert str(desk.CHOICES["hazard_category"][letter]) == named("hazard", letter)
            assert str(topics.CHOICES["hazard_category"][letter]) == named("hazard", letter)


def test_no_page_calls_a_verdict_by_the_word_of_what_is_to_be_confirmed() -> None:
    pages = [*SOURCE.joinpath("web").rglob("*.html"), SOURCE / "cli" / "_words.py", SOURCE / "cli" / "_phrases.py"]
    lines = [line for page in pages for line in page.read_text(encoding="utf8").splitlines()]
    assert [line for line in lines if "待确认" in line and "to_confirm" not in line] == []
    assert [line for line in lines if "问清可定" in line] == []


@pytest.mark.parametrize("name", ["nouns.csv", "phrases.csv", "refusals.csv"])
def test_every_row_is_complete_in_both_languages_with_the_same_blanks(name: str) -> None:
    with DATA.joinpath(name).open(encoding="utf8", newline="") as stream:
        table = list(csv.DictReader(stream))
    for row in table:
        assert None not in row and None not in row.values(), row
        pairs = [(key, key[:-2] + "en") for key in row if key == "zh" or key.endswith("_zh")]
        for zh, en in pairs:
            blanks = [set(re.findall(r"\{\w+\}", row[key])) for key in (zh, en)]
            assert blanks[0] == blanks[1], row
    keys = [(row.get("group"), row["code"]) for row in table]
    assert len(set(keys)) == len(keys)
