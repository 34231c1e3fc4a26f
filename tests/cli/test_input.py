"""The door in: encodings as people's programs write them, and files that are no text."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luodi.cli._clarity import LONGEST, require_message, require_something
from luodi.cli._input import decode, read_text
from luodi.cli.errors import (
    CliError,
    FileIsFolder,
    FileMissing,
    FileUnreadable,
    NothingUnderstood,
    NotText,
    OnlyPhones,
    OnlySymbols,
    TextEmpty,
    TextTooLong,
)

WORDS = "溧阳求租3000㎡厂房，層高8米"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16"])
def test_words_are_read_in_the_encoding_of_the_editor(encoding: str) -> None:
    assert decode(WORDS.encode(encoding), "a.txt") == WORDS


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"PK\x03\x04\x14\x00", "Excel、Word 或压缩包"),
        (b"%PDF-1.7\n%", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "图片"),
        (bytes(range(256)) * 8, "二进制文件"),
        (b"\xff\xfe\x00\xd8", "二进制文件"),
        (b"abc\x00def", "二进制文件"),
    ],
)
def test_what_is_no_text_is_named(data: bytes, found: str) -> None:
    with pytest.raises(NotText) as caught:
        decode(data, "需求.txt")
    assert caught.value.sentence == f"「需求.txt」不是文字（看起来是{found}），请把要读的话另存为 .txt，或直接粘贴。"


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_named_as_none(data: bytes) -> None:
    try:
        text = decode(data, "a")
    except NotText as error:
        assert error.sentence.startswith("「a」不是文字")
    else:
        assert "\0" not in text


def test_missing_file_folder_and_forbidden_file_are_told_apart(tmp_path: Path) -> None:
    for name, error in ((tmp_path / "a.txt", FileMissing), (tmp_path, FileIsFolder), ("a\0b", FileUnreadable)):
        with pytest.raises(error):
            read_text(str(name))
    with pytest.raises(FileMissing):
        read_text(str(Path(__file__) / "below-a-file"))


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("", TextEmpty),
        (" \n\u3000", TextEmpty),
        ("😀👍🏻…！！", OnlySymbols),
    ],
)
def test_text_that_is_no_message_is_refused_before_reading(text: str, error: type[CliError]) -> None:
    with pytest.raises(error):
        require_message(text, "requirement")


@pytest.mark.parametrize("kind", ["auto", "requirement", "listing"])
def test_message_has_a_length_and_an_article_has_none(kind: str) -> None:
    require_message("字" * LONGEST[kind], kind)
    require_message("字" * (LONGEST[kind] + 1), "article")
    with pytest.raises(TextTooLong):
        require_message("字" * (LONGEST[kind] + 1), kind)


def test_forty_phones_are_an_address_book() -> None:
    text = "\n".join(f"老张{n} 138000000{n}" for n in range(10, 50))
    with pytest.raises(OnlyPhones) as caught:
        require_something(text, {"phone": "13800000010", "contact_name": "老张"})
    assert caught.value.sentence.startswith("这里有 40 个电话号码")


def test_one_contact_is_something_and_no_record_is_nothing() -> None:
    require_something("找王总 13800000000", {"phone": "13800000000"})
    require_something("求租", {}, {"deal": ["rent"]})
    with pytest.raises(NothingUnderstood):
        require_something("今天天气不错", {})
