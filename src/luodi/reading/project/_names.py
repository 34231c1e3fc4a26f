"""Names of projects, and passages about several projects at once.

A name ends in 项目, or in what is built (基地, 产业园, 中心, 生产线, 工厂) if the context shows that it is the project:
quotes, a label, 总投资20亿元的…, a project verb right after it. Its start is found by searching backwards. A phrase that
only says what kind of thing it is (该项目, 重点项目, 二期项目) is not a name.
"""

import re
from collections.abc import Iterator

from luodi.reading._mention import Mention
from luodi.reading._rule import compiled
from luodi.reading._scan import N, Scan

_REACH = 44
_BUILT = (
    r"(?:(?:基地|生产线|产线|产业园|工厂)[一二三四]期(?:工程)?|产业化基地|基地|产业园区?|科技园区?|工业园区?|智造园|创新园|物流园区?|创业园|产业城|小镇|综合体|研究院|(?<!市|园)中心|生产线|产线|工厂|总部(?:大楼|大厦)?|(?<=[\u4e00-\u9fff]{2})园(?![区林内博])|集群区|集聚区|示范区|"
    r"电站|风电场|光伏电站|枢纽|工程(?!机械|师|技术|建设|总|塑料|院|公司|量|车)|超级工厂|智慧园|大厦|广场|码头|数据港)"
)
_PROJECT = (
    r"项目(?:[一二三四]期)?(?!\s?\d+[多余]?\s?个|共\d|部|组|经理|负责|建设|公司|数|库|名称|总投|个|清单|资金|用地(?!面积)|占|单位|所在|签约仪式|集中|法人|业主|申报|开工率|管理|化|书|方|类|落地率|投资方)|"
    r"项目(?=占地|总投资|建设|用地|签约仪式|公司|集中|建成|管理|资金|个)"
)
#: Lead-ins before a name, which starts after the last of them.
_LEAD = (
    r"(?s:.*)(?:[。;!?\n|,\"']|(?<![年月日\d]):|(?:^|(?<=[\s,。;:]))[(]?\d{1,2}[.、)]|(?<![\d一二三四五六七八九十])、|位于|坐落于|名为|称为|叫做|的(?!士)|由|(?<![行认因])为(?![民])|(?<!总)是|"
    r"(?<![存内外潜所])在(?!线|建)|举行(?:了)?|签约(?:了)?(?!项目|$)|签署(?:了)?|签下(?:了)?|签订(?:了)?|落户(?:了)?|实施(?:了)?(?!项目|$)|看到|走进|来到|调研(?:了)?|考察(?:了)?|(?<![成造])就(?!业)|获悉|其中|包括|涉及|涵盖|以及|暨|"
    r"(?<=项目)[和与及、]|该|这个?|这座|此|本次|等(?!离)|将(?!军)|拟(?!合)|计划|近日|日前|当天|当日|目前|据悉|今年|去年|昨日|今日|正式|对|把|被|随着|围绕|聚焦|瞄准|关于|一个|一座|一家|今天|迎来(?:了)?|[-—]{2}|"
    r"一批|首个|\d日|\d月|[万亿]元|\x03|期间|见证|宣布|表示|介绍|作为|成为|之后|重大新型|又一|不久前|刚刚|项目-|个(?!人|性)|座(?!椅|舱)|(?<!\d)项(?!目))"
)
#: Verbs whose object is the project; they belong to a name that starts with a company (X有限公司扩建厂房项目).
_VERB = (
    r"(?s:.*)(?:启动(?:了)?(?!区)|引进(?:了)?|推进(?!剂|器)|(?<![基待新])建设(?:了)?(?!项目|$|银行|机械|工程|及|和|、)|投建(?:了)?|打造(?:了)?(?!$)|投资(?:了)?(?!项目|$|建设项目|建设$|控股|集团|公司|有限|基金|管理|发展|大厦|广场)|兴建(?:了)?|"
    r"新建(?!材|项目|$)|扩建(?!项目|$|及|、)|开建(?:了)?|承接|谋划|储备|布局|了(?!解)|到(?!位)|从|共|推动|加快|开工(?:的)?|动工|奠基|竣工|投产|达产|与(?!升级|扩[建能]|转型|配套|改造|应用|产业化|研发)|(?<!总)和(?![平谐]|年产))"
)
_GENERIC = (
    r"(?:(?:重点|重大|产业|工业|投资|建设|新建|扩建|技改|招商|签约|开工|在建|续建|竣工|投产|储备|外资|内资|大|小|好|优质|标志性|龙头|单体|千?百?十?亿元?|亿元(?:以上)?|级|以上|省|市|区|县|国家|"
    r"级|制造业|服务业|先进制造业|实体|经济|合作|该|本|此|这|个|类|整个|各|所有|全部|新|老|主体|配套|子|整体|一|二|三|四|五|首|期|工程|目前|科技|战略性新兴|高新技术|全|本批|年|第|季度|上半|下半|暨|活动|批|高质量|入园|落地|意向|拟|备案|落户|民生|一体化|"
    r"引进|产业化|的|\d|\x01|\x02|\x03|[、 :()\-—.])*)(?:项目|基地|产业园区?|科技园区?|工业园区?|中心|生产线|产线|工厂|总部|工程|园区|新区|[一二三四]期|示范区|集聚区|枢纽)(?:[一二三四]期)?"
)
_LABEL = r"(?:项目(?:名称|名)|工程名称)\s*[:|]\s*(?P<name>[^\n,。;|]{2,50})"
_NAMED = r"(?:名为|取名为?|定名为?|名称为|叫做|称为|命名为)\s*\"?(?P<name>[^\n,。;|\"]{2,36}?(?:项目|基地|园|中心|生产线|工厂|城|工程))"
_QUOTED = r"\"(?P<name>[^\"\n,。;]{2,30})\"(?P<more>(?:产业)?(?:项目|基地|产业园|生产线|工程|中心|园区)?)"
_BEHIND = (
    r"\s*(?:\([^()\n]{1,40}\))?(?:[一二三四]期)?(?:项目)?,?(?:近日|日前|今日|昨日|今天|于|(?:\d{4}年)?(?:\d{1,2}月)?(?:\d{1,2}日)?(?<=[年月日])|正式|成功|计划|预计|已|在[^,。;\n]{1,16}|由[^,。;\n]{2,40}|的|全面|现场|将|拟|顺利|今年|上午|下午|年|总|规划)*"
    r"(?:占地|总?投资|总用地|用地|位于|坐落|建设内容|建设地点|建筑面积|选址|开工|动工|奠基|签约|落户|落地|竣工|投产|投用|启动|封顶|达产|开建|建成|开业|启用|投入|正?在?(?:加快|加紧|抓紧|全力|有序)|正在|建设(?:现场|工地)|是|[:|(]|$|\n|主要|分[^,。;\n]{1,3}期|加快|施工|揭牌|通过|进入|完成|"
    r"注资|斥资|实现|规划|一期|二期|举行|正(?:在)?进行|,\s*\d[\d.]*\s*(?:亿|亩))"
)
#: Before a name of something built: the sum, or a verb whose object it is.
#: 涵盖生物医药、集成电路等产业项目: kinds of projects, not one of them.
_KINDS = r"(?:涵盖|涉及|覆盖)[^。;\n]{0,40}$"
_LIES_IN = r"(?:位于|坐落于|落户于?|入驻|选址于?|(?<!存)在)(?:(?!建设|投建|打造|新建|兴建)[^,。;\n的]){0,16}$"
_OBJECT = r"(?:[元金亿](?:人民币)?的|投资建设的?|投建的?|建设(?:一座|一个|的)?|打造(?:的)?|新建(?:一座|一个|的)?|建立|设立|兴建|开建|启动|落户的|签约的|布局|动工建设|在[^,。;\n]{2,14}建设|投资[^。;\n]{2,20},(?:拟|将|计划)?建设)[^,。;\n]{0,30}$"

