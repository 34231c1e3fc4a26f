"""Files that cannot be used at all: one error of the tree each, with a sentence in both languages."""

import zipfile
from unittest import mock

import pytest

from luodi.sheets import (
    FileBroken,
    FileEmpty,
    FileMissing,
    FileProtected,
    FileTooLarge,
    NoHeadings,
    SheetError,
    UnknownFormat,
    _files,
    _probe,
    read_listings,
)


def file(tmp_path, data, name="a.xlsx"):
    path = tmp_path / name
    path.write_bytes(data)
    return path


def failing(path):
    with pytest.raises(SheetError) as caught:
        read_listings(path)
    error = caught.value
    chinese, english = error.sentence("zh"), error.sentence("en")
    assert path.name in chinese and path.name in english
    assert chinese.endswith("。") and english.endswith(".")
    return type(error)


def packed(tmp_path, members):
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def test_missing_file(tmp_path):
    assert failing(tmp_path / "none.xlsx") is FileMissing


@pytest.mark.parametrize(("data", "name"), [(b"", "a.xlsx"), (b"\n\n", "a.csv"), (b"\n", "a.jsonl")])
def test_empty_file(tmp_path, data, name):
    assert failing(file(tmp_path, data, name)) is FileEmpty


def test_workbook_without_cells(book):
    assert failing(book([])) is FileEmpty


def test_workbook_without_headings(book):
    assert failing(book([["随便", "写写"], [1, 2]])) is NoHeadings


@pytest.mark.parametrize("data", [b"PK\x03\x04broken", b"plain text", bytes.fromhex("d0cf11e0a1b11ae1") + bytes(2000)])
def test_broken_workbook(tmp_path, data):
    assert failing(file(tmp_path, data)) is FileBroken


def test_workbook_that_was_cut_off(book):
    path = book([["编号", "面积"], *[[f"A{i}", i] for i in range(200)]])
    path.write_bytes(path.read_bytes()[:-500])
    assert failing(path) is FileBroken


def test_csv_of_no_known_encoding(tmp_path):
    assert failing(file(tmp_path, b"\xff\xff\xff\x00\x81", "a.csv")) is FileBroken


def test_list_of_sheets_of_many_megabytes(tmp_path):
    assert failing(packed(tmp_path, {"xl/workbook.xml": bytes(_files.MAX_INDEX + 1)})) is FileBroken


def test_zip_member_with_a_password(book):
    path = book([["编号", "面积"], ["A", 1]])
    data = bytearray(path.read_bytes())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + offset] |= 1
    path.write_bytes(data)
    assert failing(path) is FileProtected


@pytest.mark.parametrize(
    ("data", "name"),
    [(b"%PDF-1.7", "a.xlsx"), (b"<html><table>", "a.xls"), (b"[{}]", "a.json"), (b"\x89PNG\r\n", "a.csv")],
)
def test_other_format_whatever_its_name(tmp_path, data, name):
    assert failing(file(tmp_path, data, name)) is UnknownFormat


def test_word_document_renamed(tmp_path):
    path = packed(tmp_path, {"word/document.xml": "<x/>"})
    assert failing(path) is UnknownFormat


def test_workbook_with_a_password(tmp_path):
    data = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(600)
    assert failing(file(tmp_path, data)) is FileProtected


def test_large_file_is_refused_before_it_is_opened(tmp_path):
    path = tmp_path / "a.xlsx"
    with path.open("wb") as stream:
        stream.truncate(200 * 1024 * 1024)
    with mock.patch("pathlib.Path.read_bytes", side_effect=AssertionError("opened")):
        assert failing(path) is FileTooLarge
    with pytest.raises(FileTooLarge, match="200 MB，超过上限 64 MB"):
        read_listings(path)


def test_zip_bomb_is_refused_by_its_unpacked_size(tmp_path):
    path = packed(tmp_path, {"xl/workbook.xml": bytes(_files.MAX_UNPACKED // 50)})
    with mock.patch.object(_files, "MAX_UNPACKED", 1024 * 1024):
        assert failing(path) is FileTooLarge


def test_sheet_that_spans_too_many_cells_is_refused(book):
    def change(sheet):
        sheet["XFD1048576"] = 1

    assert _probe.MAX_CELLS < 16384 * 1048576
    assert failing(book([["编号", "面积"], ["A", 1]], change)) is FileTooLarge


def test_every_leaf_has_its_own_code_and_sentences():
    leaves = SheetError.__subclasses__()
    values = {"size": "", "limit": "", "found": "", "rows": ""}
    sentences = {language: {leaf("a.csv", **values).sentence(language) for leaf in leaves} for language in ("zh", "en")}
    assert len({leaf.code for leaf in leaves}) == len(sentences["zh"]) == len(sentences["en"]) == 8
    assert {leaf.status for leaf in leaves} <= {400, 404, 413, 415}
