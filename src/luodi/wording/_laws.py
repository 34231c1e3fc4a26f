"""The articles cited by findings, with what each forbids in our own words and how well we know its text."""

from dataclasses import dataclass
from functools import cache

from luodi.wording._data import table


@dataclass(frozen=True, slots=True)
class Law:
    """One article. `as_of` is the amendment or effective date that was read; `read` is R (read in full), R2 (in a second
    copy) or M (from memory: check the official text before relying on it)."""

    key: str
    law: str
    law_en: str
    as_of: str
    read: str
    article: str
    article_en: str
    forbids: str
    forbids_en: str

    @property
    def cited(self) -> str:
        """《广告法》第九条第（三）项"""
        return f"《{self.law}》{self.article}"

    @property
    def cited_en(self) -> str:
        """Advertising Law, art. 9(3)"""
        return f"{self.law_en}, {self.article_en}"


@cache
def laws() -> dict[str, Law]:
    """All articles by key."""
    return {row["key"]: Law(**row) for row in table("laws.tsv")}
