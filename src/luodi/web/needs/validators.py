"""Validates words and corrections, reporting every fault, not just the first."""

import re
import unicodedata
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.translation import gettext as _

from luodi import voice
from luodi.fields import FIELDS, BadValue, Field, clean, field, for_record
from luodi.geography import find_places, is_division
from luodi.industry import find_industries
from luodi.industry import name as industry_name
from luodi.intake import MOST_BRANCHES, BadFieldValue, IntakeError, requirement
from luodi.voice import phrase, refusal, sentence
from luodi.web.needs import floors
from luodi.web.needs.errors import (
    BadCorrections,
    NothingSaid,
    NothingWritten,
    WordsTooLong,
    WrongEncoding,
)
from luodi.web.needs.masking import PERSONAL
from luodi.web.needs.topics import Slot, Topic, stored
from luodi.web.shared.reader import reader

#: A requirement needs far less; longer texts are files and are read elsewhere.
MOST_CHARACTERS = 20_000


def clean_words(words: str) -> str:
    """The words as typed, minus characters no database can store. Raises a BadWords."""
    if len(words) > MOST_CHARACTERS:
        raise WordsTooLong(most=f"{MOST_CHARACTERS:,}")
    if "\ufffd" in words or _is_garbled(words):
        raise WrongEncoding()
    words = "".join(" " if c == "\0" or "\ud800" <= c <= "\udfff" else c for c in words.replace("\r\n", "\n"))
    if not words.strip():
        raise NothingWritten()
    if not any(unicodedata.category(c)[0] in "LN" for c in words):
        raise NothingSaid()
    return words


def _is_garbled(words: str) -> bool:
    """Whether Chinese bytes were decoded as Latin letters: äÑÑô×â³§·¿ for 溧阳租厂房."""
    try:
        raw = words.encode("latin-1")
        return sum(byte > 0x7F for byte in raw) >= 4 and any("\u4e00" <= c <= "\u9fff" for c in raw.decode("gbk"))
    except UnicodeError:
        return False


#: Nobody reads more faults than this.
_MOST_FAULTS = 20


def clean_corrections(corrections: Mapping[str, Any]) -> dict[str, Any]:
    """Requirement fields in stored form; None removes one. Raises BadCorrections."""
    kept: dict[str, Any] = {}
    faults: dict[str, str] = {}
    for key, value in corrections.items():
        if len(faults) == _MOST_FAULTS:
            break
        entry = FIELDS.get(key)
        if entry is None or "requirement" not in entry.records or key in PERSONAL or key == "id":
            faults[key] = _("“%(key)s”不是能改的一项") % {"key": voice.shortened(key)}
            continue
        try:
            kept[key] = _known(entry, clean(entry, value))
        except BadValue as fault:
            faults[key] = spoken(fault)
        except IntakeError as fault:
            faults[key] = fault.sentence(reader())
    if faults:
        raise BadCorrections(faults=faults, summary=phrase("next", reader()).join(faults.values()))
    return kept


def _known(entry: Field, value: Any) -> Any:
    """The value, if every region or industry in it exists; any other would silently match nothing. Raises BadValue,
    IntakeError."""
    if value and entry.key in ("region_codes", "regions_excluded", "industry_codes"):
        (branch,) = requirement({entry.key: value}).branches
        for code in (*branch.region_codes, *branch.regions_excluded):
            if not is_division(code):
                raise BadValue(entry, code, "no_such_division")
        for code in branch.industry_codes:
            if industry_name(code) == code:
                raise BadValue(entry, code, "no_such_industry")
    return value


def clean_record(record: Mapping[str, Any]) -> dict[str, Any]:
    """A program's requirement record in stored form; personal and unknown fields are left out. Raises IntakeError."""
    kept = {key: _cleaned(key, record[key]) for key in _STATED & record.keys()}
    branches = record.get("branches")
    if isinstance(branches, list) and all(isinstance(one, Mapping) for one in branches[: MOST_BRANCHES + 1]):
        branches = [clean_record({**one, "branches": None}) for one in branches[: MOST_BRANCHES + 1]]
    return {**kept, "branches": branches} if branches else kept


_STATED = frozenset(entry.key for entry in for_record("requirement")) - PERSONAL - {"id"}


def _cleaned(key: str, value: Any) -> Any:
    try:
        return _known(FIELDS[key], clean(FIELDS[key], value))
    except BadValue as fault:
        raise BadFieldValue(key, fault.value, fault.why) from None


