"""Numbers that are not quantities: phones, dates, codes, house and room numbers, lorry sizes, mains voltage.

These spans are claimed before the quantity rules run, and are listed under `ignored` with what they were taken for.
Distances, spans and the like carry a unit and are left to the rules of `other`.

Patterns are grouped by how they begin, so that at most positions of a text only that beginning is tried.
"""

from typing import NamedTuple

from luodi.reading._rule import compiled

_C = r"[零〇一二三四五六七八九十百两]"
_ROAD = r"(?<=[路街道巷弄段村园镇区旁仓屋厂\s])"
_BUILDING = r"号(?!楼|厂房|车间|厂|仓|库|栋|线|地块|高速)"
_LORRY = r"(?=的?(?:货车|挂车|大?货车|卡车|半挂|大车|平板|拖车|车|集装箱|柜|高栏|随便|都能|都可以|掉头|调头|进出))"
#: 3000平, 4.5元: the unit alone shows that the number is a quantity.
_PLAIN = r"\d{1,8}(?:\.\d{1,2})?[平㎡元块亩吨层楼]"
_PART_OF_YEAR = r"年?(?:[上下]半年|第?[一二三四]季度|底|初)?"


class Claim(NamedTuple):
    """A span (offsets into `Text.clean`) and what it was taken for, in Chinese."""

    start: int
    end: int
    what: str


