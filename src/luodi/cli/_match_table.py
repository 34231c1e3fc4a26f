"""The table that a batch of matches writes: one line a pair, one line a requirement, and what could not be used.

Programs get keys (jsonl, parquet), people headings in the language chosen (xlsx, csv). A workbook holds all three as
sheets; the other forms write what belongs to the requirements into a second file beside the first.
"""

import csv
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from luodi.cli._faults import sentence
from luodi.cli._language import language, say
from luodi.cli._words import ASKS, VERDICTS, Twin, phrase, word
from luodi.cli.errors import TooManyPairs

if TYPE_CHECKING:
    from luodi.matching import Answer
    from luodi.sheets import Fault

Row = dict[str, Any]
TYPES = (".xlsx", ".csv", ".jsonl", ".parquet")
#: Lines of a sheet of Excel.
_SHEET_ROWS = 1_048_576
#: A cell that begins with one of these would be run as a formula by a spreadsheet program.
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")

PAIRS: dict[str, Twin] = {
    "requirement_id": ("需求编号", "requirement"),
    "rank": ("名次", "rank"),
    "listing_id": ("房源编号", "listing"),
    "offered_by": ("发布方", "offered by"),
    "verdict": ("结论", "verdict"),
    "score": ("得分", "score"),
    "score_low": ("得分下限", "score at worst"),
    "score_high": ("得分上限", "score at best"),
    "unmet": ("不符合", "not met"),
    "questions": ("要问", "to ask"),
    "counterfactual": ("接受什么就合适", "what would settle it"),
    "to_confirm": ("另需确认", "to confirm"),
}
SUMMARY: dict[str, Twin] = {
    "requirement_id": ("需求编号", "requirement"),
    "scope": ("范围内", "in scope"),
    "fits": ("合适", "fits"),
    "may_fit": ("问清可定", "may fit"),
    "near_miss": ("差一点", "near misses"),
    "no": ("不合适", "no"),
    "best": ("首选房源", "best listing"),
    "hardest": ("卡得最多的要求", "ask that fails most"),
}
FAULTS: dict[str, Twin] = {
    "sheet": ("表", "sheet"),
    "row": ("行", "row"),
    "column": ("列", "column"),
    "value": ("值", "value"),
    "sentence": ("说明", "what is wrong"),
}


class Listed(NamedTuple):
    """What a listing is called in the table, and who offers it ("" without a database)."""

    code: str
    offered_by: str = ""


def pair_rows(answer: "Answer", names: dict[str, Listed]) -> list[Row]:
    """The best pairs of an answer, with what is not met, what to ask and what would settle it."""
    matches = answer.as_json()["matches"]
    return [_pair(answer.requirement.id, rank, each, names) for rank, each in enumerate(matches, 1)]


def _pair(requirement: str, rank: int, match: dict[str, Any], names: dict[str, Listed]) -> Row:
    suffix, asks = "" if language() == "zh" else "_en", match["asks"]
    listed = names.get(match["id"], Listed(match["id"]))
    unmet = [ask[f"sentence{suffix}"] for ask in asks if ask["status"] == "unmet"]
    settled = [ask[f"counterfactual{suffix}"] for ask in asks]
    return {
        "requirement_id": requirement,
        "rank": rank,
        "listing_id": listed.code,
        "offered_by": listed.offered_by,
        "verdict": match["verdict"],
        "score": match["score"] / 100,
        "score_low": match["score_low"] / 100,
        "score_high": match["score_high"] / 100,
        "unmet": _lines(unmet),
        "questions": say("", " ").join(dict.fromkeys(filter(None, (ask[f"question{suffix}"] for ask in asks)))),
        "counterfactual": _lines(settled),
        "to_confirm": say("、", ", ").join(word(ASKS, name) for name in match["to_confirm"]),
    }


def _lines(sentences: Iterable[str | None]) -> str:
    return say("；", "; ").join(dict.fromkeys(each for each in sentences if each))


