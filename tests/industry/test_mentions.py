"""Industries found in texts: the two corpora, spans, lists, names, and the words themselves."""

from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luodi.industry import IndustryMention, find_industries, industry, main_industry
from luodi.industry._classification import read_data
from luodi.industry._vocabulary import everyday_words, spelled_out, vocabulary

POSITIVE = [tuple(line.split("\t")) for line in read_data("corpus_positive.tsv")]
NEGATIVE = list(read_data("corpus_negative.txt"))
FRAGMENTS = st.sampled_from(
    [word.text for word in everyday_words()] + list("、，。 做在的Cc3Ａ8🙏厂房园路") + ["有限公司", "C3841", "C35"]
)


def _shown(mention: IndustryMention) -> str:
    return f"{mention.word}={mention.codes[0]}{'*' if mention.kind == 'process' else ''}"


@pytest.mark.parametrize(("text", "expected"), POSITIVE)
def test_mentions_of_a_positive_line_are_exactly_the_expected(text: str, expected: str) -> None:
    assert " ".join(map(_shown, find_industries(text))) == expected


@pytest.mark.parametrize("text", NEGATIVE)
def test_mentions_of_a_negative_line_are_none(text: str) -> None:
    assert find_industries(text) == []


@given(st.lists(FRAGMENTS, max_size=30).map("".join))
def test_mentions_of_any_text_are_ordered_spans_of_it_without_overlap(text: str) -> None:
    end = 0
    for mention in find_industries(text):
        assert end <= mention.start < mention.end <= len(text)
        assert mention.text == text[mention.start : mention.end]
        assert mention.codes and all(industry(code).code == code for code in mention.codes)
        end = mention.end


@given(st.text(max_size=200))
def test_mentions_of_arbitrary_characters_never_raise(text: str) -> None:
    assert all(mention.text for mention in find_industries(text))


def test_mention_of_full_width_letters_keeps_the_original_text() -> None:
    assert find_industries("做ＣＮＣ的") == [IndustryMention(1, 4, "ＣＮＣ", "cnc", ("3484",), "process")]


def test_mention_inside_a_longer_latin_word_is_none() -> None:
    assert find_industries("scnca做") == []


def test_weak_word_counts_only_beside_a_certain_one() -> None:
    assert find_industries("园区、电子、绿化") == []
    assert [mention.word for mention in find_industries("服装加工、电子、绿化")] == ["服装加工", "电子"]


def test_equipment_word_in_a_list_stays_equipment() -> None:
    assert [mention.word for mention in find_industries("服装加工、变压器、电梯")] == ["服装加工"]


def test_written_code_of_two_digits_needs_its_name_beside_it() -> None:
    assert [mention.kind for mention in find_industries("C35专用设备制造业")] == ["code", "industry"]
    assert find_industries("C35车间") == []


def test_main_industry_prefers_product_over_process_over_company_name() -> None:
    mentions = find_industries("恒力机械有限公司，做机加工，产品是轴承")
    assert [mention.kind for mention in mentions] == ["company", "process", "industry"]
    best = main_industry(mentions)
    assert best is not None and best.word == "轴承"
    assert main_industry([]) is None


def test_main_industry_of_touching_words_is_the_last() -> None:
    best = main_industry(find_industries("做光伏变压器的，也做注塑"))
    assert best is not None and best.codes == ("3821",)


def test_words_every_code_is_in_the_classification() -> None:
    assert all(industry(code).code == code for word in vocabulary().words.values() for code in word.codes)


def test_words_are_written_once_and_only_masks_have_no_code() -> None:
    words = list(everyday_words())
    assert sorted({word.text for word in words}) == sorted(word.text for word in words)
    assert all(bool(word.codes) != (word.kind == "mask") for word in words)
    assert all(len(word.text) > 1 for word in words)


def test_words_of_every_manufacturing_division_exist() -> None:
    divisions = {code[:2] for word in everyday_words() for code in word.codes}
    assert {f"{number:02}" for number in range(13, 44)} - divisions == {"16"}


def test_pattern_with_alternatives_is_spelled_out() -> None:
    assert list(spelled_out("食品(机械|设备|)a")) == ["食品机械a", "食品设备a", "食品a"]


def test_data_files_each_name_source_and_licence() -> None:
    tables = [path for path in (files("luodi.industry") / "data").iterdir() if path.name.endswith((".tsv", ".txt"))]
    heads = {path.name: path.read_text(encoding="utf-8")[:900] for path in tables}
    assert len(heads) == 5
    assert [name for name, head in heads.items() if "Licence: " not in head or "Date: " not in head] == []
