"""A kept reading is the reading itself, and is opened for its own words and its own reader only."""

import pickle
import zlib
from base64 import b85encode
from typing import Any

import pytest
from django.test import Client
from tests.web.portal.enquiry_path import WORDS, fields_of, sample, unhurried, write

from luodi.reading import read
from luodi.web.enquiries.models import Draft
from luodi.web.needs import kept, understanding
from luodi.web.needs.kept import packed, unpacked

__all__ = ["unhurried"]
#: Each with something that others lack: dates, alternatives, questions, invisible characters, nothing at all, an owner's.
NEEDS = (
    WORDS, "10月1日前要用，120㎡，不要一楼和顶楼", "溧阳3000平厂房或者武进5000平仓库", "用电630，租金20，18亩亩均税收30万",
    "溧阳\u200b租\u200b厂房", "今天天气不错", "我有厂房出租，溧阳3000平", "3000坪，2027年3月底入驻，锂电池、汽车零部件",
)  # fmt: skip


@pytest.mark.parametrize("words", NEEDS)
def test_kept_reading_is_the_same_reading(words: str) -> None:
    reading = read(words, kind="requirement")
    again = unpacked(packed(reading), words)
    assert again is not None
    assert (again.records, again.mentions, again.sources, again.text) == (
        reading.records, reading.mentions, reading.sources, reading.text,
    )  # fmt: skip
    assert (again.ignored, again.side, again.ambiguous) == (reading.ignored, reading.side, reading.ambiguous)


def test_kept_reading_holds_no_words_but_its_own_and_is_dropped_with_them(monkeypatch: pytest.MonkeyPatch) -> None:
    stored = packed(read(WORDS, kind="requirement"))
    assert unpacked(stored, WORDS + "。") is None
    assert unpacked(stored, WORDS) is not None
    monkeypatch.setattr(kept, "reader_version", lambda: "of another day")
    assert unpacked(stored, WORDS) is None


@pytest.mark.parametrize("stored", ["", "wxjsealed", "~" * 30, "\0", packed(read("溧阳", kind="requirement"))[:-9]])
def test_what_is_no_reading_is_not_opened(stored: str) -> None:
    assert unpacked(stored, "溧阳") is None


def test_nothing_but_the_parts_of_a_reading_is_opened() -> None:
    class Harm:
        def __reduce__(self) -> Any:
            return (pytest.fail, ("opened",))

    assert unpacked(b85encode(zlib.compress(pickle.dumps(Harm()))).decode(), "溧阳") is None


@pytest.fixture
def readings(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The words that were read as a need, each time they were."""
    found: list[str] = []

    def counted(words: str, **how: Any) -> Any:
        found.append(words)
        return read(words, **how)

    monkeypatch.setattr(understanding, "read", counted)
    return found


@pytest.mark.django_db
@pytest.mark.usefixtures("unhurried")
def test_words_are_read_once_however_often_their_pages_are_seen(client: Client, readings: list[str]) -> None:
    sample()
    draft = write(client)
    for page in ("", "answer/", "contact/", "", "answer/"):
        assert client.get(draft + page).status_code == 200
    assert client.post(draft, {**fields_of(client.get(draft), draft), "set": "area_min_m2=2000"}).status_code == 302
    assert client.post(draft, {"dismiss": "0"}).status_code == 302
    assert readings == [WORDS]
    assert client.post(draft, {"more": "要有货梯"}).status_code == 302
    page = client.get(draft)
    assert (len(readings), page.context["understood"].record["needs_freight_lift"]) == (2, True)


@pytest.mark.django_db
@pytest.mark.usefixtures("unhurried")
def test_reading_of_another_reader_is_made_anew(
    client: Client, readings: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    sample()
    draft = write(client)
    monkeypatch.setattr(kept, "reader_version", lambda: "of another day")
    assert client.get(draft).status_code == 200
    assert readings == [WORDS, WORDS]


@pytest.mark.django_db
@pytest.mark.usefixtures("unhurried")
def test_kept_reading_is_sealed_like_the_words(client: Client) -> None:
    write(client)
    stored = Draft.objects.extra(select={"raw": "reading"}).values_list("raw", flat=True).get()
    assert (stored.partition(":")[2] != "", WORDS in stored) == (True, False)
