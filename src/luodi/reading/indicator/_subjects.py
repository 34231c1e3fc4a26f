"""The subject of figures: the place, park, company or office at the start of a clause, kept for the following clauses."""

from dataclasses import dataclass

from luodi.geography import PlaceMention, division, find_places
from luodi.reading._rule import compiled
from luodi.reading.indicator import _names as names

_ORG = (
    r"经济技术开发区|经济开发区|高新技术产业开发区|高新技术产业园区|开发区|高新区|经开区|产业园区|工业园区|产业园|工业园|科技园|创意园|物流园|软件园|示范园|创新园|园区|新区|"
    r"综合保税区|保税区|海关(?!特殊|总署)|港口|舟山港|港(?![口澳股])|集团|公司|科教城|科学城|科技城|大学城|高铁新城|新城|大学|学院|研究院|研究所|机场|口岸|自贸试验区|自贸区|自贸片区|片区|"
    r"都市圈|城市群|合作区|示范区|实验区|街道|景区周边|景区|度假区|市场(?!经营|主体|监管|销售|交易额?占)|银行|法院|电网|电力|税务局|税务|统计局|湾区|经济带|示范带|产业带"
)
#: Predicates required after an organisation without a place name, so that 绿色工业园区30个 does not become a subject.
_PREDICATE = r"(?=共|累计|已|完成|实现|拥有|现有|有|目前|规划|总面积|今年|去年|全年|位于|是|的|地处|占地|新增|入驻|注册|引进|预计|力争|成立|以|工业总产值|税收|营业收入|,|$|\d{4}年)"
_WHOLE = r"(?:全|我|本|该)(?P<level>国|省|市|县|区|州|镇|乡|旗|盟|村|街道|园|港|域|系统|行业)|(?:该|本|我)?(?:园区|开发区|高新区|经开区|新区)|(?:该|本|我)(?:公司|企业|集团|司)"
#: Words that extend a subject without being part of its name; and words that rule a subject out.
_WITHIN = r"(?:上下|范围内|境内|辖区内?|域内)?"
_OTHER = r"性|化|负责人|管委会|相关|党委|政府|委|领导|人大|政协|媒体|人民"
_GROUP = r"长三角(?:地区|三省一市|一体化示范区)?|三省一市|珠三角(?:地区)?|粤港澳大湾区|京津冀(?:地区)?|成渝地区双城经济圈|(?:中国|我国|全球|世界)(?!\d|百强|[五]百强|银行|级)|长江经济带"
_SKIP = r'(?:(?:其中|同时|此外|另外|目前|当前|如今|据[^,。]{0,12}(?:统计|显示|介绍|了解)|记者|但|而|作为|[一二三四五六七八九]是|[\s",:、])){0,4}'
_ATTRIBUTION = r"据|记者|数据显示|从[^,。]{0,15}获悉|日前|近日|[^,。]{0,20}(?:统计|数据|介绍|了解|显示|报道|消息|获悉|表示|发布)[,:]?$"
_LEVELS = {"省": "省", "市": "市", "县": "县", "区": "区", "镇": "镇", "乡": "乡", "州": "州", "旗": "旗"}
_AHEAD = 24


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject with its position (offsets into `Text.clean`); `codes` if it is itself a division."""

    name: str
    start: int
    end: int
    codes: tuple[str, ...] = ()

    def is_level(self, level: str) -> bool:
        """Whether 全市, 全县 … at this level can refer to it."""
        return any(division(code).name.endswith(_LEVELS.get(level, "-")) for code in self.codes[:1])


class Subjects:
    """The subjects of one text: finds the one that starts a clause, and remembers places for 全市 and 全县."""

    def __init__(self, clean: str) -> None:
        self._clean = clean
        self._places: dict[int, PlaceMention] = {p.start: p for p in find_places(clean) if not p.is_ambiguous}
        self._named: list[Subject] = []

    def at(self, start: int, end: int, *, is_clause: bool = False) -> Subject | None:
        """The subject at the start of the words from `start` to `end`, after adverbs; None if they name none.

        A park may fill a whole clause; directly before a number it is what was counted (浙江绿色园区30个).
        """
        skipped = compiled(_SKIP).match(self._clean, start, end)
        for begin in dict.fromkeys((start, skipped.end() if skipped else start)):
            subject = self._whole(begin, end) or self._place(begin, end, is_clause) or self._body(begin, end, is_clause)
            if subject:
                return subject
        return None

    def _whole(self, start: int, end: int) -> Subject | None:
        group = compiled(_GROUP).match(self._clean, start, end)
        if group and self._clean[max(0, start - 1) : start] != '"':
            return Subject(group[0], start, group.end())
        match = compiled(rf"(?P<name>{_WHOLE})(?!{_OTHER}){_WITHIN}").match(self._clean, start, end)
        if match is None:
            return None
        known = next((s for s in reversed(self._named) if match["level"] and s.is_level(match["level"])), None)
        return Subject(known.name if known else match["name"], start, match.end(), known.codes if known else ())

    def _place(self, start: int, end: int, is_clause: bool) -> Subject | None:
        place = self._places.get(start)
        if place is None or place.end > end:
            return None
        until, codes = place.end - len(place.locality), place.codes
        if place.locality and self._is_body(until, place.end) and (is_clause or self._has_name(place.end, end)):
            until, codes = place.end, ()
        following = self._places.get(until)
        body = compiled(rf"[^,。;:\d\"、的与]{{0,8}}?(?:{_ORG})").match(self._clean, until, min(end, until + _AHEAD))
        if body and self._is_body(until, body.end()) and (is_clause or self._has_name(body.end(), end)):
            until, codes = body.end(), ()
        elif following and following.end <= end:
            until, codes = following.end, following.codes
        if codes and compiled(_OTHER).match(self._clean, until, end):
            return None
        if self._clean[until : until + 1] == "、" and until + 1 in self._places:  # 南京、杭州等16个港口
            return None
        whole = compiled(rf"(?:全[省市县区州])?{_WITHIN}").match(self._clean, until, end)
        subject = Subject(self._clean[start:until], start, whole.end() if whole else until, codes)
        if codes:
            self._named.append(subject)
        return subject

    def _has_name(self, start: int, end: int) -> bool:
        """Whether an indicator remains after the subject; in 浙江绿色园区超30个 none does."""
        words = self._clean[start:end]
        return words.startswith("的") or names.before(words) != ""

    def _is_body(self, start: int, end: int) -> bool:
        return (
            compiled(r"企业|实现|完成|建成|建有|拥有|已|新增|有|共|规模|获|培育|引进").search(self._clean, start, end)
            is None
        )

    def _body(self, start: int, end: int, is_clause: bool) -> Subject | None:
        body = compiled(
            rf"[\u4e00-\u9fffA-Za-z]{{1,22}}?(?:{_ORG})(?:和[\u4e00-\u9fff]{{2,10}}?(?:{_ORG}))?{_PREDICATE}"
        )
        match = body.match(self._clean, start, min(end, start + 2 * _AHEAD))
        verbs = compiled(
            r"位于|地处|来自|依托|建成|拥有|培育|引进|新增|实现|完成|推进|建设|打造|企业|国家级|省级|市级|全国|全省|获|入选|成为|有|了|在|是|将|为|[一二三四五六七八九十]个"
        )
        if match is None or (match.end() == end and not is_clause) or len(match[0]) < 4 or verbs.search(match[0]):
            return None
        return Subject(match[0], start, match.end())


def is_attribution(words: str) -> bool:
    """Whether a clause only names the source: 据南京海关统计, 记者从常州市统计局获悉."""
    return compiled(_ATTRIBUTION).match(words.strip()) is not None