#: Several projects at once: 32个项目, 项目32个, 一批重大项目, 15家企业.
PLURAL = (
    rf"(?P<n>{N})[多余]?\s*(?:个|项|宗|大(?!型|规模|批))(?:[^,。;\n\x01项]{{0,22}}?)项目|项目(?:总数)?(?:共计?|合计|总计|达到?|为|数|有|多达|约|:|\s)*(?P<m>{N})[多余]?\s*(?:个|项|宗)|"
    rf"(?:{N}大?批|这批|首批|该批|此批|这些|上述|系列|多个|一系列|各类|各)[^,。;\n\x01]{{0,16}}项目|(?P<k>{N})[多余]?\s*(?:家|户)[^,。;\n]{{0,10}}(?:企业|公司)|(?:企业|公司)(?:总数)?(?:共|达到?|有|:|\s)*(?P<h>{N})[多余]?\s*家|(?P<j>{N})个(?=[,。;总])"
)
_NOT_PLURAL = rf"[^,。;\n]{{0,6}}(?:之{N}|中的|之首|里的|子项目|名录|榜)"


def find(scan: Scan) -> list[Mention]:
    """Project names in text order; of overlapping ones, those from labels or quotes come first."""
    mentions: list[Mention] = []
    counted = [m.span() for m in compiled(PLURAL).finditer(scan.shadow) if m["n"] and not _is_one(scan, m)]
    for mention in _all(scan):
        if any(start <= mention.start and mention.end <= end for start, end in counted):
            continue  # 12个产业链配套项目: what kind they are
        if not any(m.start < mention.end and mention.start < m.end for m in mentions[-40:]):
            mentions.append(mention)
    return sorted(mentions, key=lambda m: m.start)