def summary_row(answer: "Answer", names: dict[str, Listed]) -> Row:
    """The counts of an answer, its best listing, and the ask that fails most listings."""
    hardest = max(answer.asks, key=lambda ask: (ask.sole, ask.unmet), default=None)
    best = answer.matches[0].id if answer.matches else ""
    return {
        "requirement_id": answer.requirement.id,
        "scope": answer.scope,
        **answer.counts,
        "best": names.get(best, Listed(best)).code,
        "hardest": word(ASKS, hardest.name) if hardest and hardest.unmet else "",
    }


def fault_rows(faults: Iterable["Fault"]) -> list[Row]:
    """Cells and rows that could not be used."""
    return [
        {"sheet": one.sheet, "row": one.row, "column": one.column, "value": one.value, "sentence": sentence(one)}
        for one in faults
    ]


def files_of(path: Path) -> list[Path]:
    """What a table written to `path` consists of."""
    if path.suffix.lower() == ".xlsx":
        return [path]
    return [path, path.with_name(f"{path.stem}-{say('汇总', 'summary')}{path.suffix}")]


def write(path: Path, pairs: Sequence[Row], summary: Sequence[Row], faults: Sequence[Row]) -> None:
    """Writes the table in the form that the ending of `path` names; TooManyPairs for a sheet of Excel."""
    columns = {key: twin for key, twin in PAIRS.items() if key != "offered_by" or any(row[key] for row in pairs)}
    if path.suffix.lower() == ".xlsx":
        _workbook(path, [("pairs", columns, pairs), ("summary", SUMMARY, summary), ("unused", FAULTS, faults)])
        return
    parts = ((columns, pairs), (SUMMARY, summary))
    for target, (keys, rows) in zip(files_of(path), parts, strict=True):
        _WRITERS[path.suffix.lower()](target, keys, rows)


def _workbook(path: Path, sheets: Sequence[tuple[str, dict[str, Twin], Sequence[Row]]]) -> None:
    import openpyxl
    from openpyxl.cell import WriteOnlyCell

    if max(len(rows) for _, _, rows in sheets) >= _SHEET_ROWS:
        raise TooManyPairs(most=f"{_SHEET_ROWS - 1:,}")
    book = openpyxl.Workbook(write_only=True)
    for name, columns, rows in sheets:
        sheet = book.create_sheet(phrase(f"sheet_{name}"))
        sheet.freeze_panes = "B2"
        sheet.append([say(*twin) for twin in columns.values()])
        for row in rows:
            cells = [WriteOnlyCell(sheet, value) for value in _shown(row, columns)]
            for cell in cells:
                cell.data_type = "s" if cell.data_type == "f" else cell.data_type
            sheet.append(cells)
    book.save(path)


def _shown(row: Row, columns: Iterable[str]) -> list[Any]:
    """The cells of a row as people read them."""
    return [word(VERDICTS, row[key]) if key == "verdict" else row[key] for key in columns]


def _csv(path: Path, columns: dict[str, Twin], rows: Sequence[Row]) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow([say(*twin) for twin in columns.values()])
        writer.writerows([_harmless(value) for value in _shown(row, columns)] for row in rows)


def _harmless(value: Any) -> Any:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA_SIGNS) else value


def _jsonl(path: Path, columns: dict[str, Twin], rows: Sequence[Row]) -> None:
    with path.open("w", encoding="utf-8") as stream:
        stream.writelines(json.dumps({key: row[key] for key in columns}, ensure_ascii=False) + "\n" for row in rows)


def _parquet(path: Path, columns: dict[str, Twin], rows: Sequence[Row]) -> None:
    import polars

    kinds = {
        **dict.fromkeys(("score", "score_low", "score_high"), polars.Float64),
        **dict.fromkeys(("rank", "scope", "fits", "may_fit", "near_miss", "no"), polars.Int64),
    }
    schema = {key: kinds.get(key, polars.String) for key in columns}
    polars.DataFrame({key: [row[key] for row in rows] for key in columns}, schema=schema).write_parquet(path)


_WRITERS = {".csv": _csv, ".jsonl": _jsonl, ".parquet": _parquet}
