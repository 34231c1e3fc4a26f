"""Reads parcels of land from tables, JSON or prose: one record per parcel.

>>> from luodi.reading import read
>>> read("标准地 66.6亩 15.8万/亩 容积率≥1.5", "parcel").record["land_price_cny_mu"]
158000
"""

from luodi.reading._common import empty_note
from luodi.reading._door import MAX_LENGTH, Text, open_text
from luodi.reading._reading import Reading
from luodi.reading._rule import compiled
from luodi.reading.parcel._cells import Named, Structure, kept_signs
from luodi.reading.parcel._json import from_json
from luodi.reading.parcel._notice import read_prose
from luodi.reading.parcel._rows import read_rows
from luodi.reading.parcel._table import from_table

__all__ = ["is_table", "read"]

#: Longer than other texts, for tables of ten thousand rows.
LONGEST_TABLE = 4_000_000


def read(text: Text) -> Reading:
    """Reads a notice, an advertisement, a table or JSON: one record per parcel."""
    text = _apart(text)
    structure = _structure(text)
    if structure and len(text.original) > MAX_LENGTH:
        text = _apart(open_text(text.original, LONGEST_TABLE))
        structure = _structure(text)
    reading = read_rows(text, structure) if structure else read_prose(text)
    if reading.records:
        return reading
    return Reading("parcel", text, (), {}, reading.mentions, reading.ambiguous, reading.ignored, empty_note(text))


def _apart(text: Text) -> Text:
    """Separates the numbers of A-3，120亩, where a full-width comma between half-width digits is not a thousands separator."""
    kept = kept_signs(text)
    parts = [m.start() for m in compiled(r"(?<=[0-9])，(?=[0-9]{3}(?![0-9]))").finditer(kept)]
    if not parts:
        return text
    clean = list(text.clean)
    for at in parts:
        clean[at] = ";"
    return Text(text.original, "".join(clean), text.offsets)


#: Words every table of land contains, the separators of its cells, and facts peculiar to land.
_OF_LAND = r"地[块塊]|宗地|容[积積]率|起[始拍]价|出[让讓]|土地|建筑(?:密度|系数)|用地|亩|plot|parcel|land|FAR"
_JOINED = r"[|｜│┃\t]|<td|^\s*[\[{]|\S[^\n]*(?:  |\u3000\u3000)\S[^\n]*\n|(?:[^,，\n]+[,，;]){2}[^\n]*\n(?:[^,，\n]+[,，;]){2}"
_FACTS_OF_LAND = frozenset(
    (
        *("floor_area_ratio", "building_coverage", "green_ratio", "start_price", "start_unit", "deposit", "tenure"),
        *("investment_per_mu", "tax_per_mu", "output_per_mu", "deal_price", "buyer", "land_use", "land_price"),
    )
)
_SAMPLE = 8000


def is_table(text: Text) -> bool:
    """Whether a text is JSON or a table about land: its headings name two facts peculiar to land, or one and an area."""
    if not (compiled(_OF_LAND).search(text.clean) and compiled(_JOINED).search(kept_signs(text)[:_SAMPLE])):
        return False
    sample = text if len(text.original) <= _SAMPLE else open_text(text.original[:_SAMPLE])
    structure = _structure(sample)
    named = [n for row in structure.rows[:3] for n in row] if structure else []
    facts = {_fact_of(n) for n in named}
    land = facts & _FACTS_OF_LAND
    is_named = "parcel_no" in facts and any(compiled(r"地块|宗地|^key|[Pp]arcel|[Pp]lot").search(n.key) for n in named)
    return len(land) >= 2 or ("land_area" in facts and (bool(land) or is_named))


def _fact_of(named: Named) -> str:
    """The fact of a heading; for a dictionary key (start_price_cny), the fact it begins with."""
    key = named.heading.name.removeprefix("key:")
    return next((name for name in (*_FACTS_OF_LAND, "land_area", "parcel_no") if key.startswith(name)), key)


def _structure(text: Text) -> Structure | None:
    """The rows of JSON or a table; None for prose."""
    return from_json(text) or from_table(text)
