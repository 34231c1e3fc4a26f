"""The park of a project, where the text has 在, 落户, 位于 or 内 beside it."""

from luodi.reading._mention import Mention
from luodi.reading._rule import compiled

_ENDING = (
    r"(?:经济技术开发区|高新技术产业(?:开发区|园区)|经济开发区|工业园区?|产业园区?|科技园区?|工业集中区|开发区|经开区|高新区|化工园区|综合保税区|保税区|空港新城|"
    r"自贸区|(?<=[\u4e00-\u9fff]{2})新区|物流园区?|产业城|软件园|创业园)"
)
_WORDS = r"(?P<park>(?:(?![在于的和与将了]|建设|投资|打造|新建|投建|兴建|企业)[\u4e00-\u9fffA-Za-z0-9]){2,14}?"
_LOCATED = rf"(?:在|位于|坐落于|落户于?|落地|入驻|选址于?|签约|走进){{1,2}}+{_WORDS}{_ENDING})(?![\u4e00-\u9fff]?项目|公司|集团|管委会)"
_INSIDE = rf"(?:^|(?<=[,。;\n、的])){_WORDS}{_ENDING})(?=内|里)"


def find(clean: str) -> list[Mention]:
    """In text order."""
    parks = [
        Mention("park", m["park"], *m.span("park"), rule)
        for rule, pattern in (("park_said", _LOCATED), ("park_inside", _INSIDE))
        for m in compiled(pattern).finditer(clean)
    ]
    return sorted(parks, key=lambda m: m.start)
