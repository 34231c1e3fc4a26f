"""Input: a file or stdin decoded as text, whatever editor or chat program wrote it."""

import os
import sys
import unicodedata
from pathlib import Path

import click

from luodi.cli._language import say
from luodi.cli.errors import FileIsFolder, FileMissing, FileUnreadable, NotText

STDIN = "-"
_MAGIC = (
    (b"PK\x03\x04", "Excel、Word 或压缩包", "a workbook, document or archive"),
    (b"\xd0\xcf\x11\xe0", "旧版 Excel 或 Word", "an old workbook or document"),
    (b"%PDF", "PDF", "a PDF"),
    (b"\x89PNG", "图片", "a picture"),
    (b"\xff\xd8\xff", "图片", "a picture"),
    (b"GIF8", "图片", "a picture"),
    (b"RIFF", "图片或音视频", "a picture, sound or film"),
    (b"\x1f\x8b", "压缩包", "an archive"),
    (b"\x7fELF", "程序", "a program"),
)
_BINARY = ("二进制文件", "a binary file")
_ODD = frozenset({"Cc", "Cn", "Co", "Cs"})
_ODD_SHARE = 0.02
_SAMPLE = 4096


def read_text(source: str | None) -> str:
    """The text of a file, or of stdin for "-" or None: UTF-8, UTF-16 with a byte order mark, or GB18030; else InputError."""
    name = "stdin" if source in (None, STDIN) else str(source)
    data = _stdin() if source in (None, STDIN) else file_bytes(name)
    return decode(data, name)


def decode(data: bytes, name: str) -> str:
    """Decodes bytes; NotText names the likely file type."""
    for magic, kind, kind_en in _MAGIC:
        if data.startswith(magic):
            raise NotText(name=name, found=kind, found_en=kind_en)
    for encoding in ("utf-16",) if data.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8-sig", "gb18030"):
        text = _decoded(data, encoding)
        if text is not None:
            return text
    raise NotText(name=name, found=_BINARY[0], found_en=_BINARY[1])


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    sample = text[:_SAMPLE]
    odd = sum(unicodedata.category(c) in _ODD and c not in "\n\r\t\f\v" for c in sample)
    return None if "\0" in sample or odd > _ODD_SHARE * len(sample) + 2 else text


def file_bytes(name: str) -> bytes:
    """The bytes of a file. FileIsFolder, FileMissing or FileUnreadable."""
    try:
        return Path(name).read_bytes()
    except IsADirectoryError:
        raise FileIsFolder(name=name) from None
    except (FileNotFoundError, NotADirectoryError):
        raise FileMissing(name=name) from None
    except (OSError, ValueError) as error:
        if Path(name).is_dir():
            raise FileIsFolder(name=name) from None
        raise FileUnreadable(name=name, reason=_reason(error)) from None


def _reason(error: Exception) -> str:
    return os.strerror(error.errno) if isinstance(error, OSError) and error.errno else str(error)


def _stdin() -> bytes:
    if sys.stdin.isatty():
        click.echo(say("请粘贴文字，结束按 Ctrl-D：", "Paste the words, then press Ctrl-D:"), err=True)
    return sys.stdin.buffer.read()
