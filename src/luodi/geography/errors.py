"""What can go wrong with a place.

GeographyError
├── UnknownDivision   no division has this code
├── NoCoordinate      nothing places the division, nor anything above it
└── DatumMismatch     two coordinates of different datums were mixed
"""


class GeographyError(ValueError):
    """Base of the package's errors; `code` names the error, `status` is its HTTP twin, `str()` is Chinese, `english` its twin."""

    code = "geography"
    status = 400

    def __init__(self, chinese: str, english: str) -> None:
        super().__init__(chinese)
        self.english = english


class UnknownDivision(GeographyError):
    code = "unknown_division"
    status = 404

    def __init__(self, division: str) -> None:
        super().__init__(
            f"没有行政区划代码 {division}，请填写 2、4、6 或 9 位现行代码",
            f"No division has the code {division}; give a current code of 2, 4, 6 or 9 digits",
        )


class NoCoordinate(GeographyError):
    code = "no_coordinate"
    status = 404

    def __init__(self, division: str) -> None:
        super().__init__(f"区划 {division} 没有坐标", f"Division {division} has no coordinate")


class DatumMismatch(GeographyError):
    code = "datum_mismatch"

    def __init__(self, one: str, other: str) -> None:
        super().__init__(
            f"坐标系不同：{one} 与 {other}，请先转换", f"Different datums: {one} and {other}; convert one of them first"
        )
