"""Places in English text: which are found, which are asked about, and what is no place."""

import subprocess
import sys
from pathlib import Path

import pytest

from luodi.geography import find_latin_places

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("a factory in Changzhou", [("Changzhou", ("3204",))]),
        ("Wujin or Xinbei, in Jiangsu", [("Wujin", ("320412",)), ("Xinbei, in Jiangsu", ("320411",))]),
        ("in Wujin District, Changzhou, Jiangsu", [("Wujin District, Changzhou, Jiangsu", ("320412",))]),
        ("in Jintan district of Changzhou", [("Jintan district of Changzhou", ("320413",))]),
        ("near Xi'an", [("Xi'an", ("6101",))]),
        ("near Xian", [("Xian", ("6101",))]),
        ("factory in Suzhou, Anhui", [("Suzhou, Anhui", ("3413",))]),
        ("factory in Suzhou or Kunshan", [("Suzhou", ("3205",)), ("Kunshan", ("320583",))]),
        ("Liyang, 3000 sqm", [("Liyang", ("320481",))]),
    ],
)
def test_places_are_found_with_their_codes(text: str, places: list[tuple[str, tuple[str, ...]]]) -> None:
    assert [(each.text, each.codes) for each in find_latin_places(text)] == places


@pytest.mark.parametrize(
    "text",
    [
        "Lean production in one hall",
        "20 Yuan per sqm",
        "Changzhou Xize Precision Co., Ltd needs a hall",
        "Dear Mr. Wujin, we need a hall",
        "Contact Liyang Group",
    ],
)
def test_words_companies_and_persons_are_no_places(text: str) -> None:
    assert find_latin_places(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "moving from Shanghai",
        "for a Suzhou company",
        "our plant is in Wuxi",
        "a Shanghai-based firm, in Shanghai-based",
    ],
)
def test_where_somebody_comes_from_is_an_origin(text: str) -> None:
    assert [each.is_origin for each in find_latin_places(text)] in ([True], [])


def test_name_of_several_cities_is_ambiguous_but_for_home() -> None:
    (asked,) = find_latin_places("factory in Suzhou")
    assert (asked.is_ambiguous, asked.codes, set(asked.candidates)) == (True, (), {"3205", "3413"})
    (at_home,) = find_latin_places("factory in Suzhou", home="3204")
    assert at_home.codes == ("3205",)


def test_file_of_names_is_what_the_tool_makes() -> None:
    made = "import sys; sys.path.insert(0, 'tools'); import latin_names; print(*latin_names.lines(), sep='\\n')"
    run = subprocess.run([sys.executable, "-c", made], cwd=ROOT, capture_output=True, text=True, check=True)
    stored = (ROOT / "src/luodi/geography/data/latin.csv").read_text(encoding="utf-8")
    assert run.stdout == stored
