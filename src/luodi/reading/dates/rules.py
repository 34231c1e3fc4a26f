"""Rules for dates and lease terms. A date is first a span; the words beside it decide its role."""

import re
from calendar import monthrange
from collections.abc import Iterable
from fractions import Fraction
from functools import partial

from luodi.measures import number, number_range, plain
from luodi.reading._mention import Mention
from luodi.reading._rule import Rule

_YEAR = r"(?P<y>19\d\d|20\d\d|二[〇零○][一二三四五六七八九〇零○]{2}|[23]\d(?<!\d\d\d)(?=年(?:1[0-2]|0?[1-9])月))"
_MONTH = r"(?P<m>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九]|元(?=月))"
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAY = r"(?P<d>[12]\d|3[01]|0?[1-9]|二?十[一二三四五六七八九]?|三十一?|[一二三四五六七八九])"
#: Fragments present in every date with a year, or with a month; cheap to look for.
_A_YEAR, _A_MONTH = r"19\d\d|20\d\d|二[〇零○]|2\d年\d|3\d年\d", r"月(?<=[\d一二三四五六七八九十元]月)"
_NOTE_YEAR = "年份未写明 · the year is not stated"
_NOTE_DAY = "日未写明 · the day is not stated"
_NOTE_RELATIVE = "相对日期 · relative to the day of writing"


def _day(match: re.Match[str], name: str) -> Iterable[Mention]:
    year, month, day = _year(match["y"]), _whole(match["m"]), _whole(match["d"])
    if not (1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]):
        return ()
    return (Mention("date", f"{year}-{month:02}-{day:02}", *match.span(), name),)


def _month(match: re.Match[str], name: str) -> Iterable[Mention]:
    """2026年6月底 is the last day of June; a bare month stays a month."""
    year, month = _year(match["y"]), _whole(match["m"])
    if not match["last"]:
        return (Mention("date", f"{year}-{month:02}", *match.span(), name, note=_NOTE_DAY),)
    return (Mention("date", f"{year}-{month:02}-{monthrange(year, month)[1]}", *match.span(), name),)


def _as_written(note: str, match: re.Match[str], name: str) -> Iterable[Mention]:
    return (Mention("date", match[0].strip(), *match.span(), name, note=note),)


def _english(match: re.Match[str], name: str) -> Iterable[Mention]:
    """March 2027 is a month, March 1, 2027 a day."""
    month = f"{match['y']}-{_MONTHS.index(match['m'].lower()) + 1:02}"
    if match["d"]:
        return (Mention("date", f"{month}-{int(match['d']):02}", *match.span(), name),)
    return (Mention("date", month, *match.span(), name, note=_NOTE_DAY),)


def _whole(written: str) -> int:
    """2026 and 二〇二六, 5 and 五, 元 (月)."""
    return int(number(written.replace("〇", "零").replace("○", "零").replace("元", "一")) or 0)


def _year(written: str) -> int:
    """26年3月 is 2026."""
    year = _whole(written)
    return year + 2000 if year < 100 else year


def _years(key: str, match: re.Match[str], name: str) -> Iterable[Mention]:
    """The shorter end of 一至三年, the first term of 5+5年; 租期5年起 is a minimum."""
    ends = number_range(match["n"].split("+")[0])
    if ends is None or not 0 < ends[0] <= 50:
        return ()
    if match[0].endswith("起"):
        key = "lease_years_min"
    kind = "_range" if ends[0] < ends[1] else "_least" if re.search(_LEAST, match[0]) else ""
    return (Mention(key, plain(ends[0]), *match.span(), f"{name}{kind}"),)


def _english_years(match: re.Match[str], name: str) -> Iterable[Mention]:
    return (Mention("lease_years", int(match["n"] or match["m"]), *match.span(), name),)


def _months(match: re.Match[str], name: str) -> Iterable[Mention]:
    """36个月 is three years; anything but whole quarters of a year is ignored."""
    months = 6 if match["n"] is None else _whole(match["n"])
    if months % 3 or not 0 < months <= 240:
        return ()
    return (Mention("lease_years", plain(Fraction(months, 12)), *match.span(), name),)