def _all(scan: Scan) -> Iterator[Mention]:
    clean = scan.clean
    for name, pattern in (("name_labelled", _LABEL), ("name_given", _NAMED)):
        for match in compiled(pattern).finditer(clean):
            yield from _kept(clean, match.start("name"), match.end("name"), name)
    for match in compiled(_QUOTED).finditer(clean):
        if compiled(rf"{_BUILT}$|项目$").search(match["name"] + match["more"]):
            end = match.end(
                "name" if match["more"] == "项目" and compiled(rf"{_BUILT}$").search(match["name"]) else "more"
            )
            start = match.start("name") - (end > match.end("name") + 1)
            yield from _kept(clean, start, end, "name_quoted")
    for match in compiled(_PROJECT).finditer(clean):
        yield from _backwards(clean, match, "name_project")
    for match in compiled(_BUILT).finditer(clean):
        if _is_project(clean, match):
            yield from _backwards(clean, match, "name_built")


def _is_project(clean: str, match: re.Match[str]) -> bool:
    before = clean[max(0, match.start() - _REACH) : match.start()]
    if compiled(
        r"\s*(?:内|里|中|上|外|附近|周边|管委会|管理|有限|公司|集团|党|北|南|东|西|等|片区|规划|建设局|、|和|及|与)"
    ).match(clean, match.end()):
        return False
    if compiled(_LIES_IN).search(before):
        return False
    return bool(compiled(_BEHIND).match(clean, match.end()) or compiled(_OBJECT).search(before))


def _backwards(clean: str, match: re.Match[str], rule: str) -> Iterator[Mention]:
    """Searches from the ending back to the lead-in of the name; brackets inside a name belong to it."""
    start = max(0, match.start() - _REACH)
    window = _without_brackets(clean[start : match.start()])
    lead = compiled(_LEAD).match(window)
    begin = lead.end() if lead else 0
    if compiled(_KINDS).search(window):
        return
    verb = compiled(_VERB).match(window, begin)
    if verb and not compiled(r"(?:公司|集团)").search(window, begin):
        begin = verb.end()
    yield from _kept(clean, start + begin, match.end(), rule)


def _without_brackets(window: str) -> str:
    """The window at equal length with brackets and short quotes blotted out: (新增15万辆/年) and "十四五" are not lead-ins."""
    return compiled(r"\([^()\n]{1,20}\)|\"[^\"\n,。;]{1,8}\"(?=.)").sub(lambda m: "█" * len(m[0]), window)


def _kept(clean: str, start: int, end: int, rule: str) -> Iterator[Mention]:
    words = clean[start:end]
    quote = "" if words.lstrip(" )]】.、-").startswith('"') and words.count('"') == 2 else '"'
    start += len(words) - len(words.lstrip(f" )]】.、{quote}'-"))
    words = clean[start:end].rstrip(" \"'")
    if len(words) < 5 or not compiled(r"[\u4e00-\u9fff]{2}").search(words) or compiled(_GENERIC).fullmatch(words):
        return
    yield Mention("project_name", words, start, start + len(words), rule)


def plurals(scan: Scan) -> list[re.Match[str]]:
    """The passages that mean several projects."""
    matches = compiled(PLURAL).finditer(scan.shadow)
    return [m for m in matches if not compiled(_NOT_PLURAL).match(scan.shadow, m.end()) and not _is_one(scan, m)]


def _is_one(scan: Scan, match: re.Match[str]) -> bool:
    """1个项目 or 一个重点项目 is a single one."""
    start = next((match.start(g) for g in ("n", "m", "k", "j", "h") if match[g]), None)
    number = scan.numbers.get(start) if start is not None else None
    return number is not None and (number.high <= 1 or number.high > 20_000)
