"""Words in cells: yes and no, deals, kinds, fire hazard letters, floors, dates, and the many spellings of "unknown"."""

import datetime as dt
import re
from typing import Any

from luodi.fields import BadValue, Field, clean
from luodi.measures import number
from luodi.sheets import _why
from luodi.sheets._offer import deals as offered
from luodi.sheets._why import CellError

#: Placeholders that count as blank in every column.
UNKNOWN = frozenset(
    re.split(" ", "- -- — —— – / \\ ? ?? 不详 未知 待定 不清楚 待确认 暂无 待核实 n/a na none null 无数据 空")
)

_YES = r"两证|双证|有|是|可|可以|能|已|全|齐|齐全|通过|合格|√|✓|✔|☑|y|yes|true|1|带|含|配|允许|支持|通"
_NO = r"无|没有|没|否|不可|不可以|不能|不|未|×|✗|✘|x|n|no|false|0|不带|不含|不允许|不支持|不通"
_TAIL = (
    r"(?:天|行|吊|航)?(?:车|货梯|电梯|梯|月台|平台|独院|院子|燃气|天然气|蒸汽|产证|房产证|证|宿舍|食堂|办公室?|"
    r"分割|分租|分|环评|做环评|办环评|办|排污|纳管|接通|接入|接|通过|验收|通|具备|配套)*"
)
_YES_RE, _NO_RE = re.compile(rf"(?:{_YES})+{_TAIL}"), re.compile(rf"(?:{_NO}){_TAIL}")
_PENDING = re.compile(
    r"办理中|在办|申请中|待验收|待办|待装|协商|可协商|可增|看情况|视情况|预留|预埋|规划|可(?:以)?(?:加?装|安装|加|配|改)|牛腿|轨道"
)


def is_pending(text: str) -> bool:
    """Whether a text speaks of something not there yet: 办理中, 预留, 可加装."""
    return _PENDING.search(text) is not None


def yes_or_no(text: str) -> bool | None:
    """True or False; None for something pending (办理中), whose outcome is unknown. CellError for anything else."""
    if _NO_RE.fullmatch(text):
        return False
    if _YES_RE.fullmatch(text):
        return True
    if is_pending(text):
        return None
    raise CellError(_why.NOT_BOOL)


def deals(text: str) -> list[str]:
    """rent for 出租, 转租; sale for 出售, 转让; both for 租售; [] for 已租, 不售. CellError for anything else."""
    found, is_none = offered(text)
    if not found and not is_none:
        raise CellError(_why.NOT_DEAL)
    return found


_KINDS = {
    "factory": r"厂房|厂区|工厂|车间|factory|workshop|plant",
    "warehouse": r"仓库|仓储|物流仓|库房|冷库|云仓|warehouse",
    "yard": r"场地|堆场|空地|货场|停车场|yard",
    "land": r"土地|用地|地块|净地|标准地|^地$|\bland\b",
    "office": r"办公|写字楼|商务楼|office",
    "lab": r"研发|实验|中试|孵化|\blab|r&d",
    "park": r"园区|产业园|工业园|整园|\bpark\b",
}
_KIND_RES = {kind: re.compile(pattern) for kind, pattern in _KINDS.items()}


def kinds(text: str) -> list[str]:
    """The kinds a cell names, in dictionary order: 厂房/仓库 is factory and warehouse. CellError if it names none."""
    found = [kind for kind, pattern in _KIND_RES.items() if pattern.search(text)]
    if not found:
        raise CellError(_why.NOT_KIND)
    return found


_LETTERS = dict(zip("甲乙丙丁戊", "ABCDE", strict=True))
#: 丙类, 丙二类, 丙类2项, 丙、丁类, 丙类厂房, 火灾危险性丙类, 丁类及以下
_CATEGORY = re.compile(
    r"(?:火灾|生产|储存|消防|危险性?|类别|等级|[:为])*"
    r"([甲乙丙丁戊](?:[类、/,和及]*[甲乙丙丁戊])*)(?P<tail>[类级一二三12]*(?:[类级项]|耐火.*)*)(?:标准|厂房|仓库|库房|车间|仓|及?以下|$)*|([a-e])类?"
)
_RATING = re.compile(r"(?:耐火(?:等级)?)?[一二三四1-4]级")


def is_fire_rating(text: str) -> bool:
    """Whether a text is a fire-resistance rating (二级) rather than a hazard category."""
    return _RATING.fullmatch(text) is not None


