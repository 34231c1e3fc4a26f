"""Errors of the industry package.

IndustryError
└── UnknownIndustryCode   unknown_industry_code   404
"""

from __future__ import annotations


class IndustryError(Exception):
    """Base of this package's errors: a stable code, an HTTP-like status and a sentence in Chinese and English."""

    code = "industry_error"
    status = 400

    def __init__(self, sentence: str, sentence_en: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.sentence_en = sentence_en


class UnknownIndustryCode(IndustryError):
    """The code is in no section, division, group or class of GB/T 4754-2017."""

    code = "unknown_industry_code"
    status = 404

    def __init__(self, value: str) -> None:
        super().__init__(
            f"国民经济行业分类（GB/T 4754-2017）里没有代码“{value}”，请填门类字母或 2 至 4 位数字，例如 C、34、3484。",
            f"GB/T 4754-2017 has no code {value!r}; give a section letter or 2 to 4 digits, for example C, 34 or 3484.",
        )
        self.value = value
