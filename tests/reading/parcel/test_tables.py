"""Tables and notices of parcels against the corpora beside it: each gives exactly its records, what is no parcel none."""

from pathlib import Path
from typing import Any

import pytest

from luodi.reading import read

#: Compared only where the corpus names them: the place and the trades are tested where their dimensions are.
_ASIDE = {"region_raw", "region_code", "address", "grant_method", "industry_raw", "industries_admitted"} | {
    "is_admission_exclusive",
    "industries_excluded",
}


def _blocks(corpus: str = "tables.txt") -> list[tuple[str, str, list[str]]]:
    """Name, text and wanted records of each block of a corpus."""
    written = (Path(__file__).parent / corpus).read_text(encoding="utf-8")
    found = []
    for block in written.split("\n## ")[1:]:
        name, _, body = block.strip().partition("\n")
        lines = body.split("\n")
        wanted = [line.removeprefix("->").strip() for line in lines if line.startswith("->")]
        text = "\n".join(line for line in lines if not line.startswith("->"))
        found.append((name, text.rstrip("\n"), [w for w in wanted if w]))
    return found


def _facts(record: dict[str, Any], wanted: str) -> list[str]:
    named = {part.partition(" ")[0] for part in wanted.split("; ")}
    return sorted(f"{key} {value}" for key, value in record.items() if key not in _ASIDE or key in named)


@pytest.mark.parametrize(("text", "wanted"), [pytest.param(t, w, id=n) for n, t, w in _blocks()])
def test_table_gives_exactly_its_records(text: str, wanted: list[str]) -> None:
    found = read(text, "parcel").records
    records = [_facts(record, want) for record, want in zip(found, wanted, strict=False)]
    assert (len(found), records) == (len(wanted), [sorted(want.split("; ")) for want in wanted])


@pytest.mark.parametrize(("text", "wanted"), [pytest.param(t, w, id=n) for n, t, w in _blocks("notices.txt")])
def test_notice_gives_exactly_its_records(text: str, wanted: list[str]) -> None:
    found = read(text, "parcel").records
    records = [_facts(record, want) for record, want in zip(found, wanted, strict=False)]
    assert (len(found), records) == (len(wanted), [sorted(want.split("; ")) for want in wanted])
