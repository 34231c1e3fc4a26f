"""Prose: each label owns the words up to the next label or stop; unlabelled values are left to `rules`."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from luodi.reading import contact
from luodi.reading._door import Text
from luodi.reading._mention import Mention
from luodi.reading._quantities import apply as apply_numbers
from luodi.reading._rule import apply as apply_words
from luodi.reading._rule import compiled
from luodi.reading._scan import Scan
from luodi.reading.parcel import rules
from luodi.reading.parcel._facts import FactText, facts
from luodi.reading.parcel._industries import industries
from luodi.reading.parcel._label_words import OTHER
from luodi.reading.parcel._labels import FactHeading, any_label, heading, words_of
from luodi.reading.parcel._where import where

#: The end of a value at the latest; addresses may go on after a comma.
_STOPS = r"[;。\n]"
_WIDTH = 110
_BEFORE = 12
#: Labels that are everyday words count only if a colon, a bar or a code follows.
_WEAK = frozenset(
    (
        *("地块", "宗地", "编号", "标的", "出让地块", "规划", "性质", "位置", "区域", "地区", "板块", "乡镇"),
        *("所在地", "高度", "密度", "期限", "电话", "手机", "地址", "行业", "主导", "研发", "达产", "R&D"),
        *("用地", "占地", "产出", "纳税", "单价", "属地", "权利人", "市县", "所在区", "四至", "联系人", "坐落"),
        *("鼓励类", "禁止类", "绿化", "绿地", "税", "价格", "报价"),
    )
)
_COLON = r"\s{0,3}(?:\([^()\n]{1,16}\))?\s{0,2}[:|]"
_VALUE = r"\s*(?:每亩|租|约|为|是|不|≥|≤|>|<|大于|小于|\d|[一二三四五六七八九十两]{1,4}[年亩公个])"
_SUMS = frozenset(("start_price", "deposit", "deal_price", "land_price"))
_TEXTUAL = frozenset(
    ("parcel_no", "region", "address", "buyer", "industry_raw", "grant_method", "contact_name", "phone")
)


_UNIT = r"%|米|m|亩|㎡|平方米|公顷|年|万?元(?:/(?:亩|公顷|㎡|平方米|宗))?"
_USE_BEGINS = r"[一二三]类|[MW][0-3]|工业|仓储|物流|存量|集体|国有|新型|商业|科研|生产"
#: 投强700,税收50: beside an intensity without a unit the next yardstick is per mu as well.
_RATES = ("investment_per_mu", "tax_per_mu", "output_per_mu")
_BARE_RATE = (
    r"[^\d一二三四五六七八九十,;。\n/]{0,6}[\d.一二三四五六七八九十百千万]{1,8}\s*[万wW]?元?[\s,、/]*(?:年|达产)?"
)
_OF_A_PART = r"(?:设施|办公|生活|服务|配套|公共|绿化|道路|厂房|建筑|行政)$"
_NO_NAME = r"污染|耗能|能耗|排放|印染|安全"
_NAMED_BEHIND = (
    r"[\s,(]{0,2}找?(?P<name>[老小][一-龥]|[一-龥]{1,3}(?:经理|主任|先生|女士|小姐|部长|科长|局长|总监?|工))(?![一-龥])"
)
_NAMED_BESIDE = r"(?:找|联系|致电|电话|招呼)(?P<name>[小老阿][一-龥])$"


@dataclass(frozen=True, slots=True)
class Label:
    """A label in prose and its span."""

    name: str
    word: str
    start: int
    end: int


def mentions(text: Text, scan: Scan) -> list[Mention]:
    """All mentions in text order; those of labels take precedence over those of rules on the same words."""
    named = labelled(text)
    return sorted([*_sharpened(text, scan, named), *_people(text)], key=lambda m: (m.start, -m.end))


def labelled(text: Text) -> list[Mention]:
    """The labelled mentions only, in order."""
    return [m for fact in _fact_texts(text) for m in facts(fact)]


def _sharpened(text: Text, scan: Scan, named: list[Mention]) -> list[Mention]:
    """Labels first, then numbers and words that stand without one; a number has one owner."""
    owned = bytearray(len(scan.clean))
    for mention in named:
        owned[mention.start : mention.end] = b"\1" * (mention.end - mention.start)
    numbers = apply_numbers(rules.NUMBERS, scan)
    words = [m.but(value=text.words(m.start, m.end)) for m in apply_words(rules.WORDS, scan.clean)]
    free = [m for m in (*numbers, *words) if _is_free(m) or not any(owned[m.start : m.end])]
    return [*named, *_owned(free)]


def _is_free(mention: Mention) -> bool:
    """A use may lie within a label's words; a term of two parts replaces its parts."""
    return mention.key == "land_use" or mention.rule == "label_two_terms"


