"""Names in lists: A、B和C, 产销, and lists that share a value (2个两千亿级 A、B)."""

from luodi.measures import number
from luodi.reading._rule import compiled
from luodi.reading.indicator import _names as names

#: One word for two indicators.
_PAIRS = {
    "产销": ("产量", "销量"),
    "进出口": ("进口", "出口"),
    "收支": ("收入", "支出"),
    "存贷款": ("存款", "贷款"),
    "城乡居民": ("城镇居民", "农村居民"),
}
#: First words of a list that share the tail of its last name.
_SHORT = r"城镇|农村|城市|乡村|第[一二三]|[一二三]|省级|市级|国家级|进口|出口|产|销"
#: Measures that the last name of a list carries for all of them: 高技术产业和装备制造业增加值.
_TAIL = r"(?:增加值|总?产值|(?:营业|销售)收入|投资|利润|产量|销量)"
_BUILDING = (
    r"^(?:加快|加速|做大|做强|做优|壮大|培育|打造|形成|发展|构建|聚焦|布局|重点|正在|正|着力|推动|推进|已有|拥有|全力)+"
)
_LONGEST = 120


def split_names(words: str) -> list[str]:
    """The names of a list; 城镇、农村居民收入 is 城镇居民收入 and 农村居民收入."""
    parts = [names.tidy(w) for w in compiled(r"、|和(?!谐|平)|以及|及(?!其|以)|与").split(words) if w.strip()]
    if len(parts) > 1 and all(compiled(_SHORT).fullmatch(w) for w in parts[:-1]):
        last = compiled(_SHORT).match(parts[-1])
        tail = parts[-1][last.end() :] if last else ""
        return [w + tail for w in parts[:-1]] + parts[-1:]
    measure = compiled(rf"{_TAIL}$").search(parts[-1]) if len(parts) > 1 else None
    if measure and not any(compiled(rf"{names.MEASURE}$").search(w) for w in parts[:-1]):
        return [w + measure[0] for w in parts[:-1]] + parts[-1:]
    return parts


def pairs_of(words: str, count: int) -> list[str]:
    """`count` names from a list, or from one word for two."""
    parts = split_names(words)
    if len(parts) == count and parts[0].startswith("对"):
        parts = [name if name.startswith("对") else f"对{name}" for name in parts]
    if len(parts) == count:
        return parts
    for word, both in _PAIRS.items():
        if count == 2 and words.count(word) == 1:
            return [words.replace(word, each) for each in both]
    return [words] if count == 1 else []


def sharing(clean: str, start: int, end: int, counted: str, before: str) -> tuple[list[str], int]:
    """The names that share a value, before or after the number and as many as counted, and where they end."""
    count = number(counted)
    behind = clean[start : min(end, start + _LONGEST)]
    choices = ((_listed(compiled(_BUILDING).sub("", before)), start), (_listed(behind), min(end, start + _LONGEST)))
    for members, until in choices:
        if len(members) == count and all(names.is_name(n) for n in members):
            return members, until
    return [], start


def _listed(words: str) -> list[str]:
    return [names.tidy(w) for w in compiled(r"、|和(?!谐)").split(words) if names.tidy(w)]
