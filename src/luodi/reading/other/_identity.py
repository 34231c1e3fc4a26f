"""An offer's id in its sender's list: `id`, as written (房源编号：LY-GX-0316).

A bare 编号 counts only at the start of a line or column; numbers of certificates, contracts and machines do not.
"""

from luodi.reading._rule import Rule, copies

_CODE = r"([A-Za-z0-9][A-Za-z0-9_/-]{1,28}[A-Za-z0-9])(?![A-Za-z0-9])"
_LINK = r"(?:号码)?\s?[:】]?\s?"

RULES: list[Rule] = [
    Rule(
        "id_named",
        rf"(?:(?:房源|盘源|楼盘|项目|信息|资源|载体|物业|标的|推介)编号|盘号){_LINK}{_CODE}",
        copies("id"),
        needs="编盘",
    ),
    Rule("id_at_beginning", rf"(?:^|(?<=[\n|【\s]))编号\s?[:】]\s?{_CODE}", copies("id"), needs="编"),
]
