"""Rules of amounts per time. Keys `wastewater` (t a day), `steam_amount` (t an hour), `gas_amount` (standard m³ an hour).

The thing, the number and the time all have to be said: a boiler's or a station's size, an amount a year or a month, and a
number without its time give nothing. Water weighs a tonne a m³.
"""

from collections.abc import Iterable

from luodi.reading._mention import Mention
from luodi.reading._quantities import Hit, NumberRule, none
from luodi.reading._rule import compiled
from luodi.reading._scan import N

_FILL = r"(?:约|大概|大约|差不多|是|为|有|要|得|需要?|在|达到?|不低于|不少于|至少|≥|>=|>|:|=|\s|的话|的|】)*+"
_TONNES = r"(?:公?吨|[tT](?![a-zA-Z]))"
_CUBIC = rf"(?:标?立?方米?|标方|[Nn]?[mM](?:{N}|³))"
_A_DAY = r"\s*(?:/|每|一)?\s*个?(?:天|日|[dD](?![a-zA-Z])|24小时)"
_AN_HOUR = r"\s*(?:/|每|一)?\s*个?(?:小时|钟头|[hH](?![a-zA-Z])|时(?!间|候))"
_EACH_DAY = r"(?:每[天日]|日均?)"
_EACH_HOUR = r"每个?小时"
_AMOUNT = r"(?:排放量|产生量|用量|用汽量|用气量|耗量|消耗量?|需求量?|需用量|负荷|总?量|排放|产生)?"
_WATER = r"(?:[污废]水)"
_STEAM = r"(?:蒸[汽气])"
_GAS = r"(?:(?:管道)?天然气|燃气)"
#: 可供蒸汽20吨/小时, 剩余, 园区: what a place has, which is no need.
_OF_A_PLACE = r"(?:可供|能供|供应|供给|剩余|富余|余量|已建|现有|园区|处理能力|处理站|锅炉)[^,。;\n]{0,8}$"
#: Hardly anybody has more in a day or an hour.
_MOST = {"wastewater": 100_000, "steam_amount": 2_000, "gas_amount": 200_000}
_UNITS = {"wastewater": "t/d", "steam_amount": "t/h", "gas_amount": "Nm3/h"}


def _amount(hit: Hit) -> Iterable[Mention]:
    key, group = hit.rule.removesuffix("_each"), "m" if hit.has("m") else "n"
    if compiled(_OF_A_PLACE).search(hit.scan.clean[max(0, hit.match.start() - 12) : hit.match.start()]):
        return none(hit)
    quantity = hit.quantity(_UNITS[key], group=group)
    return hit.says(key, quantity) if 0 < quantity.low <= quantity.high <= _MOST[key] else ()


def _rules(key: str, thing: str, unit: str, per: str, each: str, needs: tuple[str, ...]) -> list[NumberRule]:
    """污水50吨/天, 污水每天50吨; 每天排污水50吨, 日排放污水50吨."""
    return [
        NumberRule(key, rf"{thing}{_AMOUNT}{_FILL}(?P<n>{N})\s*[多来余几]?\s*{unit}{per}", _amount, needs),
        NumberRule(
            f"{key}_each",
            rf"{thing}{_AMOUNT}{_FILL}{each}{_AMOUNT}{_FILL}(?P<n>{N})\s*[多来余几]?\s*{unit}(?!{per}|\s*/)|"
            rf"{each}(?:要|需要?|会|能|大概|约|得)*(?:排放?|产生|用|消耗|使用)?(?:生产|工业)?{thing}{_AMOUNT}{_FILL}"
            rf"(?P<m>{N})\s*[多来余几]?\s*{unit}(?!\s*/)",
            _amount,
            needs,
        ),
    ]


RULES: list[NumberRule] = [
    *_rules("wastewater", _WATER, rf"(?:{_TONNES}|{_CUBIC})", _A_DAY, _EACH_DAY, ("污水", "废水")),
    *_rules("steam_amount", _STEAM, _TONNES, _AN_HOUR, _EACH_HOUR, ("蒸",)),
    *_rules("gas_amount", _GAS, _CUBIC, _AN_HOUR, _EACH_HOUR, ("天然气", "燃气")),
]
