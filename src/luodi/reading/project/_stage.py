"""The stage of a project: the furthest thing that has happened, not what is planned.

Every verb of progress (签约 开工 竣工 投产 达产) is judged by the words of its clause: 将, 拟, 预计 or a deadline makes it a
plan, 建成后 or 投产后 a condition. The furthest event counts, except that work still going on (正在建设, 封顶) is not
overruled by a finished part, and a later phase is the news if an earlier one is history.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from luodi.reading._mention import Mention
from luodi.reading._rule import compiled, vocabulary

STAGES = ("planned", "signed", "started", "built", "in_production", "at_capacity", "dropped")

#: Verbs by stage; `going` is work in progress.
_EVENTS: tuple[tuple[str, str], ...] = (
    (
        "dropped",
        r"(?:已|宣布|宣告|正式|决定)(?:终止|取消|搁置|中止|叫停)|(?:终止|取消|搁置|中止|叫停|放弃|停止)(?:了)?(?:该|本|此)?(?:项目|投资|建设|实施|合作|推进)|项目(?:终止|取消|搁置|流产|停建|中止|夭折|告吹)|停建|烂尾|撤资|解除(?:投资)?(?:协议|合同)|不再(?:实施|推进|建设)|被(?:终止|取消|搁置|叫停)",
    ),
    ("at_capacity", r"达产(?!值|能)|满产|满负荷(?:生产|运[行转营])|达到设计产能"),
    (
        "in_production",
        r"投产|投运|投入(?:正式|商业)?(?:运营|使用|生产|运行|试生产)|投用|开业|试生产|试运[行营]|试产|量产|点火|正式运[营行]|运营中|已运营|商业运[营行]|正式启用|启用|开园|开机|下线|并网|开始生产|通线|生产(?:运行|经营)?中",
    ),
    ("built", r"竣工|建成(?!区)|完工|交付(?!能力|周期|中心)|落成|通过验收|建设完成|全面完成建设"),
    (
        "going",
        r"在建|封顶|正(?:在)?(?:加快|加紧|加速|抓紧|全力|有序|如火如荼地?|紧张|稳步|火热|积极)*(?:地)?(?:推进)?(?:建设|施工|推进|装修|安装)|(?:加快|加紧|抓紧|全力|有序|火热|紧张|稳步|快速)(?:地)?(?:推进)?(?:建设|施工)(?:中|当中|之中)?|(?:建设|施工)(?:正酣|如火如荼|中(?!心|国|间|小|的|型|央)|现场|进入|进展|正(?!式))|主体(?:结构|工程|建筑|厂房)?[^,。;\n]{0,8}?(?:施工|完成|完工|基本|已)|(?:设备)(?:正在)?(?:安装|调试|进场)|桩基|打桩|二次结构|土方|地基|基础施工|完成(?:总)?(?:工程量|进度|工程)|施工(?=完成)",
    ),
    ("started", r"开工|动工|奠基|破土|(?:启动|开始)(?:项目)?(?:建设|施工)|开建|打下第一桩|全面启动"),
    (
        "signed",
        r"(?<![拟])签约(?!率)|签署|签订|签下|签定|落户|落地(?!生根|率|窗)|落子|入驻(?!企业|率|商)|达成(?:了)?(?:投资|战略|合作|框架)*(?:合作|协议|意向)|成功引进|引进(?:了)?[^,。;\n]{0,14}项目|牵手|敲定|花落|落位|签了",
    ),
)
_PLANNING = r"拟(?!合|定为)|将(?!近|其|军|来自)|计划(?!生育|书)|预计|预期|规划(?!总?面积|总?用地|年产|建筑|范围|区)|筹建|备案|公示|宣布|有意|洽谈|意向|报批|可研|立项|前期工作|决定|斥资|打算|有望|力争|谋划|争取|欲|环评|发布公告|即将"
_FUTURE = (
    r"(?:拟|将(?!近)|计划|预计|预期|力争|有望|确保|争取|即将|目标|明年|后年|未来|待|尚未|还未|未(?!来)|准备|有待|规划|可望|全力冲刺|冲刺|年内|推动|推进|促进|加快(?!建设|施工)|要求|以便|为了|如期|尽快|尽早|早日|拟于|倒计时|"
    r"可(?=顺利|全面|正式|建成|竣工|投产|开工|达产|$)|年底前|月底前|月前|日前(?=建成|竣工|投产|开工)|之前(?=建成|竣工|投产|开工))"
)
#: Words that return a sentence from plans to facts.
_NOW = r"(?:已|目前|现已|现在|截至|日前(?!建成|竣工)|近日|正在|正(?=加|抓|全|有)|刚刚|不久前|今天|昨日|昨天|当天|仪式|于是|此前|如今|眼下|正式|全面(?=投产|建成|开工|竣工)|随着)"
_IF_BEHIND = r"(?:(?:并|且|、|和|及|或)?(?:正式|全面|全部|顺利|实现)?(?:建成|竣工|投产|达产|投运|投用|完工|运营|使用|满产|量产|达效|达标|投入(?:运营|使用|生产)))*(?:之?后|时|前|的话|年度|率)"
_LABEL_BEHIND = r"(?:时间|日期|年份|期限|计划|条件|手续|许可|率|项目数)"
_SOON = (
    r"今年|年内|年底|本月|下月|下个月|月底|月内|近期|即将|不日|(?<!\d年)(?<!\d)\d{1,2}月|\d+个月(?:后|内)|下半年|上半年"
)
_EARLIER = r"(?:一期|首期|前期|1期|第一期)"
_LATER = r"(?:此次|本次|二期|三期|四期|2期|3期|第二期|新一期)"
#: 已有23家企业签约入驻: tenants moving into what is built.
_TENANTS = r"(?:家|户)[^,;]{0,8}(?:入驻|签约入驻?|落户)"
#: How far a clause is examined on each side of a verb.
_AROUND = 40
_PART = r"(?:地块|号楼|栋|标段|厂房|车间|部分|首条|首个|首批|首期|一期|项目部|示范区|启动区)"


@dataclass(frozen=True, slots=True)
class Step:
    """A verb of progress in its clause: it happened (`is_fact`), is planned, or is a condition (neither)."""

    stage: str
    start: int
    end: int
    is_fact: bool
    is_plan: bool
    phase: str = ""
    is_part: bool = False


def steps(clean: str) -> list[Step]:
    """All verbs of progress in text order."""
    return [step for sentence in compiled(r"[^。;!?\n]+").finditer(clean) for step in _of_sentence(clean, sentence)]


def _of_sentence(clean: str, sentence: re.Match[str]) -> Iterator[Step]:
    """The future tense of one clause lasts until a word of the present."""
    is_future, phase = False, ""
    for clause in compiled(r"[^,]+").finditer(clean, *sentence.span()):
        words = clause[0]
        if compiled(_NOW).search(words):
            is_future = False
        phase = _phase(words) or phase
        for match, stage in _events(words):
            before = words[max(0, match.start() - _AROUND) : match.start()]
            behind = words[match.end() : match.end() + _AROUND]
            if stage == "signed" and compiled(_TENANTS).search(f"{before}{match[0]}{behind[:2]}"):
                continue
            is_future = bool(compiled(_FUTURE).search(_nearest(before))) or (
                is_future and not compiled(_NOW).search(before)
            )
            yield _step(stage, clause.start(), match, behind, is_future, phase, bool(compiled(_PART).search(before)))
        is_future = is_future or bool(compiled(r"拟|将(?!近)|计划|预计|力争|有望|争取|未来|届时").search(words))


def _nearest(before: str) -> str:
    """The words before a verb, back to what is certainly done."""
    return compiled(r".*(?:已(?!规划)|(?<![将拟划计在可会])正式|刚刚|举行|仪式)").sub("", before)


def _events(words: str) -> Iterator[tuple[re.Match[str], str]]:
    pattern, names = vocabulary(_EVENTS)
    for match in pattern.finditer(words):
        yield match, names[(match.lastindex or 1) - 1]


def _step(
    stage: str, offset: int, match: re.Match[str], behind: str, is_future: bool, phase: str, is_part: bool
) -> Step:
    is_if = bool(compiled(_IF_BEHIND).match(behind)) and stage != "signed"
    is_label = bool(compiled(_LABEL_BEHIND).match(behind))
    is_fact = not (is_if or is_label or is_future) or (stage == "going" and not is_if and not is_label)
    return Step(stage, offset + match.start(), offset + match.end(), is_fact, is_future and not is_if, phase, is_part)


def _phase(words: str) -> str:
    if compiled(_LATER).search(words):
        return "later"
    return "earlier" if compiled(_EARLIER).search(words) else ""


def stage_of(clean: str, steps: list[Step], start: int, end: int, *, is_aggregate: bool = False) -> Mention | None:
    """The stage of the project at start..end; for a sum over several projects, the first stage in the text."""
    mine = [s for s in steps if start <= s.start < end]
    mine = [s for s in mine if s.phase == "later"] if _is_news_of_later(mine, clean[start:end]) else mine
    facts = [s for s in mine if s.is_fact]
    best = next(iter(facts), None) if is_aggregate else _furthest(facts)
    if best:
        return Mention("stage", "started" if best.stage == "going" else best.stage, best.start, best.end, "stage_fact")
    return _planned(clean, mine, start, end)


def _is_news_of_later(mine: list[Step], words: str) -> bool:
    """Whether 一期 is history and 二期 the news."""
    return any(s.phase == "earlier" for s in mine) and bool(compiled(_LATER).search(words))


def _furthest(facts: list[Step]) -> Step | None:
    if not facts:
        return None
    going = [s for s in facts if s.stage == "going"]
    order = {name: i for i, name in enumerate(STAGES)} | {"going": 2}
    if going:
        facts = [s for s in facts if not (s.stage == "built" or (s.is_part and order[s.stage] > 2))]
    return max(facts, key=lambda s: (order[s.stage], -s.start))


def _planned(clean: str, mine: list[Step], start: int, end: int) -> Mention | None:
    """The stage if there are only plans; a completion date this year without a start date means work has begun."""
    plans = [s for s in mine if s.is_plan]
    ready = [s for s in plans if s.stage in ("built", "in_production") and _is_soon(clean, s, start)]
    if ready and not any(s.stage in ("started", "signed") for s in plans):
        return Mention("stage", "started", ready[0].start, ready[0].end, "stage_soon_ready")
    match = compiled(_PLANNING).search(clean, start, end)
    return Mention("stage", "planned", match.start(), match.end(), "stage_plan") if match else None


def _is_soon(clean: str, step: Step, start: int) -> bool:
    clause = max(start, clean.rfind(",", start, step.start), clean.rfind("。", start, step.start))
    return bool(compiled(_SOON).search(clean, clause, step.start))