def _relative_day(match: re.Match[str], name: str) -> Iterable[Mention]:
    """明天, 10天内: days after the day of writing. 下周 names no day."""
    word = match[0]
    ahead = {"今天": 0, "明天": 1, "后天": 2, "大后天": 3}.get(word)
    if ahead is None and "内" in word:
        ahead = _whole(word.partition("天")[0])
    return (Mention("date", word if ahead is None else f"+{ahead}", *match.span(), name, note=_NOTE_RELATIVE),)


#: 租期不少于3年: a minimum term, in an offer.
_LEAST = "不低于|不少于|至少|最少|起码|最短|以上"


DATES: list[Rule] = [
    Rule(
        "date_day", rf"{_YEAR}\s*[年./-]\s*{_MONTH}\s*[月./-]\s*{_DAY}(?:[日号]|(?![\d.万千百十]))", _day, holds=_A_YEAR
    ),
    Rule("date_month", rf"{_YEAR}\s*年\s*{_MONTH}\s*月(?:份)?(?P<last>底|末)?", _month, needs="月", holds=_A_YEAR),
    Rule(
        "date_month_dotted",
        r"(?P<y>20\d\d)[./-](?P<m>1[0-2]|0[1-9])(?P<last>底)?(?![\d./-]|\s*[平亩元万㎡吨米m-])",
        _month,
        holds=_A_YEAR,
    ),
    Rule(
        "date_part_of_year",
        rf"{_YEAR}\s*年?\s*(?:第?[一二三四1234]季度|[上下]半年|春节[前后]?|年?[初底末中]|[春夏秋冬]季|元旦[前后]?|国庆[前后]?)",
        partial(_as_written, _NOTE_DAY),
        needs="季春半初底末中元国",
        holds=_A_YEAR,
    ),
    Rule(
        "date_year",
        rf"{_YEAR}(?:年(?!租|均)|(?=新盖|新建|建成|竣工|年))",
        partial(_as_written, _NOTE_DAY),
        needs="年新建",
        holds=_A_YEAR,
    ),
    Rule(
        "date_without_year",
        rf"{_MONTH}月\s*{_DAY}(?:[日号]|(?=[前后起]))",
        partial(_as_written, _NOTE_YEAR),
        needs="月",
        holds=_A_MONTH,
    ),
    Rule(
        "month_without_year",
        r"(?:(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月(?:份|初|底|末|中旬?|上旬|下旬)|(?:1[0-2]|[1-9])月(?=[前后起可交入进到]))",
        partial(_as_written, _NOTE_YEAR),
        needs="月",
        holds=_A_MONTH,
    ),
    Rule(
        "date_of_post",
        r"\[\d\d-\d\d\]|(?<=[… ])(?:0[1-9]|1[0-2])-(?:[0-2]\d|3[01])(?=\s*(?:$|\n))",
        partial(_as_written, _NOTE_YEAR),
        needs="-",
        holds=r"\[\d\d-|… [01]\d-| [01]\d-|…[01]\d-",
    ),
    Rule(
        "short_year",
        r"(?:(?<=预计)|(?<=约)|(?<=于)|(?<=\s))[0-3]\d年(?=开通|建|盖|竣工|投产|通车|底|初|年)",
        partial(_as_written, _NOTE_DAY),
        needs="年",
        holds=r"年[开建盖竣投通底初年]",
    ),
    Rule(
        "relative_date",
        rf"(?:[下本上这]个?月|明年|今年|去年|后年|年[前底](?<![\d一二三四五六七八九十几多两半全每]..)(?=前|之前|以前|[要必需得搬进入交][^\s]|[\s,;。]|$)|年[前后底内](?!\w)|春节[前后]|近期|月[底初])(?:{_MONTH}月|{_DAY}[日号])?(?:份|初|底|[春夏秋冬]季?)?",
        partial(_as_written, _NOTE_RELATIVE),
        needs="月年春近",
    ),
    Rule(
        "relative_day",
        r"(?:今|明|后|大后)天(?=[^,。;\n]{0,3}(?:入住|入驻|进场|进驻|搬|要用|就要|就能|可以?进|交))|(?:[下本这上]周|下?星期|礼拜)[一二三四五六日天]?(?=[^,。;\n]{0,3}(?:入住|入驻|进场|进驻|搬|要用|就要|就能|可以?进|交))|"
        r"(?:\d{1,2}|[一二两三四五六七八九十]{1,2})天(?:之|以)?内(?=[^,。;\n]{0,3}(?:入住|入驻|进场|进驻|搬|交付|要|必须|能进))",
        _relative_day,
        needs="天周期拜",
    ),
    Rule(
        "within_months",
        r"[\d一二两三四五六](?:个半?月|周|个?星期)(?:之|以)?内(?=入驻|进场|搬|交付|要|必须|能进)",
        partial(_as_written, _NOTE_RELATIVE),
        needs="内",
    ),
    Rule(
        "date_in_english",
        r"(?P<m>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?\s(?:(?P<d>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?,?\s)?(?P<y>20\d\d)",
        _english,
        needs="JFMASOND",
    ),
    Rule(
        "clock", r"(?:[01]?\d|2[0-3]):[0-5]\d(?!\d)", partial(_as_written, _NOTE_RELATIVE), needs=":", holds=r":[0-5]\d"
    ),
]