def leaves_item_open(text: str) -> bool:
    """Whether the number after the letter could be either a rating or an item: 丙二, 丙2."""
    match = _CATEGORY.fullmatch(text)
    return match is not None and re.fullmatch(r"[一二三12]", match["tail"] or "") is not None


def fire_category(text: str) -> str:
    """甲 to 戊 as A to E; the most dangerous of several, because the field means "this and less dangerous"."""
    match = _CATEGORY.fullmatch(text)
    if match is None:
        raise CellError(_why.NOT_LETTER)
    letters = [_LETTERS[c] for c in match[1] or "" if c in _LETTERS]
    return min(letters) if letters else match[0][0].upper()


_FLOOR = r"(?:第)?(-?\d+|[一二两三四五六七八九十]+)(?:f|层|楼)?"
_FLOORS_RE = re.compile(rf"{_FLOOR}(?:[-~至到]{_FLOOR})?")
_OF_TOTAL = re.compile(r"([^/共]+?)层?(?:/|[(,/]?共)(?:共|总)*(\d+|[一二两三四五六七八九十]+)(?:f|层|楼)*\)?")
_GROUND = {"底层": 1, "首层": 1, "地面层": 1}


def floors(text: str) -> list[int]:
    """Floors as sorted numbers: 1, 2-4, 一至三层, 1、2楼, 3F; 底层 is 1. CellError for anything else."""
    found: list[int] = []
    for part in re.split(r"[、,;/+和\s]+", re.sub(r"(?<=\d)f", "", text)):
        found += [_GROUND[part]] if part in _GROUND else _span(part)
    return sorted(set(found))


def floors_of_total(text: str) -> tuple[list[int], int] | None:
    """The floors and storey count of 1/3, 2-3/5, 1层/共3层; None without a count. CellError if a floor is above the top."""
    match = _OF_TOTAL.fullmatch(text)
    if match is None:
        return None
    found, total = floors(match[1]), _floor(match[2])
    if max(found) > total:
        raise CellError(_why.NOT_FLOORS)
    return found, total


def _span(part: str) -> list[int]:
    match = _FLOORS_RE.fullmatch(part)
    if match is None:
        raise CellError(_why.NOT_FLOORS)
    low, high = _floor(match[1]), _floor(match[2] or match[1])
    if not low <= high <= low + 60:
        raise CellError(_why.NOT_FLOORS)
    return list(range(low, high + 1))


def _floor(text: str) -> int:
    value = number(text.lstrip("-"))
    if value is None:
        raise CellError(_why.NOT_FLOORS)
    return -int(value) if text.startswith("-") else int(value)


_EPOCH = dt.date(1899, 12, 30)
_SERIALS = range((dt.date(2000, 1, 1) - _EPOCH).days, (dt.date(2100, 1, 1) - _EPOCH).days)
_COMPACT = re.compile(r"(20\d{2})(\d{2})(\d{2})")
_NOW = re.compile(r"随时|现房|立即|即租|即可|空置|现空|马上")


_VAGUE = re.compile(
    r"20\d\d[.\-/]\d{1,2}|\d{1,2}月\d{1,2}[日号]?|"
    r"(?:20\d\d|[今明后])?年?(?:\d{1,2}月?|年?[底初中]|[上下]半年|第?[一二三四1-4]季度|[qQ][1-4]|月)+[份底初旬中上下左右前后以之]*"
)


def is_vague_date(text: str) -> bool:
    """Whether a text gives a time but not a full date: 2026年底, 2027年3月, 2026.3, 10月8日, 明年上半年."""
    text = re.sub(r"\s", "", text)
    return re.search(r"[年月季半qQ]|^20\d\d[.\-/]\d{1,2}$", text) is not None and _VAGUE.fullmatch(text) is not None


def date(field: Field, value: Any) -> str | None:
    """An ISO date from an Excel date, a serial number, 20261123 or text; None for 随时."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, int) and value in _SERIALS:
        return (_EPOCH + dt.timedelta(days=value)).isoformat()
    if isinstance(value, str) and _NOW.search(value):
        return None
    compact = _COMPACT.fullmatch(str(value))
    try:
        cleaned: str = clean(field, "-".join(compact.groups()) if compact else value)
    except BadValue:
        raise CellError(_why.NOT_DATE) from None
    return cleaned
