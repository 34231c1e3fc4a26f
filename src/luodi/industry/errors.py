"""Errors of the industry package.

IndustryError
└── UnknownIndustryCode   unknown_industry_code   404
"""

from typing import Any


class IndustryError(Exception):
    """Base of this package's errors: a stable code, its subject, an HTTP-like status.

    `luodi.voice.refused` words it.
    """

    code = "industry"
    status = 400

    def __init__(self, **values: Any) -> None:
        self.values = values
        super().__init__(f"{self.code}: {', '.join(map(str, values.values()))}")


class UnknownIndustryCode(IndustryError):
    """The code is in no section, division, group or class of GB/T 4754-2017."""

    code = "unknown_industry_code"
    status = 404

    def __init__(self, value: str) -> None:
        super().__init__(value=value)