#: Words right before and right after a date that give its role, in order; None is a date of something else.
ROLES: list[tuple[str | None, str, str]] = [
    (
        None,
        r"(?:合同|租约|租期|年限|使用权|抵押|贷款|执照|证|产权)[^,;。\n]{0,4}(?:到期?|至|期限)\s*[::]?\s*$",
        r"^\s*(?:建成|新?盖|新建|竣工|投产|产值|纳税|销售|营收|开票|税收|成立|取得|年?到期|开通|通车|开工|完工)",
    ),
    (
        "valid_until",
        r"(?:有效期?(?:限)?|截止(?:日期|时间)?|截至|报名期限|长期有效)\s*(?:为|至|到)?\s*[:】\]]?\s*$",
        r"^\s*(?:截止|前有效|止)",
    ),
    ("available_from", r"(?!)", r"^\s*(?:之|以)?前(?:可|能|即可)(?:以)?(?:交|入驻|搬|腾|进|空)"),
    (
        "needed_by",
        r"(?:需|要|须|希望|必须|最迟|最晚|不晚于|入驻期限|需求时间|搬迁时间|进场时间)[^,;。\n]{0,4}[::]?\s*(?:于|在)?\s*$|\b(?:[Bb]y|[Bb]efore|[Uu]ntil)[:\s]*(?:the end of\s)?$",
        r"^\s*(?:(?:之|以)?前|[要得](?:进|搬|入驻|入住|用)|(?:就|一定)要|必须)",
    ),
    (
        "available_from",
        r"(?:可租(?:时间|日期)?|(?:可)?入驻(?:时间|日期)?|交付(?:时间|日期)?|交房(?:时间|日期)?|起租(?:时间|日期|日)|腾空|可用(?:时间)?|空置(?:时间)?|可交|免租至)\s*(?:为|于)?\s*[:】\]]?\s*$",
        r"^\s*(?:起|后|开始|之后|以后)?\s*(?:可|能|即可)?(?:以)?(?:入住|入驻|交付|交房|交$|交[ ,;。\n]|起租|出租|腾空|腾出|空出|看房|使用|进场|进驻|入场|进厂|用(?=[\s,。;!]|$)|进(?=[\s,。;!]|$)|搬入?|租)",
    ),
]

#: Around a date (words before it, a bar, words after it): the day itself is too late.
BEFORE_IT = r"[Bb]efore\s*\||\|\s*(?:之|以)?前"
#: After a date, somebody moves. If the premises are vacated by a day, they are available from that day.
MOVE_BEHIND = r"^\s*(?:之|以)?前(?:入住|入驻|进场|进驻|交|搬|腾|空出|清空)"
_N = r"(?P<n>\d{1,2}(?:\s*[-~到至+]\s*\d{1,2})?|[一二两三四五六七八九十壹贰叁肆伍陆柒捌玖拾]{1,2}(?:[到至][一二两三四五六七八九十]{1,2})?)"
_MORE = r"(?:以上|及以上|起|左右|以内|试试)?"

