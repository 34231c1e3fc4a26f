"""The English of the site: complete, in step with the code, with the same blanks, and all that an English reader sees."""

import re
from collections import Counter
from collections.abc import Iterator

import pytest
from babel.messages.catalog import Message
from django.test import Client
from tests.web.portal.enquiry_path import AT, sample, send, unhurried, write
from tools.messages import MO, compiled, english, extracted, merged, missing, stored, written

from luodi.web.listings.actions import withdraw_listing
from luodi.web.listings.models import Listing
from luodi.web.places.actions import add_park

__all__ = ["unhurried"]
CHINESE = re.compile(r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]+")
#: What an English page may show in Chinese, because it is data: names, places, sources, words that somebody wrote.
DATA = ("用电630",
    "示例运营方", "示例园区", "示例园", "业主提供", "园区填报", "号厂房", "江苏省", "常州市", "溧阳市", "武进区", "溧阳", "武进", "中文", "常州",
    "镇江市", "南京市", "无锡市", "宜兴市", "金坛区", "句容市", "高淳区", "溧水区", "广德市", "郎溪县", "新北区", "天宁区", "钟楼区", "落地",
)  # fmt: skip
WORDS = "想在溧阳租厂房 净高9米以上 用电630kVA 能做环评 谢谢"


def ids(message: Message) -> list[str]:
    """The marked word: one sentence, or singular and plural."""
    return [message.id] if isinstance(message.id, str) else list(message.id)


def blanks(text: str) -> set[str]:
    """What is filled in, and the tags around it: %(name)s, {name}, %%, <b>."""
    return set(re.findall(r"%\(\w+\)s|%%|\{\w+\}|<(?!span|/span)[^>]+>", text))


def test_every_marked_word_has_english_and_none_is_left_over() -> None:
    kept = stored()
    assert missing(kept) == []
    assert {(m.context, str(m.id)) for m in kept if m.id} == {(m.context, str(m.id)) for m in extracted() if m.id}


def test_english_has_the_blanks_of_the_chinese() -> None:
    pairs = [(source, text) for m in stored() if m.id for source, text in zip(ids(m), english(m), strict=True)]
    assert [(source, text) for source, text in pairs if blanks(source) != blanks(text)] == []


def test_singular_and_plural_of_a_count_differ_where_english_inflects() -> None:
    counted = {str(m.id[0]): english(m) for m in stored() if m.pluralizable}
    assert counted["%(n)s 处"] == ["%(n)s place", "%(n)s places"]
    assert counted["%(n)s 天前"] == ["%(n)s day ago", "%(n)s days ago"]


def test_chinese_stays_only_in_examples_that_the_reader_is_to_read() -> None:
    """Examples of needs are read by the same program in either language; everything else is translated."""
    kept = [(ids(m)[0], text) for m in stored() if m.id for text in english(m) if CHINESE.search(text)]
    assert [source for source, text in kept if text != source and source not in text and "例：" not in source] == []
    assert len(kept) < 12


def test_compiled_catalogue_is_in_step_and_a_second_run_changes_nothing() -> None:
    kept = stored()
    assert MO.read_bytes() == compiled(kept)
    assert written(merged(extracted(), kept)) == written(merged(extracted(), stored()))


def shown(page: str) -> Iterator[str]:
    """Texts and named attributes of a page, except scripts, quoted words and what is marked as Chinese."""
    page = re.sub(r"<script.*?</script>|<mark.*?</mark>|<textarea.*?</textarea>", "", page, flags=re.S)
    page = re.sub(r'<q lang="zh-Hans">.*?</q>', "", page, flags=re.S)
    page = re.sub(
        r'<div class="pair" lang="zh-Hans">.*?</section>', "", page, flags=re.S
    )  # specimens of the pattern book
    yield from re.split(r"<[^>]+>", page)
    yield from re.findall(r'\s(?:aria-label|title|placeholder|alt|content)="([^"]*)"', page)


def chinese(page: str, *data: str) -> Counter[str]:
    """Chinese that is not data: what is left of each text once names and quoted examples are taken out."""
    examples = [text for m in stored() if m.id for text in english(m) if CHINESE.search(text)]
    names = sorted({*data, *DATA, *examples}, key=len, reverse=True)
    left: Counter[str] = Counter()
    for text in shown(page):
        for name in names:
            text = text.replace(name, "")
        left.update(CHINESE.findall(text))
    return left


@pytest.fixture
def reader() -> Client:
    return Client(headers={"accept-language": "en"})


@pytest.mark.django_db
def test_public_pages_are_english_but_for_their_data(reader: Client) -> None:
    _operator, park = sample()
    listing, gone = Listing.objects.order_by("pk")[:2]
    withdraw_listing(listing=gone, actor=None, at=AT, reason="已租出")
    place = add_park(
        organisation=park,
        name="示例园",
        region_code="320481",
        source="园区填报",
        actor=None,
        at=AT,
    )
    pages = ["/", "/find/", "/listings/", "/listings/?rent_max_cny_m2_month=x", f"/listings/{listing.pk}/", f"/listings/{gone.pk}/",
             "/parks/", f"/parks/{place.pk}/", "/patterns/", "/ranking/", "/privacy/", "/no/such/page/"]  # fmt: skip
    assert {page: left for page in pages if (left := chinese(reader.get(page).content.decode()))} == {}


@pytest.mark.django_db
@pytest.mark.usefixtures("unhurried")
def test_enquiry_path_is_english_but_for_the_words_of_its_writer(reader: Client) -> None:
    sample()
    draft = write(reader, WORDS)
    pages = [draft, f"{draft}answer/", f"{draft}contact/", send(reader, draft)["Location"]]
    quoted = CHINESE.findall(WORDS)
    assert {page: left for page in pages if (left := chinese(reader.get(page).content.decode(), *quoted))} == {}
