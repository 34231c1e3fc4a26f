"""Rules of overhead cranes: tonnages (the largest counts), having one, having none. Keys `crane_t` (t), `has_crane`.

A rail or bracket for a crane that may come (预留, 可装, 轨道) is no crane; a gantry in the yard is none either.
"""

from collections.abc import Iterable

from luodi.reading._mention import Mention
from luodi.reading._quantities import Hit, NumberRule, none
from luodi.reading._rule import compiled
from luodi.reading._scan import FIRST, N

_CRANE = rf"(?:双梁|单梁|桥式)?(?:行车|天车|天吊|航车|吊车|行吊|航吊|桁车|桁吊|桥吊|吊机|(?:overhead |bridge )?[cC]rane|[单双]梁(?=\s?{N}\s?[吨tT])|起重机|起重设备|起重(?!量|吨)|行\s?车)"
_TONNE = r"(?:[吨顿]|[tT](?![a-wyzA-WYZ]))"
_COUNT = rf"(?:\s?(?:[xX*]\s?{N}|/?{N}\s?[台部座])|各{N}?[台部]?|的|\s|单台|免费使用|[(][^)\x01]{{0,6}}[)])*+"
_ONE = rf"{N}(?:\s*[/+、]\s*{N}){{0,4}}\s*{_TONNE}(?!\s*[/每]\s*(?:个?平|㎡|m2|天|日|月|年)|\s*(?:货梯|电梯|客货|升降|锅炉|冲床|叉车|承重|荷载|龙门|门机|标煤))"
_LIST = rf"{_ONE}(?:{_COUNT}[,、和/+及]?\s*(?:后面|另外|另|还有|[单双]梁)?(?:{N}[跨台部])*(?:是|都是)?{_COUNT}{_ONE}){{0,7}}"
_FILL = rf"(?:[:\s]|要求?|需要?|有|是|为|至少|不低于|不小于|≥|>=|约|最大|吨位|起重量|能力|{N}\s*[台部](?!\s*套)(?:[(]|,\s?(?={N}[台部]\s?{N}))?|只有|仅有|带|配|现装|现有|各|均|都|】|(?:第{N}|每)跨是?)*+"
_LATER = r"(?:预留|可装|可架|能架|可安装|可加装|可上|能装|能上|可自装|可以自己装|可配|可增|加装|安装|要装|设计)[^,。;\n]{0,6}$"
_GONE = r"[^,。;\n]{0,8}(?:已?拆除|拆走|已拆)|[^,。;\s]{0,6}(?:轨道|轨梁|梁(?=预留|已)|牛腿|位(?!置)|预留|自理|自装|自己装|可装)"


_NONE_BEFORE = r"(?:无|没(?<!有没)有?|不带|未装|不含|未安装|没装)(?:配|有|任何)?$"
_NONE_AFTER = (
    r"(?:[、和及/]\s?(?:货梯|电梯|宿舍|食堂|办公)){0,3}[:\s]*(?:现在|目前|暂时|还|也|全?都|均|全)*"
    r"(?:无(?!所谓|条件)|没有(?!问题|的话|也)|没装|未装|[未没]安装|暂无)"
)


def _is_absent(hit: Hit) -> bool:
    return bool(compiled(_LATER).search(hit.before("all", 10)) or compiled(_GONE).match(hit.after(12)))


def _tonnes(hit: Hit) -> Iterable[Mention]:
    """The largest of the tonnages in the list; 3吨5吨都行 says alternatives, which leave no tonnage to ask for."""
    if _is_absent(hit):
        return none(hit)
    start, end = hit.match.span("list")
    shadow = hit.scan.shadow
    numbers = [hit.scan.numbers[i] for i in range(start, end) if shadow[i] == FIRST]
    heavy = [n for n in numbers if compiled(rf"\s*(?:[/+、]\s*{N}\s*)*{_TONNE}").match(shadow, n.end)]
    largest = max(heavy, key=lambda n: n.high)
    if not 0 < largest.high <= 1000:
        return ()
    if len(heavy) > 1 and compiled(r"\s*(?:都行|均可|都可|都可以|皆可)").match(hit.after()):
        return hit.says("has_crane", True)
    quantity = Hit(
        hit.scan,
        compiled(rf"(?P<n>{N})(?:\s*[/+、]\s*{N})*\s*{_TONNE}").match(shadow, largest.start) or hit.match,
        hit.rule,
    ).quantity("t")
    return hit.says("crane_t", quantity)


def _at_least(hit: Hit) -> Iterable[Mention]:
    """10吨行车优先 没有的话5吨也可以: the crane that will do."""
    return hit.says("crane_t", hit.quantity("t")) if 0 < hit.number().high <= 1000 else ()


def _has(hit: Hit) -> Iterable[Mention]:
    if (
        _is_absent(hit)
        or compiled(_NONE_BEFORE).search(hit.before("all", 5))
        or compiled(_NONE_AFTER).match(hit.after())
    ):
        return ()
    return hit.says("has_crane", True)


def _has_not(hit: Hit) -> Iterable[Mention]:
    return hit.says("has_crane", False)


_WORDS = ("行车", "行 车", "天车", "航车", "桁车", "吊", "起重", "单梁", "双梁", "crane", "Crane")

RULES: list[NumberRule] = [
    NumberRule(
        "crane_none",
        rf"(?:无|没(?<!有没)有?|不带|未装|不含|未安装|没装)(?:配|有)?{_CRANE}|{_CRANE}{_NONE_AFTER}|{_CRANE}[^,。;\n]{{0,6}}(?:已?拆除|已拆)",
        _has_not,
        _WORDS,
    ),
    NumberRule("gantry", rf"(?:门机|龙门吊|门式(?:起重机)?){_FILL}{_LIST}", none, ("门",)),
    NumberRule(
        "crane_later",
        rf"(?:预留|可装|可架|能架|可安装|可加装|可上){_FILL}{_LIST}的?(?:{_CRANE}|牛腿)?|{_LIST}{_CRANE}(?:轨道|梁|轨)",
        none,
        ("预留", "可", "轨", "梁"),
    ),
    NumberRule("crane_list", rf"(?P<all>{_CRANE}{_FILL}(?P<list>{_LIST}))", _tonnes, _WORDS),
    NumberRule(
        "crane_list_before",
        rf"(?<![车吊机])(?P<all>(?P<list>{_LIST})(?:的|以上|起|及以上|大|双梁|单梁|级|[xX*]\s?{N})*\s*{_CRANE}(?:{_COUNT}[,、和+]?\s*{_ONE}(?={_COUNT}(?:[,。;\s]|$))){{0,5}})",
        _tonnes,
        _WORDS,
    ),
    NumberRule("crane_fitted", rf"(?P<all>(?:现装|已装|现有){_FILL}(?P<list>{_LIST}))", _tonnes, ("装", "现有")),
    NumberRule(
        "crane_will_do",
        rf"{_CRANE}(?:[^\x01。\n]{{0,6}}[,;\s]*(?:如果?|要是|实在)?(?:没有|不行)的?话?|\s?(?:最好|优先|更好))[,\s]*(?P<n>{N})\s*{_TONNE}的?(?:也|都)(?:可以?|行|能|凑合|没问题)",
        _at_least,
        _WORDS,
    ),
    NumberRule("crane", rf"(?P<all>{_CRANE})(?!司机|租赁|厂|维修|配件)", _has, _WORDS),
]