def _owned(mentions: list[Mention]) -> list[Mention]:
    """The longest of overlapping mentions; a superseded price gives way."""
    kept: list[Mention] = []
    end = -1
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
        if mention.start >= end or mention.key in ("land_use", "parcel_no", "buyer") or mention.start == kept[-1].start:
            kept.append(mention)
            end = max(end, mention.end)
    return [m for m in kept if m.key != "other"]


def _fact_texts(text: Text) -> Iterator[FactText]:
    labels = [_with_unit(text.clean, label) for label in _labels(text.clean)]
    columns = dict(_columns(text.clean, labels))
    is_bare = False
    for label, following in zip(labels, [*labels[1:], None], strict=False):
        end = min(following.start if following else len(text.clean), label.end + _WIDTH)
        if label in columns:
            yield from _in_column(text, label, columns[label])
        elif label.name != OTHER:
            fact = _behind(text, label, end)
            yield replace(fact, before=f"亩均{fact.before}") if is_bare and label.name in _RATES else fact
        is_bare = label.name in _RATES and compiled(_BARE_RATE).fullmatch(text.clean, label.end, end) is not None


def _with_unit(clean: str, label: Label) -> Label:
    """固定资产投资(万元/亩):300: the unit turns a total into one per mu."""
    unit = compiled(rf"\s*\(({_UNIT})\)").match(clean, label.end) if label.name == OTHER else None
    name = heading(f"{label.word}({unit[1]})").name if unit else ""
    return replace(label, name=name) if name in _RATES else label


def _columns(clean: str, labels: list[Label]) -> Iterator[tuple[Label, tuple[int, int]]]:
    """容积率 建筑密度 绿地率 over ≥1.5 ≥40% ≤15%: each name with the span below it, (0, 0) if the lines do not match."""
    run: list[Label] = []
    for label, following in zip(labels, [*labels[1:], None], strict=False):
        run.append(label)
        end = following.start if following else len(clean)
        if following and clean[label.end : end].strip(" |/、") == "" and "\n" not in clean[label.end : end]:
            continue
        line = compiled(r"[ |]*\n(?P<line>[^\n]+)").match(clean, label.end)
        if len(run) > 1:
            cells = list(compiled(r"[^\s|]+").finditer(clean, *line.span("line"))) if line else []
            spans = [c.span() for c in cells] if len(cells) == len(run) else [(0, 0)] * len(run)
            yield from zip(run, spans, strict=True)
        run = []


def _in_column(text: Text, label: Label, span: tuple[int, int]) -> Iterator[FactText]:
    words = text.clean[slice(*span)]
    if words and label.name != OTHER:
        heading_of = FactHeading(label.name, "", heading(label.word).side)
        yield FactText(heading_of, words, text.words(*span), span[0], is_cell=True, before=label.word)


def _behind(text: Text, label: Label, end: int) -> FactText:
    """The words after a label; for 1.5≤容积率≤2.5 also those before it, with the label blanked."""
    clean = text.clean
    start = label.end
    unit = compiled(rf"\s*\(([^()]{{1,12}})\)(?=\s*[:|])|\s*\(({_UNIT})\)").match(clean, start, end)
    start = unit.end() if unit else start
    gap = compiled(r"\s*[:|]*\s*").match(clean, start, end)
    stop = compiled(_STOPS).search(clean, gap.end() if gap else start, end)
    end = stop.start() if stop else end
    before = compiled(r"[,;。\n|]").split(clean[max(0, label.start - _BEFORE) : label.start])[-1] + label.word
    written = (unit[1] or unit[2]) if unit else ""
    side = heading(f"{label.word}({written})" if written else label.word).side
    head = FactHeading(label.name, written, side)
    front = compiled(r"\d+(?:\.\d+)?\s*%?\s*(?:≤|<=|<|小于等于|小于|≥|>=|>)\s*$").search(
        clean[max(0, label.start - 14) : label.start]
    )
    taken_back = compiled(rf"[^,;。\n\d]{{0,4}}{rules.CORRECTED}").match(clean, start, end)
    start = taken_back.end() if taken_back else start
    words, raw = clean[start:end], text.words(start, end)
    if front:
        begin = label.start - len(front[0])
        words = front[0] + "\x00" * (start - label.start) + words
        return FactText(head, words, words, begin, before=before)
    return FactText(head, words, raw, start, before=before)


