"""Patterns that look first find what `re` finds: every rule, on texts put together from the spellings of all corpora."""

import importlib
import pkgutil
import re
from collections.abc import Iterator
from functools import cache
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import luodi.reading
from luodi.reading import open_text
from luodi.reading._pattern import Pattern, compile_pattern
from luodi.reading._quantities import NumberRule
from luodi.reading._rule import Rule
from luodi.reading._scan import scan
from luodi.reading._syntax import parse


@cache
def _modules() -> tuple[ModuleType, ...]:
    found = pkgutil.walk_packages(luodi.reading.__path__, "luodi.reading.")
    return tuple(importlib.import_module(each.name) for each in found)


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Rule | NumberRule):
        yield value.pattern
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from (*_strings(key), *_strings(each))
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _strings(each)


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], Pattern], ...]:
    """The patterns of all rules, and every constant that is one, where a look is taken."""
    words = {s for m in _modules() for name, value in vars(m).items() if name.isupper() for s in _strings(value)}
    pairs = [(re.compile(each), compile_pattern(each)) for each in sorted(words) if _is_pattern(each)]
    return tuple((plain, looking) for plain, looking in pairs if isinstance(looking, Pattern))


def _is_pattern(text: str) -> bool:
    try:
        re.compile(text)
    except re.error:
        return False
    return True


@cache
def _spellings() -> list[str]:
    corpora = [m for m in _modules() if m.__name__.endswith("corpus")]
    texts = {s for m in corpora for name, value in vars(m).items() if name.isupper() for s in _strings(value)}
    return sorted(text for text in texts if 1 < len(text) < 80)


@given(st.data())
@settings(max_examples=25)
def test_pattern_on_any_text_finds_what_re_finds(data: st.DataObject) -> None:
    spelled = st.lists(st.sampled_from(_spellings()), min_size=1, max_size=3)
    text = open_text(data.draw(st.sampled_from(["", " ", "，", "\n"])).join(data.draw(spelled)))
    for shown in (text.clean, scan(text).shadow):
        start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(shown))] * 2)))
        for plain, looking in _patterns():
            assert [m.span() for m in looking.finditer(shown)] == [m.span() for m in plain.finditer(shown)], plain
            for part in (shown, shown[:end], shown[start:end], shown + "\n"):
                assert _span(looking.search(part)) == _span(plain.search(part)), (plain, part)
            assert _span(looking.search(shown, start, end)) == _span(plain.search(shown, start, end)), plain


def _span(match: re.Match[str] | None) -> tuple[int, int] | None:
    return match.span() if match else None


def test_pattern_of_many_rules_looks_first() -> None:
    assert len(_patterns()) > 100


@pytest.mark.parametrize(
    "pattern",
    ["(?i)(?:ab)?c", r"(?:(?P<a>x)|b)?(?P=a)c", r"(?:(a)|b)?\1c", "(?:(a)|b)?(?(1)c|d)e", "(?s:.)*(?:租|售)$"],
    ids=["flags", "name", "number", "condition", "local flags"],
)
def test_pattern_of_other_parts_is_left_to_re(pattern: str) -> None:
    assert parse(pattern) is None
    assert isinstance(compile_pattern(pattern), re.Pattern)


@pytest.mark.parametrize(
    ("pattern", "places", "ends"),
    [
        (r"(?:双梁)?行车", "[双行]", None),
        (r"(?<!不)可分|不能租", "[不可]", None),
        (r"(?:[1-3]号|[\]\-]|\u4e00|\n)x?", "[1-3\\\n\\-\\]一]", None),
        (r"(?:厂|库)?(?:房|区)\s?$", "[区厂库房]", "[\\s区房]"),
        (r"(?:\d|米)+高", None, None),
        (r"(?:[^米]|高)?租", None, None),
        (r"行车|天车", None, None),
        (r"(?=租).租", None, None),
    ],
)
def test_signs_at_the_ends_of_a_pattern_are_those_it_is_looked_up_by(
    pattern: str, places: str | None, ends: str | None
) -> None:
    made = compile_pattern(pattern)
    looks = made.finditer.args[1].pattern if isinstance(made, Pattern) and hasattr(made.finditer, "args") else None
    last = made.search.args[1]._pattern.pattern if ends and isinstance(made, Pattern) else None
    assert (looks, last) == (places, ends)


@pytest.mark.parametrize(
    ("pattern", "text", "spans"),
    [
        (r"(?:双梁)?(?:行车|天车)", "要双梁行车,天车", [(1, 5), (6, 8)]),
        (r"(?<!不)(?:可|能)分", "不可分 可分 能分", [(4, 6), (7, 9)]),
        (r"(?:(?:可|能)租|[A-Z]仓)", "A仓可租", [(0, 2), (2, 4)]),
        (r"(?:\s|x)*", "ab", [(0, 0), (1, 1), (2, 2)]),
        (r"(?:^|(?<=,))租", "租,租", [(0, 1), (2, 3)]),
    ],
)
def test_finditer_of_a_pattern_gives_the_spans(pattern: str, text: str, spans: list[tuple[int, int]]) -> None:
    assert [m.span() for m in compile_pattern(pattern).finditer(text)] == spans


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        (r"(?:不要|别)(?:有)?$", "我们不要有", (2, 5)),
        (r"(?:不要|别)(?:有)?$", "不要电", None),
        (r"(?:不要|别)(?:有)?$", "不要\n", (0, 2)),
        (r"(?:不要|别)(?:有)?$", "", None),
        (r"(?:不要$|别)", "别的", (0, 1)),
    ],
)
def test_search_of_a_pattern_gives_the_span(pattern: str, text: str, found: tuple[int, int] | None) -> None:
    assert _span(compile_pattern(pattern).search(text)) == found
