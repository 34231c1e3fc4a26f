"""Why a file could not be read at all. A bad cell is never an error; it is a `Fault` in the report.

    SheetError
    ├── FileMissing       no such file
    ├── FileEmpty         nothing in it
    ├── FileTooLarge      refused unopened, by its packed or unpacked size
    ├── FileProtected     needs a password
    ├── FileBroken        damaged or truncated
    ├── UnknownFormat     not a workbook, CSV or JSON Lines file, whatever its name says
    ├── NoHeadings        readable, but without the headings of listings
    └── NoNeeds           readable, but without the headings of requirements

Each leaf has a `code`, an HTTP `status` and the `values` of its sentence.
"""

from typing import Any, ClassVar

from luodi import voice


class SheetError(Exception):
    """A file that cannot be used. `why`: the code of the sentence, for a leaf with several."""

    code: ClassVar[str] = "sheet"
    status: ClassVar[int] = 400

    def __init__(self, name: str, *, why: str = "", **values: Any) -> None:
        self.name, self.why, self.values = name, why or self.code, {"name": name, **values}
        super().__init__(self.sentence("zh"))

    def sentence(self, language: voice.Language) -> str:
        """Why the file cannot be used, and what to do."""
        return voice.sentence(*voice.refusal(self.why, language, **self.values), language)


class FileMissing(SheetError):
    code = "file_missing"
    status = 404


class FileEmpty(SheetError):
    code = "file_empty"


class FileTooLarge(SheetError):
    code = "file_too_large"
    status = 413


class FileProtected(SheetError):
    code = "file_protected"


class FileBroken(SheetError):
    code = "file_broken"


class UnknownFormat(SheetError):
    code = "unknown_format"
    status = 415


class NoHeadings(SheetError):
    code = "no_headings"


class NoNeeds(SheetError):
    code = "no_needs"