def _labels(clean: str) -> Iterator[Label]:
    names = words_of()
    for match in compiled(rf"(?:{any_label()})(?:[下上]限)?").finditer(clean):
        word = match[0]
        plain = word if word in names else word[:-2]
        name = names[plain]
        if name == "limit" or not _is_label(clean, match.start(), match.end(), plain, name):
            continue
        yield Label(name, word, *match.span())


def _is_label(clean: str, start: int, end: int, word: str, name: str) -> bool:
    """A weak word needs a colon or a value right after it; 工业用地 is not 用地, 剩余年限 not 年限."""
    if word.endswith(("增加值", "产值")) and clean.endswith(("万元", "万元工业"), 0, start):  # 0.18吨标煤/万元增加值
        return False
    if name == OTHER:  # 年期同原宗地剩余年期38年
        return not (
            word.startswith("剩余") and compiled(r"[同与][^,;。\n]{0,5}$").search(clean[max(0, start - 6) : start])
        )
    if compiled(r"的\s*\d|的?\s*(?:\d{1,3}(?:\.\d+)?\s*%|百分之)").match(clean, end) and name in _SUMS:
        return False  # 起始价的20%, 按起始价20%计
    if clean.startswith("的", end) and compiled(r"的\s*\d").match(clean, end):
        return False
    before = clean[max(0, start - 4) : start]
    if (word in ("用地", "占地") or name == "land_area") and compiled(_OF_A_PART).search(before):
        return False
    if word == "用地" and compiled(r"(?<![总净])[一-龥]$").search(before):  # 工业用地, 研发用地: a use
        return False
    if word == "税" and compiled(r"[一-龥]$").search(before):  # 契税, 利税
        return False
    if word in ("地块", "宗地") and compiled(r"(?:[A-Za-z\d#]|[\d一二三四五六七八九十A-Z]号)$").search(before):
        return False
    if name == "land_use":
        return compiled(rf"{_COLON}|(?=[为是\s]{{0,3}}(?:{_USE_BEGINS}))").match(clean, end) is not None
    if compiled(r"(?:剩余?|租赁|租|还剩|已用|原有?|其中|代建|可建|每[平亩])$").search(
        clean[max(0, start - 3) : start]
    ) and not clean.startswith(":", end):
        return False
    if name in _TEXTUAL or word in _WEAK:
        has_colon = compiled(_COLON).match(clean, end) is not None
        if name in ("buyer", "address") and not has_colon:
            return compiled(r"\s+\S").match(clean, end) is not None and word not in _WEAK
        return (
            has_colon
            or (name not in _TEXTUAL and compiled(_VALUE).match(clean, end) is not None)
            or (
                name == "parcel_no"
                and compiled(
                    r"\s*(?=[A-Z0-9\u4e00-\u9fff-]{0,8}[-\d])[A-Z\u4e00-\u9fff]{0,8}\d{0,4}-?[A-Z0-9]+-"
                ).match(clean, end)
                is not None
            )
        )
    return True


def _people(text: Text) -> list[Mention]:
    wanted = ("phone", "contact_name", "wechat", "region_raw", "region_code", "address")
    trades = industries(text)
    mentions = [m for m in (*contact.find(text), *where(text)) if m.key != "contact_name" or not _is_trade(m, trades)]
    if not any(m.key == "contact_name" for m in mentions):
        mentions += _beside(text, [m for m in mentions if m.key == "phone"])
    return [*(m for m in mentions if m.key in wanted), *trades]


def _beside(text: Text, phones: list[Mention]) -> Iterator[Mention]:
    """电话找小祁18263142255: a nickname glued to its number."""
    for phone in phones:
        start = max(0, phone.start - 6)
        match = compiled(_NAMED_BESIDE).search(text.clean[start : phone.start])
        behind = compiled(_NAMED_BEHIND).match(text.clean, phone.end)
        if behind:
            yield Mention("contact_name", behind["name"], *behind.span("name"), "name_behind_number")
        elif match:
            yield Mention("contact_name", match["name"], start + match.start("name"), phone.start, "name_beside_number")


def _is_trade(name: Mention, trades: list[Mention]) -> bool:
    """谢绝化工、印染。电话…: 印 is a family name, 印染 is not."""
    return any(m.start <= name.start < m.end for m in trades) or compiled(_NO_NAME).search(str(name.value)) is not None
