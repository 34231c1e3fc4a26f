"""Workbooks made on the spot: `book(rows)` and `csv_file(text)` return paths."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest

Book = Callable[..., Path]


@pytest.fixture
def book(tmp_path: Path) -> Book:
    """Writes rows to the sheet 房源 of an .xlsx file; `change` may alter the worksheet before it is saved."""

    def write(rows: Sequence[Sequence[Any]], change: Callable[[Any], None] = lambda sheet: None) -> Path:
        workbook = openpyxl.Workbook()
        sheet = workbook.active
        sheet.title = "房源"
        for row in rows:
            sheet.append(row)
        change(sheet)
        path = tmp_path / "房源.xlsx"
        workbook.save(path)
        return path

    return write


@pytest.fixture
def csv_file(tmp_path: Path) -> Callable[..., Path]:
    def write(text: str, encoding: str = "utf-8", name: str = "房源.csv") -> Path:
        path = tmp_path / name
        path.write_bytes(text.encode(encoding))
        return path

    return write