def check_record(record: Mapping[str, Any]) -> None:
    """Checks that matching accepts the record. Raises BadCorrections, which names the field."""
    try:
        requirement(record)
    except IntakeError as fault:
        said = fault.sentence(reader())
        raise BadCorrections(faults={fault.field: said}, summary=said) from None
    for low, high in (("area_min_m2", "area_max_m2"), ("land_area_min_m2", "land_area_max_m2")):
        if low in record and high in record and record[low] > record[high]:
            said = _("下限比上限大，请对调或改一个")
            raise BadCorrections(faults={low: said}, summary=said)


def spoken(fault: BadValue) -> str:
    """What is wrong with a value, as a sentence beside its input and so without the field's name."""
    language = reader()
    reason, remedy = refusal(fault.why.code, language, **fault.why.values)
    return sentence(phrase("typed_is", language, value=str(fault.value)[:40], reason=reason), remedy, language)


def read_slot(slot: Slot, typed: str, current: Any) -> Any:
    """The value of an input in stored form; an untouched one is returned unchanged. Raises BadValue."""
    typed = unicodedata.normalize("NFKC", typed).strip()
    if typed == unicodedata.normalize("NFKC", typed_form(slot, current)):
        return current
    if not typed:
        return None
    if slot.control == "number":
        return _typed_number(slot, typed)
    if slot.control == "places":
        return _typed_places(slot, typed)
    if slot.control == "industries":
        return _typed_industries(slot, typed)
    if slot.control == "floors":
        typed = floors.spelled_out(typed)
    return _same(clean(field(slot.key), typed), current)


def _same(value: Any, current: Any) -> Any:
    """The current value, if the new one is the same set in another order."""
    is_same = isinstance(value, list) and isinstance(current, list) and sorted(value) == sorted(current)
    return current if is_same else value


def typed_form(slot: Slot, value: Any) -> str:
    """A stored value as its input shows it, with names for codes; in English the code follows, to be read back."""
    if value and slot.control == "places":
        if reader() == "en":
            return "; ".join(f"{voice.place(code, 'en')} {code}" for code in value)
        return voice.places(value, "zh")
    if value and slot.control == "industries":
        return "、".join(voice.industry(code, reader()) for code in value)
    if value and slot.control == "floors":
        return floors.shown(value, reader())
    return slot.shown(value)


def _typed_number(slot: Slot, typed: str) -> int | float:
    entry = field(slot.key)
    try:
        number = Decimal(typed.replace(",", ""))
        if not number.is_finite():
            raise InvalidOperation
    except InvalidOperation:
        raise BadValue(entry, typed, "not_a_number_typed") from None
    clean(entry, str(number))
    return stored(slot, number)


def _typed_places(slot: Slot, typed: str) -> list[str]:
    codes = [code for code in re.findall(r"(?<!\d)\d{2,9}(?!\d)", typed) if is_division(code)]
    codes += [code for place in find_places(typed) for code in place.codes]
    if not codes:
        raise BadValue(field(slot.key), typed, "unknown_place")
    return list(dict.fromkeys(codes))


def _typed_industries(slot: Slot, typed: str) -> list[str]:
    codes = [code for code in re.findall(r"(?<!\d)\d{2,4}(?!\d)", typed) if industry_name(code) != code]
    codes = codes or [code for found in find_industries(typed) for code in found.codes]
    if not codes:
        raise BadValue(field(slot.key), typed, "unknown_industry")
    return list(dict.fromkeys(codes))


def read_topic(topic: Topic, typed: Mapping[str, str], strength: str, record: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a topic as typed, None if not asked. Raises BadCorrections with every fault of the topic."""
    values: dict[str, Any] = {}
    faults: dict[str, str] = {}
    for slot in topic.slots:
        current = record.get(slot.key)
        try:
            values[slot.key] = read_slot(slot, typed.get(slot.key, ""), current)
        except BadValue as fault:
            faults[slot.key] = spoken(fault)
    if faults:
        raise BadCorrections(faults=faults, summary=phrase("next", reader()).join(faults.values()))
    touched = any(values[slot.key] not in (None, record.get(slot.key)) for slot in topic.slots)
    if strength == "none" and not touched:
        return dict.fromkeys(topic.keys)
    if topic.need:
        values[topic.need] = True
    return values
