"""From tokens to facts: one walk over the text that keeps the subject, the period and whether figures are a target."""

from dataclasses import dataclass, field

from luodi.reading._door import Text
from luodi.reading._rule import compiled
from luodi.reading.indicator import _names as names
from luodi.reading.indicator._facts import Fact, Words
from luodi.reading.indicator._lists import pairs_of, sharing, split_names
from luodi.reading.indicator._subjects import Subject, Subjects, is_attribution
from luodi.reading.indicator._tokens import Sign, Token, tokens
from luodi.reading.indicator._values import Value, amount, growth, is_vague, is_yearly, rank

_TARGET = (
    r"力争|(?<!初步)预计|预期|目标(?!任务)|确保|争取(?!到)|(?:将|拟)(?=达|超|突破|实现|完成|新增|建成|有望|增|形成|提升|新建|培育)|有望|"
    r"(?<!年度)(?<!行动)(?<!年)计划(?=到|在|用|新|投产|建成|引进|实现|完成|培育|打造)|到(?=20\d\d年)|明年"
)
_ACTUAL = r"目前|截至|已经?(?!出台)|累计|现有|去年|上年"
_JOINED = r"\s*(?:[、,和及与]|以及)\s*"
_STREAK = r"(?:已)?连续(?:\d{1,3}|[一二三四五六七八九十两多]{1,3})(?:个)?(?:年|季度|月)(?:来|以来)?"
#: 从169家增加到178家: what it was before is no fact, and no part of the name.
_TO = r"(?:增|上升|提|扩|下降|降|减|发展|跃|攀|升)[^,;。\d]{0,4}[到至]了?"
_FROM = rf"[从由][^,;。从由]{{0,30}}?(?:{_TO}|(?:增加?|上升|提升|提高|扩大|下降|降低?|减少|发展)[到至]?(?=的|$))"
_CHANGE = r"(?:增加|减少|增长|下降|多|少|缩短|节约|节省|压减|上调|下调|增|降低?)了?(?:约|近|超过?|逾)?$"
_KIND = r"(?:及?以上|以下|级)?的?[^\d,。;、!?\n]{0,12}?(?:企业|项目|产业|集群|产业链|园区|平台|单位|工业|主体|楼宇|街区|乡镇|村)"
_GENERIC = rf"(?:均|总体)?(?:出口|进口|经济|产业)?(?:{names.TOTAL}|{names.BARE})"
_COUNTED = ("家", "个", "项", "户", "座", "所", "名", "人")


@dataclass(slots=True)
class _Sentence:
    """What holds until the sentence ends."""

    period: Words | None = None
    stock: Words | None = None
    is_target: bool = False
    verb: str = ""
    facts: list[Fact] = field(default_factory=list)


