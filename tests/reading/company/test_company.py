import pytest

from luodi.reading import open_text
from luodi.reading.company import find
from luodi.reading.company.corpus import CORPUS, NEGATIVE


@pytest.mark.parametrize(("want", "text"), [(w, t) for w, texts in CORPUS.items() for t in texts])
def test_company_spelling_gives_its_name(want: str, text: str) -> None:
    assert [m.value for m in find(open_text(text))] == [want]


@pytest.mark.parametrize("text", NEGATIVE)
def test_agency_place_or_pronoun_is_no_company(text: str) -> None:
    assert find(open_text(text)) == []


def test_same_name_said_twice_is_one_mention() -> None:
    text = "公司:常州栩泽精密部件有限公司,常州栩泽精密部件有限公司诚购厂房"
    assert [m.value for m in find(open_text(text))] == ["常州栩泽精密部件有限公司"]
