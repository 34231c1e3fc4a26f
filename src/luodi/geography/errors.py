"""Errors about places.

GeographyError
├── UnknownDivision   no division has this code
├── NoCoordinate      nothing places the division, nor anything above it
└── DatumMismatch     two coordinates of different datums were mixed
"""

from typing import Any


class GeographyError(ValueError):
    """Base of the package's errors: `code` identifies the error, `values` its subject, `status` is the HTTP status.

    `luodi.voice.refused` words it.
    """

    code = "geography"
    status = 400

    def __init__(self, **values: Any) -> None:
        self.values = values
        super().__init__(f"{self.code}: {', '.join(map(str, values.values()))}")


class UnknownDivision(GeographyError):
    code = "unknown_division"
    status = 404

    def __init__(self, division: str) -> None:
        super().__init__(division=division)


class NoCoordinate(GeographyError):
    code = "no_coordinate"
    status = 404

    def __init__(self, division: str) -> None:
        super().__init__(division=division)


class DatumMismatch(GeographyError):
    code = "datum_mismatch"

    def __init__(self, one: str, other: str) -> None:
        super().__init__(one=one, other=other)