class Walk:
    """The walk over one text; `facts` are in the order of the text."""

    def __init__(self, text: Text) -> None:
        self._text, self._clean = text, text.clean
        self._tokens = list(tokens(text))
        self._subjects = Subjects(text.clean)
        self._subject: Subject | None = None
        self._sentence = _Sentence()
        self._pieces: list[tuple[int, int]] = []
        self._at = 0
        self._outer: list[Fact] = []
        self.facts: list[Fact] = []
        self._index = 0
        self._run()

    def _run(self) -> None:
        while self._index < len(self._tokens):
            token = self._tokens[self._index]
            self._index += 1
            if token.start >= self._at:
                self._step(token)

    def _step(self, token: Token) -> None:
        if token.sign is Sign.NOISE or (token.sign is Sign.AMOUNT and self._is_words(token)):
            return
        self._pieces.append((self._at, token.start))
        self._at = token.end
        if token.sign is Sign.PERIOD:
            self._take_period(token)
        elif token.sign in (Sign.BREAK, Sign.END):
            self._close(token.sign is Sign.END)
        else:
            self._take_subject()
            {Sign.AMOUNT: self._amount, Sign.GROWTH: self._growth, Sign.RANK: self._rank}[token.sign](token)
            self._pieces = []

    def _take_period(self, token: Token) -> None:
        word = self._clean[token.start : token.end]
        before = self._clean[max(0, token.start - 4) : token.start]
        if compiled(r"(?:[立建]于|自|从|由|始于|创办于)$").search(before) or word.startswith(("至20", "至19")):
            return
        words = Words(self._text.words(token.start, token.end), token.start, token.end)
        self._sentence.period = words
        if words.words.startswith(("截至", "截止", "至")):
            self._sentence.stock = words
        if word.startswith(("到20", "明年")):
            self._sentence.is_target = True
        elif compiled(_ACTUAL).match(word):
            self._sentence.is_target = False

    def _close(self, is_end: bool) -> None:
        self._take_subject(is_clause=True)
        self._pieces = []
        sign = self._clean[self._at - 1 : self._at]
        if sign in ("(", "【"):
            self._outer = list(self._sentence.facts)
        elif sign in (")", "】") and self._outer:
            self._sentence.facts, self._outer = self._outer, []
        if is_end:
            if self._at and self._clean[self._at - 1 : self._at] == "\n":
                self._subject = None
            self._sentence = _Sentence()

    def _lead(self) -> str:
        return compiled(rf"{_STREAK}|{_FROM}").sub("", "".join(self._clean[s:e] for s, e in self._pieces))

    def _take_subject(self, *, is_clause: bool = False) -> None:
        """The clause's own subject, cut off from the words before the number; cues of target and fact on the way."""
        lead = self._lead()
        if is_attribution(lead):
            return
        for i, (start, end) in enumerate(self._pieces[:3]):
            found = self._subjects.at(start, end, is_clause=is_clause) if start < end else None
            if found:
                self._subject = found
                self._pieces[: i + 1] = [(found.end, end)]
                break
            if start < end and self._clean[start:end].strip():
                break
        for cue in compiled(rf"(?P<t>{_TARGET})|{_ACTUAL}").finditer(lead):
            self._sentence.is_target = cue["t"] is not None

    def _is_words(self, token: Token) -> bool:
        """Whether an amount is none: 每万名, 一家; or tells which ones are counted."""
        lead = self._clean[max(0, token.start - 12) : token.start]
        is_former = compiled(r"[从由][^,;。]{0,10}$").search(lead) and compiled(_TO).match(self._clean, token.end)
        return bool(is_former) or is_vague(token, lead) or self._is_attribute(token)

    def _is_attribute(self, token: Token) -> bool:
        """亿元企业2家, 销售收入2000万元以上的企业30家: an amount that tells which ones are counted."""
        following = self._next()
        if following is not None and following.sign is Sign.AMOUNT and self._clean[token.end : following.start] == "的":
            return True
        if not compiled(_KIND).match(self._clean, token.end, token.end + 30) or token.group("unit") in _COUNTED:
            return False
        if following is None or following.sign is not Sign.AMOUNT:
            return self._at <= token.start and self._clean[max(0, token.start - 3) : token.start].endswith(_COUNTED)
        return following.group("unit").startswith(_COUNTED)

    def _next(self) -> Token | None:
        return self._tokens[self._index] if self._index < len(self._tokens) else None

    def _fact(self, name: str, rule: str, at: tuple[int, int], **more: object) -> Fact:
        state = self._sentence
        period = state.stock if state.stock and compiled(rf"{names.TOTAL}$|累计").search(name) else state.period
        fact = Fact(self._words(name, *at), rule, self._subject, period=period, is_target=state.is_target)
        for key, value in more.items():
            setattr(fact, key, value)
        if rule not in ("share", "plan"):
            state.facts.append(fact)
        self.facts.append(fact)
        return fact

    def _words(self, name: str, start: int, end: int) -> Words:
        """A name as it was written and where, if it stands in the text in one piece."""
        found = self._clean.find(name, start, end)
        if found < 0:
            return Words(name, start, end)
        return Words(self._text.words(found, found + len(name)), found, found + len(name))

    def _span(self, until: int) -> tuple[int, int]:
        return (min((s for s, e in self._pieces if s < e), default=until), until)

    # amounts

    def _amount(self, token: Token) -> None:
        lead = self._lead()
        if self._shared(token, lead):
            return
        if compiled(r"分别[^,;。]{0,12}$").search(lead):
            self._distribute(token, lead)
            return
        value = amount(token, lead)
        if value is None:
            return
        if (
            compiled(_CHANGE).search(lead[-8:])
            and not value.is_share
            and value.unit != "倍"
            and "新增" not in lead[-5:]
        ):
            return
        if self._plan(token, lead, value):
            return
        share = (
            compiled(r"占([^,;。]{0,20}?)(?:的?比[重例]?|的)?(?:为|达到?|超过?|近|约|高达|的)*$").search(lead)
            if value.is_share
            else None
        )
        if share:
            self._share(token, lead, share.start(), value)
            return
        verb = names.flow(lead)
        if verb is not None and compiled(r"大关|台阶|关口|门槛|俱乐部").match(self._clean, token.end):
            return
        if lead.strip() == "、":
            verb = self._sentence.verb
        self._sentence.verb = verb or ""
        if (verb is not None or lead.rstrip().endswith(("的", "等"))) and self._counted(token, verb or "", value):
            return
        self._named(token, lead, verb, value)

    def _plan(self, token: Token, lead: str, value: Value) -> bool:
        """完成年度计划82.3%: how far the fact before has come."""
        last = self._sentence.facts[-1] if self._sentence.facts else None
        plan = compiled(
            r"(?:完成|达到?|实现|占)?(?:全年|年度|年初|既定|序时)(?:目标任务|计划|目标|任务|进度)(?:总?投资)?(?:总额)?数?的?$"
        ).search(lead)
        if not (plan and value.is_share):
            return False
        head = names.before(lead[: plan.start()]) or (last.name.words if last else "")
        if names.is_name(head):
            self._fact(head + names.tidy(plan[0]), "plan", self._span(token.start), value=value)
        return True

    def _named(self, token: Token, lead: str, verb: str | None, value: Value) -> None:
        """地区生产总值达到1000亿元: the name stands before the number."""
        name = names.before(lead)
        if verb and value.unit.endswith("元"):
            name = verb
        elif not names.is_name(name) or self._counts_what_follows(token):
            return
        if value.unit == "倍" and not compiled(r"提升|提高|增长|扩大|增加|倍数").search(lead):
            return
        if not self._is_plausible(token, name):
            return
        self._fact(self._qualified(name), "name_number", self._span(token.start), value=value)

    def _counts_what_follows(self, token: Token) -> bool:
        """在全国260多个城市: a count with its noun behind it is not the count of the words before it."""
        if token.group("unit").endswith(("元", "%", "倍")) or not token.group("unit"):
            return self._clean.startswith("的", token.end)
        following = self._next()
        until = token.end if following is None else following.start
        words = self._clean[token.end : until]
        if compiled(r"\s*(?:$|[、\"和及与\s]|以及|据|记者|日前|近日|位居|居|同比|占|总|其中|并|均|已|左右)").match(
            words
        ):
            return False
        return self._subjects.at(token.end, until) is None

    def _is_plausible(self, token: Token, name: str) -> bool:
        """A size without a unit, and a few yuan, are money only where the name is a sum of money."""
        if token.group("unit") == "元" and not token.group("size") and token.group("n")[-1] not in "万亿":
            return compiled(r"人均|户均|收入|支出|总值|消费|补助|补贴|标准|成本|工资|税").search(name) is not None
        if token.group("unit"):
            return True
        return (
            compiled(r"(?:额|值|收入|税收|投资|GDP|gdp|营收|利润|产值|支出|余额|规模|贷款|存款|外资|货值)$").search(
                name
            )
            is not None
        )

    def _qualified(self, name: str) -> str:
        """总量, 总投资, 营业收入 alone belong to what was counted just before."""
        last = self._sentence.facts[-1] if self._sentence.facts else None
        if last is None or last.subject is not self._subject:
            return name
        if name == "增加值" and last.name.words.endswith(name):
            return last.name.words
        if compiled(r"对.*贡献[率度]?").fullmatch(name):
            return last.name.words + name
        counted = last.value is not None and last.value.unit.lstrip("万亿").startswith(_COUNTED)
        if (
            compiled(names.BARE).fullmatch(name)
            and counted
            and last.name.words.endswith(("企业", "项目", "园区", "平台", "主体"))
        ):
            return last.name.words + name
        stem = compiled(r"(?:新设量|增量|新增量)$").sub("", last.name.words)
        if compiled(names.TOTAL).fullmatch(name) and stem != last.name.words:
            return stem + name
        return name

    def _counted(self, token: Token, verb: str, value: Value) -> bool:
        """实施6.1万余家制造业改造项目: the name stands behind the number."""
        if token.group("n")[0] in "一二三四五六七八九两" and not token.group("size") and len(token.group("n")) == 1:
            return False
        if value.is_share and verb != "贡献":
            return False
        end = self._end_of_name(token)
        name = names.after(self._clean[token.end : end])
        if not names.is_name(name):
            return False
        start = self._clean.find(name[:1], token.end, end)
        self._at = start + len(name) if start >= 0 and self._clean.startswith(name, start) else end
        flow = "" if verb == "贡献" and not value.is_share else verb
        self._fact(flow + name, "number_name", (token.start, self._at), value=value)
        return True

    def _end_of_name(self, token: Token) -> int:
        for following in self._tokens[self._index : self._index + 6]:
            if (
                following.sign is Sign.AMOUNT
                and following.group("unit") not in _COUNTED
                and compiled(_KIND).match(self._clean, following.end, following.end + 30)
            ):
                continue
            if following.sign is not Sign.NOISE:
                return following.start
        return token.end

    def _share(self, token: Token, lead: str, at: int, value: Value) -> None:
        """占规模以上工业比重达33.1%: of the thing named before it in the clause, or of the fact before."""
        if compiled(r"合计|三者|两者|四者|共计").search(lead[:at]):
            return
        head, tail = names.before(lead[:at]), names.tidy(names.before(lead[at + 1 :]))
        last = self._sentence.facts[-1] if self._sentence.facts else None
        if not head and last:
            head = last.name.words
        tail = compiled(r"(?:的?比[重例]?)$").sub("", tail)
        name = f"{head}占{tail}比重" if tail else f"{head}占比"
        if names.is_name(name) and head:
            self._fact(name, "share", self._span(token.start), value=value)

    def _distribute(self, token: Token, lead: str) -> None:
        """产值、税收分别为5亿元和1亿元: values go to names in their order; unequal counts are left alone."""
        run = [token, *self._run_of(token)]
        head, _, tail = lead.rpartition("分别")
        tail = names.before(tail)
        found = [name + tail for name in pairs_of(names.before(head), len(run))]
        values = [amount(t, lead if t is token else "") for t in run]
        if len(found) != len(run) or not all(names.is_name(n) for n in found):
            return
        span = self._span(token.start)
        state = self._sentence
        state.facts = []
        for name, value in zip(found, values, strict=True):
            if value:
                self._fact(name, "respectively", span, value=value)

    def _run_of(self, token: Token) -> list[Token]:
        """The amounts that follow a token with nothing but 、 和 between them; the walk goes on behind them."""
        run: list[Token] = []
        end = token.end
        while True:
            following = self._next()
            between = "" if following is None else self._clean[end : following.start]
            if (
                following is not None
                and following.sign is Sign.BREAK
                and self._clean[following.start] == ","
                and not between
            ):
                ahead = self._tokens[self._index + 1] if self._index + 1 < len(self._tokens) else None
                if ahead is None or ahead.sign is not Sign.AMOUNT or ahead.start != following.end:
                    return run
                self._index += 1
                following, between = ahead, ","
            if following is None or following.sign is not Sign.AMOUNT or not compiled(_JOINED).fullmatch(between):
                return run
            run.append(following)
            end = self._at = following.end
            self._index += 1

    def _shared(self, token: Token, lead: str) -> bool:
        """A、B 2个两千亿级, 5个千亿级 C、D…: each name has the value, if there are as many as counted."""
        level = self._next()
        if token.group("unit") != "个" or level is None or level.sign is not Sign.AMOUNT:
            return False
        if level.start != token.end or not self._clean.startswith("级", level.end):
            return False
        self._index += 1
        self._at = level.end + 1
        found, end = sharing(self._clean, self._at, self._upcoming(), token.group("n"), names.before(lead))
        value = amount(level, "级")
        if found and value:
            span = (self._at, end) if end > self._at else self._span(token.start)
            self._at = max(end, self._at)
            for name in found:
                self._fact(name, "shared_value", span, value=value)
        return True

    def _upcoming(self) -> int:
        """Where the clause ends."""
        for token in self._tokens[self._index :]:
            if token.sign is not Sign.NOISE:
                return token.start
        return len(self._clean)

    # growth and rank

    def _growth(self, token: Token) -> None:
        value, lead = growth(token), self._lead()
        if token.group("late") and compiled(_STREAK).search(self._clean, max(0, token.start - 12), token.start):
            return
        each = "分别" in token.group("each") + token.group("fill") or lead.rstrip().endswith("分别")
        name = names.before(compiled(rf"{names.GROWTH_OF}$").sub("", lead.rstrip()))
        each = each or "、" in name
        values = [value, *self._percents(token)] if each else [value]
        if not is_yearly(token):
            self._average(token, name, value, lead)
        elif not names.is_name(name):
            self._attach(values)
        else:
            self._grown(token, name, values)

    def _percents(self, token: Token) -> list[Value | None]:
        sign = -1 if token.is_fall else 1
        found = [amount(t, "") for t in self._run_of(token)]
        return [None if v is None else v.percent(sign) for v in found]

    def _attach(self, values: list[Value | None]) -> None:
        facts = self._sentence.facts[-len(values) :]
        if len(facts) != len(values):
            return
        for fact, value in zip(facts, values, strict=True):
            if fact.yoy is None:
                fact.yoy = value

    def _grown(self, token: Token, name: str, values: list[Value | None]) -> None:
        """规模以上工业增加值同比增长8.3%: growth of something whose amount is not said."""
        found = split_names(name) if len(values) > 1 else [name]
        if len(found) != len(values):
            return
        span = self._span(token.start)
        for each, value in zip(found, values, strict=True):
            if value and names.is_name(each):
                self._fact(self._qualified(each), "growth", span, yoy=value)

    def _average(self, token: Token, name: str, value: Value | None, lead: str) -> None:
        if value and names.is_name(name) and "均" in token.group("base"):
            self._fact(f"{name}年均增长", "average_growth", self._span(token.start), value=value)

    def _rank(self, token: Token) -> None:
        found, lead = rank(token, self._text), self._lead()
        last = self._sentence.facts[-1] if self._sentence.facts else None
        name = found.name or names.before(lead)
        if compiled(names.GROWTH_OF).fullmatch(name):
            if last and found.rank:
                self._fact(last.name.words + name, "rank", self._span(token.start), rank=found)
        elif last and (not names.is_name(name) or compiled(_GENERIC).fullmatch(name)):
            last.rank = last.rank or found
        elif names.is_name(name) and found.rank and compiled(rf"{names.MEASURE}$").search(name):
            self._fact(name, "rank", self._span(token.start), rank=found)
