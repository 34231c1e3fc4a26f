"""Homophone typos in terms of the trade, corrected at the door, character for character.

A typo is corrected only where its context confirms the word: 城重 before a number is 承重, but not in 城重点. Spellings that are
words in their own right (成长房, 一顿饭) are left alone.
"""

import re

from luodi.reading._rule import compiled

#: A figure follows, perhaps after 约, 不低于 and the like.
_FIGURE = r"(?=[^,。;\n\d一二三四五六七八九十百千两]{0,5}[\d一二三四五六七八九十百千两])"
#: A figure with its unit precedes.
_SIZED = r"(?<=[\d米平方吨亩㎡元万千百mM]..)"

#: The right word, its typos (each with a different first character), and the context required before or after.
_TABLE: tuple[tuple[str, str], ...] = (
    (
        "厂房",
        r"长房(?<![成生增行校家部处局科院专班组市区县]长房)(?!集团|地产|公司|间|东|孙)|场房(?<![农林牧渔市现]场房)(?!屋|地产)|厂防(?=[\s,。;\d出求]|$)",
    ),
    ("仓库", r"苍库|仓裤|舱库|仓酷"),
    ("承重", rf"(?:城|成|程|乘|呈)重{_FIGURE}"),
    ("荷载", rf"(?:何|河|贺)载{_FIGURE}"),
    ("层高", rf"(?:曾|成|城|程)高{_FIGURE}(?=.{{1,8}}?(?:米|[mM]))"),
    ("净高", rf"(?:静|尽|境|劲|镜)高{_FIGURE}(?=.{{1,8}}?(?:米|[mM]))"),
    ("面积", rf"面(?:机|鸡|基|集|级){_FIGURE}"),
    ("租金", rf"(?:组|祖|足)金{_FIGURE}|租(?:斤|巾){_FIGURE}"),
    ("求租", r"(?:球|囚|秋)租|求(?:组(?!织|建|合|成)|祖(?!国|宗|先))"),
    ("出租", r"初租(?!期)|出(?:祖|足租)|出组(?!织|合|建|员|长|成)(?=厂|仓|场|车间|\d)"),
    ("货梯", r"(?:或|获|祸)梯|货(?:题|体)(?=[\s,。;\d]|$)"),
    ("行车", r"(?:形|型)车(?=\s*\d+(?:\.\d)?\s*[吨tT顿])"),
    ("宿舍", r"宿(?:社|设)(?!备|会)|素舍"),
    ("独栋", r"独(?:动|洞|冻)"),
    ("单层", r"单(?:曾|成|程)(?=厂|仓|的|车间|\d)"),
    ("环评", r"环(?:平|凭|坪)(?=[\s,。;]|$)"),
    (
        "吨",
        r"顿(?<=[\d个]顿)(?!饭|酒|餐|打|骂)|顿(?<=[一二两三四五六七八九十]顿)(?=[/每的以左\s,。;]|$|货|行|起)(?!饭)",
    ),
    ("亩", r"[母牧](?<=\d.)(?=地|左右|以上|以内|[\s,。;]|$)"),
    (
        "以上",
        rf"(?:已|乙)上{_SIZED}(?=[\s,。;!)的都就即也]|$)|一上{_SIZED}(?!升|楼|面|午|下|市|班|海|报|交|来|去|年|次|课|传|线|架|涨|调|门|个|月|周|[一二三四五六七八九十\d])",
    ),
    ("以下", rf"(?:一|已|乙)下{_SIZED}(?=[\s,。;!)的都就即也]|$)"),
    ("以内", rf"(?:一|已|乙)内{_SIZED}(?=[\s,。;!)的都就即也]|$)"),
    ("左右", rf"(?:做|坐|佐)右{_SIZED}|左(?:有|又){_SIZED}(?=[\s,。;的]|$)"),
    ("武进", r"武(?:近|劲)(?=[\s,。;区长厂附周租找求的仓那这要有想\d高经]|$)|[午五]进(?=区|高新区|经开区)"),
    ("溧阳", r"(?:栗|漂|漯|凓)阳|溧(?:洋|杨|羊)"),
    ("金坛", r"金(?:谈|潭|檀)(?=区|[\s,。;厂租找求的仓附周\d]|$)"),
    ("天宁", r"天(?:凝|柠)(?=区|[\s,。;厂租])"),
    ("钟楼", r"[种终忠]楼(?=区)"),
    ("无锡", r"无(?:夕|西)(?=市|[\s,。;厂租找求的仓附周新惠滨梁锡]|$)"),
    ("江阴", r"江(?:应|荫)(?=市|[\s,。;厂租找求的仓附周]|$)"),
    ("宜兴", r"(?:宜(?:星|新)|易兴)(?=市|[\s,。;厂租找求的仓附周]|$)"),
    ("常州", r"常洲(?=[市\s,。;厂租找求的仓附周武新]|$)"),
    ("苏州", r"苏洲(?=[市\s,。;厂租找求的仓附周工]|$)"),
    ("丹阳", r"丹(?:杨|洋)(?=市|[\s,。;厂租找求的仓附周]|$)"),
)
_RIGHT = tuple(right for right, _ in _TABLE)
#: Every typo contains one of these characters.
_SIGNS = frozenset(
    "长场防苍裤舱酷城成程乘呈何河贺曾静尽境进劲镜机鸡基集级组祖足斤巾球囚秋初或获祸题体形型社设素动洞冻单平凭坪顿母牧上下内做坐佐有又近午五栗漂漯凓洋杨羊谈潭檀凝柠种终忠夕西应荫星新易洲"
)
_ANY = "|".join(f"(?:{wrong})()" for _, wrong in _TABLE)


def without_slips(clean: str) -> str:
    """The text with its typos corrected, at the same length."""
    if _SIGNS.isdisjoint(clean):
        return clean
    return compiled(_ANY).sub(_right, clean)


def _right(match: re.Match[str]) -> str:
    return _RIGHT[(match.lastindex or 1) - 1]