#: Per group, how its members begin; per member, a name, a label and a pattern. The first match at a position wins.
_GROUPS: tuple[tuple[str, tuple[tuple[str, str, str], ...]], ...] = (
    (
        rf"(?<!\d)(?=\d)(?!{_PLAIN})",
        (
            ("mobile", "手机号", r"(?:86[- ]?)?1[3-9]\d(?:(?:[- ]?\d{4}){2}|[- ]?\d{3}[- ]?\d{2}[- ]?\d{3})(?!\d)"),
            ("phone", "电话", r"0\d{2,3}\)?[- ]?\d{7,8}(?!\d)|[48]00(?:[- ]?\d{3,4}){2}(?!\d)"),
            ("date", "日期", r"(?:19|20)\d\d[-/.](?:0?[1-9]|1[0-2])[-/.](?:3[01]|[12]\d|0?[1-9])日?(?!\d)"),
            (
                "day",
                "日期",
                (
                    r"(?:(?:19|20)\d\d年)?(?:1[0-2]|0?[1-9])月(?!台)"
                    r"(?:份|(?:3[01]|[12]\d|0?[1-9])[日号]|[底初中]旬?)?(?:前|后|左右|之前|起)?"
                ),
            ),
            ("month", "日期", r"(?:19|20)\d\d[-/.](?:0[1-9]|1[0-2])(?!\d)|(?<=[.… \[])\d\d-\d\d(?=\s|$|\])"),
            ("year", "年份", rf"(?<!\.)(?:19|20)\d\d(?=年|新|建|交付|盖|以后|之后){_PART_OF_YEAR}"),
            ("short_year", "年份", r"(?<![.,])[0-3]\d年(?=开通|建|底|初|通车|投产|竣工|交付|新)"),
            ("grade", "等级", r"5A(?=甲|写字|[级\s,。]|$)|\d{1,6}[kK]片"),
            ("room", "房间号", r"\d{3,4}(?:室|房间|号房)"),
            ("house", "门牌号", rf"{_ROAD}\d{{1,5}}(?:[-—]\d{{1,4}})?{_BUILDING}|\d{{1,5}}弄"),
            (
                "road",
                "道路编号",
                r"\d{3}(?:国道|省道)|\d{1,2}号(?:线|(?=[、,和](?:\d{1,2}号[、,和]?){0,6}(?:线|地铁)))",
            ),
            ("plot", "地块号", r"\d{3}地块|\d{1,3}排"),
            ("building", "楼栋号", r"(?<!\.)\d{1,3}(?:#|(?:、\d{1,3}){0,5}号(?:楼|厂房|栋|厂区|门))"),
            (
                "lorry",
                "车长",
                rf"(?:17\s*米\s*5|17\.5\s*[米m]|9\s*米\s*6|9\.6\s*[米m]?|13\s*米\s*5?|13\.5\s*[米m]|6\s*米\s*8|4\s*米\s*2|[24][05](?:尺|HQ|GP)){_LORRY}",
            ),
            ("voltage", "电压", r"\d{1,4}(?:\.\d)?\s*(?:[kK]?[vV](?![aA\w])|伏|千伏(?!安))"),
            ("clock", "时间", r"(?:24|7|12|8)(?:小时|[xX*]24)|\d{1,2}:\d\d(?!\d)"),
            ("item", "序号", r"(?<![^\s;:,。!?(【])\d{1,2}(?:[、)]|\.)(?=[^\d\s])"),
            ("share", "比例", r"\d{1,4}(?:\.\d{1,4})?\s*(?:%|‰)|\d个?点(?=$|[,。;\s])"),
            ("digits", "号码", r"(?<![.,])\d{9,}+(?![.,]?\d)"),
            ("generation", "代数", r"\d{1,3}(?:\.\d)?代"),
        ),
    ),
    (
        r"(?=[一二三四五六七八九十零百千万甲两幺])",
        (
            (
                "spoken_mobile",
                "手机号",
                r"[一幺][三四五六七八九][零〇一二三四五六七八九幺]{9}(?![零〇一二三四五六七八九幺])",
            ),
            (
                "spoken_day",
                "日期",
                rf"(?:二[零〇]{_C}{{2}}年)?(?:十[一二]?|[二三四五六七八九]|一(?=月\d))月(?!台)(?:份|{_C}{{1,3}}[日号]|[底初中]旬?)?",
            ),
            ("spoken_year", "年份", r"二(?:[零〇]{2}|[零〇])[一二三四五六七八九零〇]{2}年"),
            ("spoken_grade", "等级", r"甲级|[百千]级|十?万级"),
            ("spoken_house", "门牌号", rf"{_ROAD}{_C}{{1,6}}{_BUILDING}"),
            ("spoken_lorry", "车长", rf"(?:十七米五|九米六|十三米五?){_LORRY}"),
            ("spoken_voltage", "电压", r"(?:[一二三]百[一二三四五六七八九]?十?|十|三十五|一百一)(?:伏|千伏(?!安))"),
            ("spoken_share", "比例", rf"百分之{_C}{{1,5}}|[一二两三四五六七八九]成|[一二两三]个?点(?=$|[,。;\s])"),
            (
                "word",
                "词语",
                (
                    r"一(?:定|般|些|致|直|带|旦|切|向|系列|体化|站式|手|线|应|律|次性|流|侧|旁|概)|三(?:星|角|井|甲|产|菱|一重工|水|亚|明|河|门)|四(?:川|会)|五(?:金|星|矿|菱|谷|粮)|六(?:合|安)|七(?:宝|星)|九(?:江|龙|亭|华)|千(?:灯|岛)|"
                    r"万(?:达|科|能)|千万(?=别|不要|勿|要)|百(?:货|姓|色)|四面|八方|十(?:分|字)|二(?:手|房东)"
                ),
            ),
        ),
    ),
    (
        r"(?<![0-9A-Za-z])(?=[A-Za-z+])",
        (
            ("address", "网址或邮箱", r"(?:https?://|www\.)[^\s,。;]{1,200}|[\w.+-]{1,64}@[\w-]{1,64}\.[\w.]{2,30}"),
            ("wechat", "微信号", r"(?:[vV][xX]|[wW]e[cC]hat|[qQ]{2})[:\s]{0,3}[A-Za-z0-9_-]{5,30}"),
            ("code", "编号", r"[A-Za-z]{1,6}-\d[\dA-Za-z-]{1,30}"),
            ("road_letter", "道路编号", r"[GSX]\d{1,4}(?=国道|省道|高速|线)"),
            ("building_letter", "楼栋号", r"[A-Za-z]\d{1,3}(?:栋|幢|座|区|号楼)|[A-Z][栋幢座区]"),
            (
                "letters",
                "编号",
                r"(?![xX]\d)(?![mM]2(?!\d))[A-WYZa-wyz]{1,2}\d{1,5}(?=[^\d.,万千平方㎡吨米元kKtTmM]|$)",
            ),
            ("round", "等级", r"[AB]轮"),
        ),
    ),
    (
        r"(?=[微编证字号尾批邮国省县高第[(])",
        (
            ("wechat_named", "微信号", r"微信号?[:\s]{0,3}[A-Za-z0-9_-]{5,30}"),
            ("code_named", "编号", r"(?:编号|证号|字第|号码|尾号|批号|邮编)[^\d\n]{0,4}[A-Za-z0-9-]{3,40}号?"),
            (
                "road_named",
                "道路编号",
                r"高速\s?[GSX]\d{1,4}|(?:国道|省道|县道)\s?[GSX]?\d{1,4}(?!\s?(?:公里|米|千米|km))",
            ),
            ("ordinal", "次序", rf"第(?:\d{{1,3}}|{_C}{{1,3}})(?:代|批|届|大|家|名|排|条)"),
        ),
    ),
)
_WHAT = {name: what for _, group in _GROUPS for name, what, _ in group}
#: Every character a claim can begin with; most positions of a text have none and are skipped.
_BEGIN = r"(?=[\dA-Za-z+一二三四五六七八九十零百千万甲两幺微编证字号尾批邮国省县高第\[(])"
_ANY = "|".join(
    f"{begin}(?:{'|'.join(f'(?P<{name}>{pattern})' for name, _, pattern in group)})" for begin, group in _GROUPS
)
_PATTERN = f"{_BEGIN}(?:{_ANY})"


def claims(clean: str) -> tuple[Claim, ...]:
    """The claimed spans of a text, in order, not overlapping."""
    return tuple([Claim(*m.span(), _WHAT[m.lastgroup or ""]) for m in compiled(_PATTERN).finditer(clean) if m[0]])
