"""Turns rows into records, adding what the text around the table says about all of them."""

from functools import lru_cache

from luodi.fields import BadValue, clean, field
from luodi.industry import industry
from luodi.reading import contact
from luodi.reading._door import Text, open_text
from luodi.reading._mention import Mention
from luodi.reading._reading import Draft, Reading, Remark
from luodi.reading._rule import compiled
from luodi.reading._scan import scan
from luodi.reading.industry import trades
from luodi.reading.parcel._cells import Cell, Named, Row, Structure
from luodi.reading.parcel._facts import FactText, facts
from luodi.reading.parcel._industries import written_codes
from luodi.reading.parcel._labels import FactHeading
from luodi.reading.parcel._prose import labelled
from luodi.reading.parcel._prose import mentions as prose_mentions
from luodi.reading.parcel._record import OWN, draft
from luodi.reading.parcel._stated import stated, with_units
from luodi.reading.parcel._where import where

_RESULT = ("deal_price", "buyer")
_RESULT_WORDS = ("电子监管号", "约定开工时间", "约定竣工时间", "合同签订日期", "供地结果信息", "header")
_LONGEST_CODE = 9
_NOT_USED = "没有对应的字段，未采用"


def read_rows(text: Text, structure: Structure) -> Reading:
    """One record per row that has more than a name."""
    around = _around(text, structure)
    units = stated(text, structure.rest)
    each = [_row(text, with_units(row, units), _is_result(row)) for row in structure.rows]
    single = len(each) == 1
    drafts = [_draft(own, around, single) for own in each]
    kept = [d for d in drafts if len(d.record) > 1]
    mentions = tuple(m for own in each for m in own)
    ambiguous = tuple(_remark(text, m.start, m.end, m.note) for own in each for m in own if m.is_ambiguous)
    broken = tuple(_remark(text, *span, "这一行的格数与表头不同：每个数是哪一项？") for span in structure.broken)
    sources = tuple(d.sources for d in kept)
    return Reading(
        "parcel",
        text,
        tuple(d.record for d in kept),
        sources[0] if sources else {},
        (*mentions, *around),
        (*ambiguous, *broken),
        _ignored(text, structure, mentions),
        "",
        sources,
    )


def _draft(own: list[Mention], around: list[Mention], single: bool) -> Draft:
    """The row's own values, then shared ones from around the table; for a single row, everything it lacks."""
    own = _above(own, around)
    keys = {m.key for m in own}
    shared = [m for m in around if m.key not in keys and (single or m.key not in OWN)]
    return draft([*own, *shared])


def _is_result(row: Row) -> bool:
    names = {n.heading.name for n in row if n.cell.words}
    keys = {n.key for n in row}
    return bool(names & set(_RESULT)) or bool(keys & set(_RESULT_WORDS))


def _around(text: Text, structure: Structure) -> list[Mention]:
    """The mentions in the lines outside the table: a title with the place, a note with the contact."""
    if not structure.rest:
        return []
    spans = [(a, b) for a, b in structure.rest if text.clean[a:b].strip()][:200]
    mentions = list[Mention]()
    for start, end in _blocks(spans):
        part = Text(text.clean[start:end], text.clean[start:end])
        mentions += [m.but(start=m.start + start, end=m.end + start) for m in prose_mentions(part, scan(part))]
    return mentions


