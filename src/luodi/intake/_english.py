"""The English twins of what intake and the dictionary say in Chinese about a value that they refuse."""

#: Reason or remedy in Chinese, and in English.
_TWINS = {
    "不是数字": "is not a number",
    "请只填数字，单位写在表头": "write the number alone; its unit belongs in the heading",
    "不是有限的数字": "is not a finite number",
    "请填一个确定的数字": "write one definite number",
    "不能是负数": "cannot be negative",
    "请填 0 或正数；不清楚就留空": "write 0 or more, or leave it blank if unknown",
    "大得不合理": "is too large to be true",
    "请检查单位": "check the unit",
    "不是“是”或“否”": "is neither yes nor no",
    "请填 是 或 否；不清楚就留空": "write yes or no, or leave it blank if unknown",
    "不是日期": "is not a date",
    "请写成 2026-11-23": "write it as 2026-11-23",
    "不是楼层号": "is not a floor number",
    "请填数字，几层就写几": "write the number of the floor",
    "不在可选值之中": "is not among the choices",
    "不是行政区划代码": "is not a division code",
    "请写 2、4、6 或 9 位代码，如 320481": "write a code of 2, 4, 6 or 9 digits such as 320481",
    "不是国民经济行业代码": "is not an industry code of GB/T 4754",
    "请写 2 到 4 位数字，如 3612": "write 2 to 4 digits such as 3612",
    "不是备选记录的列表": "is not a list of alternative records",
    "请给出 1 到 4 条记录": "give one to four records",
    "条，太多了": "are too many",
    "最多 4 条，请分成几次需求": "give at most 4, or several requirements",
    "不是要求的名称": "is not the name of an ask",
}
_CHOICES = "可选："


def in_english(said: str) -> str:
    """The twin of a reason or remedy; what has none stays as it is, so that nothing is lost."""
    if said.startswith(_CHOICES):
        return f"choose from: {said.removeprefix(_CHOICES)}"
    return _TWINS.get(said, said)