LEASES: list[Rule] = [
    Rule(
        "lease_from",
        rf"(?:起租(?<!一起租)|起签|最短租期|合同最短|最短租|租(?:赁)?期限?\s?(?:最短|最少|至少|起码)|最少租|至少租|至少签)\s*(?:期|时间|年限)?\s*(?:为|是)?\s*[:】\]]?\s*{_N}\s*年(?!付|后|前)",
        partial(_years, "lease_years_min"),
        needs="起短少",
    ),
    Rule(
        "lease_at_least",
        rf"{_N}(?<!\d\d\d)(?<!第[\d一二三四五六七八九十])\s*年(?:以上)?\s*(?:起租|起签|起步|起订|(?<=年)起(?=[\s,。;]|$))",
        partial(_years, "lease_years_min"),
        needs="起",
    ),
    Rule(
        "lease_term",
        rf"(?:租(?:赁)?(?:期限?|约|用期)|租赁期限|合同期限?|合同年限|签约[年期]限)(?:可|要|希望|最好|约|为|在|是|至少|不低于|不少于|不得少于|[:】\]\s])*{_N}\s*年{_MORE}(?!\d)",
        partial(_years, "lease_years"),
        needs="期约限",
    ),
    Rule(
        "lease_contract",
        rf"合同(?<!购销合同)(?:签|时间|期|先|要|可|约|为|是|不低于|不少于|至少|最少|最短|起码|[:\s])*{_N}\s*年(?!后|前|到|内|付|还|未|没|多|的租约|底|\d)",
        partial(_years, "lease_years"),
        needs="合",
    ),
    Rule(
        "lease_limit",
        rf"期限(?<![用让权效资]期限)(?:约|为|是|至少|不低于|不少于|[:\s])*{_N}\s*年{_MORE}",
        partial(_years, "lease_years"),
        needs="限",
    ),
    Rule(
        "lease_of_years",
        rf"{_N}\s*年(?:以上|左右)?(?:的)?(?:长约|租约|合同(?!期|到|纠)|租期)",
        partial(_years, "lease_years"),
        needs="约合租",
    ),
    Rule(
        "lease_and_option",
        r"(?:租期\s*[:]?\s*|(?<![\d+]))(?P<n>\d{1,2}\+\d{1,2})(?:\+\d{1,2})?\s*(?:年|(?<=租期\d\+\d)(?!\d))",
        partial(_years, "lease_years"),
        needs="+",
    ),
    Rule(
        "lease_months",
        r"租(?:期|赁期限?|用)?(?:约|为|是|[:\s])*(?:(?P<n>\d{1,3}|[一二三四五六七八九十]{1,3})个月(?!起|免|付|押)|半年(?!付|起|一))",
        _months,
        needs="月半",
    ),
    Rule(
        "lease_in_english",
        r"(?:[Ll]ease(?:\s(?:term|period))?[:\s]*(?:of\s|for\s)?)(?P<n>\d{1,2})[\s-]?[Yy]ears?|\b(?P<m>\d{1,2})[\s-][Yy]ears?\s[Ll]ease",
        _english_years,
        needs="e",
    ),
    Rule(
        "lease_signed",
        rf"(?:合同)?(?:先|一次|起码|可|能|最少)?签\s*(?:约|合同|订)?\s*{_N}\s*年{_MORE}",
        partial(_years, "lease_years"),
        needs="签",
    ),
    Rule(
        "leased_for",
        rf"租\s*(?:个)?{_N}\s*年(?!\s*(?:前|后|多前|起[租签]|[\d.]*万)){_MORE}",
        partial(_years, "lease_years"),
        needs="租",
    ),
    Rule(
        "lease_years_or_more",
        rf"(?<![^\s,;。|]){_N}\s*年以上(?=$|[\s,;。|])",
        partial(_years, "lease_years"),
        needs="上",
        holds="年以上",
    ),
]
