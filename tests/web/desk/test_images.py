"""Pictures that are taken at the desk, and what is said of those that are not, before anything is decoded."""

import io
import struct
import zlib

import PIL.Image
import PIL.ImageFile
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import override
from tests.web.desk.world import person
from wagtail.images import get_image_model
from wagtail.images.forms import get_image_form

from luodi.web.people.enums import Role

pytestmark = pytest.mark.django_db


def drawn(kind: str, size: tuple[int, int] = (60, 40)) -> bytes:
    kept = io.BytesIO()
    PIL.Image.effect_noise(size, 80).convert("RGB").save(kept, kind)
    return kept.getvalue()


def huge_png(width: int, height: int) -> bytes:
    """The header of a large picture over almost no content."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


def said(name: str, content: bytes) -> list[str]:
    """What the form says of a file."""
    lead = person(Role.LEAD)
    lead.is_superuser = True
    form = get_image_form(get_image_model())(
        {"title": "厂房外观", "collection": 1}, {"file": SimpleUploadedFile(name, content)}, user=lead
    )
    return list(form.errors.get("file", []))


@pytest.mark.parametrize(
    ("name", "kind"), [("a.jpg", "jpeg"), ("a.JPEG", "jpeg"), ("a.png", "png"), ("a.gif", "gif"), ("a.webp", "webp")]
)
def test_whole_picture_of_a_known_kind_is_taken(name: str, kind: str) -> None:
    assert said(name, drawn(kind)) == []


KIND = "不收这种格式。请传 JPG / PNG / GIF / WebP 图片；SVG 请先另存为 PNG。"
BROKEN = "图片不完整，可能没有传完。请重新导出或下载后再传。"
NO_PICTURE = "这个文件不是图片，或者已经损坏。请换一张，或用看图软件另存后再传。"
RENAMED = "文件名的后缀与内容不一致。请用看图软件另存为所要的格式，不要只改文件名。"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>'


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.svg", SVG, KIND),
        ("a.png", SVG, RENAMED),
        ("a.tiff", drawn("tiff"), KIND),
        ("a.png", drawn("jpeg"), RENAMED),
        ("a.jpg", b"<!DOCTYPE html><script>alert(1)</script>", RENAMED),
        ("a.jpg", b"MZ" + bytes(400), NO_PICTURE),
        ("a.html", drawn("jpeg"), KIND),
        ("a.jpg", drawn("jpeg")[:-400], BROKEN),
        ("a.png", drawn("png")[:-400], BROKEN),
        ("a.gif", drawn("gif")[:-400], BROKEN),
        ("a.webp", drawn("webp")[:-400], BROKEN),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_file_that_is_no_whole_picture_of_its_name_is_refused(name: str, content: bytes, sentence: str) -> None:
    assert said(name, content) == [sentence]


@pytest.mark.parametrize(("width", "height"), [(10_000, 5_001), (30_000, 30_000)])
def test_more_than_50_megapixels_are_refused_by_the_header(
    width: int, height: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(self: object) -> None:
        raise AssertionError("decoded")

    monkeypatch.setattr(PIL.ImageFile.ImageFile, "load", never)
    assert said("a.png", huge_png(width, height)) == ["图片尺寸太大，最多 5000 万像素。请缩小后再传。"]


def test_more_than_20_megabytes_are_refused() -> None:
    content = drawn("png") + bytes(20 * 1024 * 1024)
    assert said("a.png", content) == ["图片太大，最大 20 MB。请缩小或压缩后再传。"]


def test_faults_are_said_in_english_too() -> None:
    with override("en"):
        assert said("a.jpg", drawn("jpeg")[:-400]) == [
            "The picture is not whole; perhaps it did not arrive completely. Please export or download it again."
        ]
