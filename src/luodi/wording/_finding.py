"""The findings of the check."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from luodi.wording._laws import Law


class Severity(StrEnum):
    """How serious it is: must not be published; may break the law, depending on facts outside the text; a duty to keep in
    mind."""

    MUST_NOT = "must_not"
    RISKY = "risky"
    INFORM = "inform"


class Category(StrEnum):
    """The kind of wording."""

    SUPERLATIVE = "superlative"
    RANKING = "ranking"
    RETURN = "return"
    TRAVEL_TIME = "travel_time"
    SETTLEMENT = "settlement"
    PLANNED = "planned"
    AREA = "area"
    RISK_NOTICE = "risk_notice"
    SUBSIDY = "subsidy"
    STATE = "state"
    DISPARAGING = "disparaging"
    SOURCE = "source"
    PERSONAL = "personal"


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding. `start` and `end` are offsets into the original text, `text` the words there. `replacement` is a drop-in
    replacement, None if a person has to rewrite; `is_masked`: the words hid behind another spelling."""

    start: int
    end: int
    text: str
    rule: str
    category: Category
    severity: Severity
    law: Law
    replacement: str | None
    advice: str
    advice_en: str
    is_masked: bool = False

    def as_json(self) -> dict[str, Any]:
        """The document of `luodi check-text --json` for one finding."""
        return {
            "start": self.start,
            "end": self.end,
            "text": self.text,
            "category": str(self.category),
            "severity": str(self.severity),
            "rule": self.rule,
            "law": {
                "key": self.law.key,
                "cited": {"zh": self.law.cited, "en": self.law.cited_en},
                "forbids": {"zh": self.law.forbids, "en": self.law.forbids_en},
                "as_of": self.law.as_of,
                "read": self.law.read,
            },
            "replacement": self.replacement,
            "advice": {"zh": self.advice, "en": self.advice_en},
            "is_masked": self.is_masked,
        }