def _blocks(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Merges neighbouring lines into blocks."""
    blocks: list[tuple[int, int]] = []
    for start, end in spans:
        if blocks and start - blocks[-1][1] <= 2:
            blocks[-1] = (blocks[-1][0], end)
        else:
            blocks.append((start, end))
    return blocks


def _row(text: Text, row: Row, is_result: bool) -> list[Mention]:
    limits = _limit_heads(row)
    mentions = [m for n, h in zip(row, limits, strict=True) for m in _fact(n, h, is_result)]
    names = {n.cell.start for n in row if "名" in n.key}  # 地块名称 gives way to 宗地编号
    return sorted(_placed(mentions), key=lambda m: m.key == "parcel_no" and m.start in names)


def _placed(mentions: list[Mention]) -> list[Mention]:
    """Merges several columns of places, and takes the division from an address if no column names one."""
    regions = [m for m in mentions if m.key == "region_raw"]
    codes = {m.start: str(m.value) for m in mentions if m.key == "region_code"}
    if len(regions) > 1:
        regions.sort(key=lambda m: len(codes.get(m.start, "")) or _LONGEST_CODE)
        names = [m for i, m in enumerate(regions) if not any(str(m.value) in str(r.value) for r in regions[:i])]
        others = [m for m in mentions if m.key not in ("region_raw", "region_code")]
        return [*others, *_joined([(m, codes.get(m.start, "")) for m in names])]
    address = next((m for m in mentions if m.key == "address"), None)
    if address is None or regions:
        return mentions
    known = [m for m in _places(str(address.value)) if m.key in ("region_raw", "region_code")]
    return [*mentions, *(m.but(start=address.start, end=address.end, rule="cell_address") for m in known)]


def _joined(named: list[tuple[Mention, str]]) -> list[Mention]:
    """Places from the widest to the narrowest, with the division containing all of them; 武进区 with 南渡镇 has none finer."""
    first, code = named[0]
    kept = [first]
    for place, own in named[1:]:
        finer = own if own.startswith(code) else _code("".join(str(m.value) for m in (*kept, place)))
        if own and not (finer and finer.startswith(code)):
            continue
        kept.append(place)
        code = finer if finer.startswith(code) else code
    raw = kept[-1].but(value="、".join(str(m.value) for m in kept))
    return [raw, raw.but(key="region_code", value=code)] if code else [raw]


def _above(own: list[Mention], around: list[Mention]) -> list[Mention]:
    """The row's place within the place of the title: 溧阳市 over a column of towns."""
    place = next((m for m in own if m.key == "region_raw"), None)
    title = next((m for m in around if m.key == "region_raw" and not m.is_ambiguous), None)
    if place is None or title is None or str(title.value) in str(place.value):
        return own
    over = next((str(m.value) for m in around if m.key == "region_code" and not m.is_ambiguous), "")
    code = next((str(m.value) for m in own if m.key == "region_code"), "")
    if not over or (code and not code.startswith(over) and over.startswith(code)):
        return own
    others = [m for m in own if m.key not in ("region_raw", "region_code")]
    joined = _joined([(title.but(rule=place.rule, start=place.start, end=place.end), over), (place, code)])
    return [*others, *joined] if len(str(joined[0].value)) > len(str(title.value)) else own


def _limit_heads(row: Row) -> list[FactHeading]:
    """A bare 下限 or 上限 belongs to the index before it, or to the floor area ratio."""
    heads, last = list[FactHeading](), "floor_area_ratio"
    for named in row:
        head = named.heading
        if head.name == "limit":
            head = FactHeading(last, head.unit, head.side)
        elif head.name in ("building_coverage", "green_ratio", "height_limit", "floor_area_ratio"):
            last = head.name
        else:
            last = "floor_area_ratio"
        heads.append(head)
    return heads


def _fact(named: Named, head: FactHeading, is_result: bool) -> list[Mention]:
    cell = named.cell
    if not cell.words or compiled(r"[-—/无\s]+").fullmatch(cell.words):
        return []
    if head.name == "parcel_no" and _is_index(named.key, cell.words):
        return []
    if head.name.startswith("key:"):
        return _by_key(named, head.name.removeprefix("key:"))
    if head.name == "region":
        return _region(cell.words, cell.raw, cell.start, cell.end)
    if head.name in ("contact_name", "phone"):
        return _people(head.name, cell.words, cell.start, cell.end)
    if not head.name:
        return _labelled_cell(cell)
    fact = FactText(head, cell.words, cell.raw, cell.start, is_cell=True, is_result=is_result, before=named.key)
    mentions = [m.but(end=min(m.end, cell.end)) for m in facts(fact)]
    if head.name in ("industries_admitted", "industries_excluded", "industry_raw"):
        mentions += _industries(head.name, cell.words, cell.raw, cell.start, cell.end)
    return mentions


def _labelled_cell(cell: Cell) -> list[Mention]:
    """A cell with labels of its own, under 规划指标要求: 容积率≥1.0,建筑密度≥40%."""
    if not any(c.isdigit() for c in cell.words) or len(cell.raw) != len(cell.words):
        return []
    part = Text(cell.raw, cell.words)
    mentions = labelled(part)
    if len(mentions) > 1:  # M1工业用地,容积率≥1.5,50年: what needs no label among what has one
        mentions += [m for m in prose_mentions(part, scan(part)) if m.key in ("land_use", "tenure_years")]
    return [m.but(start=m.start + cell.start, end=m.end + cell.start) for m in mentions]


def _is_index(key: str, words: str) -> bool:
    """编号 1, 2, 3 merely numbers the rows."""
    return key.strip() in ("编号", "序号") and compiled(r"\d{1,2}").fullmatch(words) is not None


def _by_key(named: Named, key: str) -> list[Mention]:
    """A heading of our own dictionary (luodi export): the unit is that of the key."""
    try:
        value = clean(field(key), named.cell.words)
    except BadValue:
        return []
    return [Mention(key, value, named.cell.start, named.cell.end, f"cell_{key}")]


def _region(words: str, raw: str, start: int, end: int) -> list[Mention]:
    mentions = [Mention("region_raw", raw.strip(), start, end, "cell_region")]
    code = _code(words)
    return [*mentions, Mention("region_code", code, start, end, "cell_region")] if code else mentions


def _code(words: str) -> str:
    """The division of a cell; none for an ambiguous name."""
    named = [m for m in _places(words) if m.key == "region_code"]
    return str(named[0].value) if named else ""


@lru_cache(maxsize=4096)
def _places(words: str) -> tuple[Mention, ...]:
    return tuple(where(open_text(words)))


def _people(name: str, words: str, start: int, end: int) -> list[Mention]:
    """A name, a number, or both in one cell."""
    if name == "contact_name" and not compiled(r"\d").search(words):
        return [Mention("contact_name", words, start, end, "cell_contact_name")] if len(words) <= 12 else []
    label = "联系人:"
    people = contact.find(open_text(f"{label}{words}"))
    shift = start - len(label)
    return [
        m.but(start=m.start + shift, end=m.end + shift)
        for m in people
        if m.key in ("phone", "contact_name") and m.start >= len(label)
    ]


@lru_cache(maxsize=4096)
def _trades(words: str) -> tuple[str, ...]:
    written = tuple(code for code in written_codes(words) if _is_called(code, words))
    if written_codes(words) and not written:
        return ()  # A0412新材料产业: a code of another list
    return written or tuple(dict.fromkeys(code for m in trades(words) for code in m.codes[:1]))


def _is_called(code: str, words: str) -> bool:
    """Whether the words beside a code, if any, are those of its trade."""
    letters = set(compiled(r"[^一-龥]|产业|行业|制造|工业|业|类|等|和|的|仅限|限于|用地|代码").sub("", words))
    named = {code for m in trades(words) for code in m.codes}
    return not letters or any(other[:2] == code[:2] for other in named) or bool(letters & set(industry(code).name))


def _industries(name: str, words: str, raw: str, start: int, end: int) -> list[Mention]:
    if name == "industry_raw":
        return []
    codes = _trades(words)
    mentions = [Mention(name, codes, start, end, f"cell_{name}")] if codes else []
    if name == "industries_admitted":
        mentions.append(Mention("industry_raw", raw.strip(), start, end, "cell_industry_raw"))
        if codes:
            is_alone = compiled(r"仅限|只限|限于|^限(?!制)").search(words) is not None
            mentions.append(Mention("is_admission_exclusive", is_alone, start, end, "cell_industries_admitted"))
    return mentions


def _ignored(text: Text, structure: Structure, mentions: tuple[Mention, ...]) -> tuple[Remark, ...]:
    """Cells with a number that no field used."""
    used = {m.start for m in mentions} | {m.end for m in mentions}
    return tuple(
        _remark(text, n.cell.start, n.cell.end, f"「{n.key.strip()}」{_NOT_USED}")
        for row in structure.rows
        for n in row
        if not n.heading.is_known and n.key and n.cell.start not in used and any(c.isdigit() for c in n.cell.words)
    )


def _remark(text: Text, start: int, end: int, note: str) -> Remark:
    first, last = text.span(start, end)
    return Remark(text.original[first:last], first, last, note)
