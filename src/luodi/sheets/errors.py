"""Why a file of listings could not be read at all. One bad cell is never an error: it is a `Fault` in the report.

    SheetError
    ├── FileMissing       there is no such file
    ├── FileEmpty         nothing in it
    ├── FileTooLarge      refused by its size, packed or unpacked, before it is opened
    ├── FileProtected     asks for a password
    ├── FileBroken        damaged, or cut off while it was sent
    ├── UnknownFormat     not a workbook, CSV or JSON Lines, whatever its name says
    ├── NoHeadings        readable, but no row with the headings of listings
    └── NoNeeds           readable, but no row with the headings of requirements

Each leaf has a `code`, a `status` (what a web page answers), a `sentence` in Chinese and its twin `sentence_en`.
"""

from typing import ClassVar


class SheetError(Exception):
    """A file that cannot be used; `sentence` and `sentence_en` say why and what to do."""

    code: ClassVar[str] = "sheet"
    status: ClassVar[int] = 400
    zh: ClassVar[str] = "文件「{name}」读不了"
    en: ClassVar[str] = "The file “{name}” cannot be read"

    def __init__(self, name: str, **details: str) -> None:
        self.name = name
        self.sentence = self.zh.format(name=name, **details) + "。"
        self.sentence_en = self.en.format(name=name, **details) + "."
        super().__init__(self.sentence)


class FileMissing(SheetError):
    code = "file_missing"
    status = 404
    zh = "找不到文件「{name}」，请检查路径"
    en = "There is no file “{name}”; check the path"


class FileEmpty(SheetError):
    code = "file_empty"
    zh = "文件「{name}」是空的，请确认发来的是填好的那一份"
    en = "The file “{name}” is empty; make sure that it is the one that was filled in"


class FileTooLarge(SheetError):
    code = "file_too_large"
    status = 413
    zh = "文件「{name}」{size}，超过上限 {limit}，没有打开；请删去图片和多余的工作表，或分成几个文件"
    en = "The file “{name}” is {size}, over the limit of {limit}, and was not opened; remove pictures or split it"


class FileProtected(SheetError):
    code = "file_protected"
    zh = "文件「{name}」有打开密码，请在 Excel 里取消密码（文件—信息—保护工作簿）后再导入"
    en = "The file “{name}” needs a password; remove it in Excel (File, Info, Protect Workbook) and import it again"


class FileBroken(SheetError):
    code = "file_broken"
    zh = "文件「{name}」已损坏或没有传完整，请用 Excel 打开后另存为 .xlsx，或重新发送"
    en = "The file “{name}” is damaged or incomplete; open it in Excel and save it as .xlsx, or send it again"


class UnknownFormat(SheetError):
    code = "unknown_format"
    status = 415
    zh = "文件「{name}」不是能读的表格（看起来是{found}），请用 Excel 或 WPS 打开后另存为 .xlsx，或用 .xls、.ods、.csv、.jsonl"
    en = "The file “{name}” is no table that can be read (it looks like {found_en}); open it in Excel or WPS and save it as .xlsx"


class NoHeadings(SheetError):
    code = "no_headings"
    zh = "文件「{name}」前 {rows} 行里没有认得的表头（如 编号、交易方式、类型、面积、租金），请用导入模板的表头"
    en = "No known headings in the first {rows} rows of “{name}”; use the headings of the import template"


class NoNeeds(SheetError):
    code = "no_needs"
    zh = "文件「{name}」前 {rows} 行里没有认得的表头，请写一列「需求」放客户原话，或用 意向区域、面积下限、租金上限 等表头"
    en = "No known headings in the first {rows} rows of “{name}”; give a column 需求 with the words, or those of the fields"
