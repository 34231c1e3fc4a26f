"""Numbers with a unit but without a field: distances, times, counts, weights. They claim their span, so that they can never be
mistaken for an area, a rent or a height."""

from luodi.reading._quantities import NumberRule, none
from luodi.reading._scan import N

RULES: list[NumberRule] = [
    NumberRule(
        "distance",
        rf"(?P<n>{N})\s*[多来余几]?\s*(?:公里|[kK][mM](?!2|²)|千米|里路|分钟|小时)",
        none,
        ("公里", "k", "K", "千", "里", "分钟", "小时"),
    ),
    NumberRule(
        "money_of_else",
        rf"(?:电费|水费|电价|佣金|中介费|转让费|保证金|注册资本|油费|得房率|首付|贷款|抵押(?<!无抵押)|诚意金)"
        rf"[^\x01\x03,。;\s]{{0,6}}(?P<n>{N})\s*(?:元|块|%)?(?:\s*/?\s*(?:{N})?\s*[度吨])?",
        none,
        ("费", "佣金", "价", "金", "首付", "贷款", "抵押", "得房率"),
    ),
    NumberRule(
        "machines",
        rf"(?P<n>{N})\s*(?:吨|[tT])\s*(?:锅炉|冲床|压机|叉车|液压|地磅|模具|注塑机|水|垃圾|标煤|级|产能|货车|卡车)",
        none,
        ("吨", "t", "T"),
    ),
    NumberRule("each_price", rf"宿舍(?P<n>{N}){N}间", none, ("宿舍",)),
    NumberRule(
        "price_of_energy", rf"(?P<n>{N})\s*(?:元|块|毛)\s*(?:/|{N})\s*[度吨]|(?P<m>{N})\s*/\s*度", none, ("度", "吨")
    ),
]
