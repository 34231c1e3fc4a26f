"""From tokens to facts: the words before a number, or after it, are its name; growth and rank go to the previous fact."""

from dataclasses import replace

from luodi.measures import Hedge, number, plain
from luodi.reading._door import Text
from luodi.reading._rule import compiled
from luodi.reading.indicator import _cues as cues
from luodi.reading.indicator import _names as names
from luodi.reading.indicator import _terms as terms
from luodi.reading.indicator._context import Context
from luodi.reading.indicator._facts import Fact
from luodi.reading.indicator._lists import pairs_of, sharing, split_names
from luodi.reading.indicator._tokens import Sign, Token
from luodi.reading.indicator._values import Rank, Value, amount, growth, is_vague, is_yearly, rank

#: How far back a sentence is examined.
_FAR = 200
#: How far above 突破3000亿元 the exact figure may lie.
_ABOVE = 1.1
#: 2个两千亿级、5个千亿级产业集群: the number at each level.
_LEVEL = r"(?P<n>\d{1,4}|[一二三四五六七八九十两]{1,3})个(?P<level>[一二三四五六七八九十百千万亿两\d]{1,6}级)"
_LEVELS = rf"{_LEVEL.replace('?P<n>', '?:').replace('?P<level>', '?:')}(?:[、,和]{_LEVEL.replace('?P<n>', '?:').replace('?P<level>', '?:')})*的?(?P<noun>(?:先进|优势|特色|现代|制造业|工业)*(?:产业集群|集群|产业链|产业|企业|园区))"


class Walk(Context):
    """The walk over one text; `facts` are in text order."""

    def __init__(self, text: Text) -> None:
        super().__init__(text)
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

    def _is_words(self, token: Token) -> bool:
        """Whether an amount does not measure anything (每万名, 一家), or specifies which ones are counted."""
        lead = self._clean[max(0, token.start - 12) : token.start]
        is_former = compiled(r"[从由][^,;。]{0,10}$").search(lead) and compiled(cues.TO).match(self._clean, token.end)
        return bool(is_former) or is_vague(token, lead) or self._is_attribute(token)

    def _is_attribute(self, token: Token) -> bool:
        """亿元企业2家, 销售收入2000万元以上的企业30家: the amount specifies which ones are counted."""
        following = self._next()
        if following is not None and following.sign is Sign.AMOUNT and self._clean[token.end : following.start] == "的":
            return True
        if token.group("unit") in terms.COUNTED or not self._is_of_kind(token):
            return False
        if following is None or following.sign is not Sign.AMOUNT:
            before = self._clean[max(0, token.start - 3) : token.start]
            return self._at <= token.start and before.endswith(terms.COUNTED)
        return following.group("unit").startswith(terms.COUNTED)

    def _is_of_kind(self, token: Token) -> bool:
        """Whether 企业, 项目 … follows an amount: 亿元企业, 10亿元以上的项目."""
        return compiled(cues.KIND).match(self._clean, token.end, token.end + 30) is not None

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
        if self._is_change(lead, value) or self._is_exact(lead, value):
            return
        if not (value.is_share and self._share(token, lead, value)) and not self._behind(token, lead, value):
            self._named(token, lead, value)

    def _is_exact(self, lead: str, value: Value) -> bool:
        """突破3000亿元,达3058.6亿元: the exact figure replaces the rough one."""
        last = self._last
        if last is None or last.value is None or not compiled(r"\s*(?:达到?|为)\s*").fullmatch(lead):
            return False
        rough = last.value
        is_same = rough.unit == value.unit and rough.value < value.value <= rough.value * _ABOVE
        if is_same and rough.hedge is Hedge.AT_LEAST and value.hedge is Hedge.EXACT:
            last.value = value
        return is_same

    def _is_change(self, lead: str, value: Value) -> bool:
        """比上年增加12家: a difference, not a level."""
        is_size = not value.is_share and value.unit != "倍"
        return is_size and "新增" not in lead[-5:] and compiled(cues.CHANGE).search(lead[-8:]) is not None

    def _share(self, token: Token, lead: str, value: Value) -> bool:
        """Whether the words before a percentage denote a share or a plan, whether read or left alone."""
        last = self._last
        if terms.given(lead, value) and self._clean.startswith("的", token.end):
            return False
        for rule, name in (("plan", terms.plan(lead, last)), ("share", terms.share(lead, last))):
            if name:
                self._fact(name, rule, self._span(token.start), value=value)
            if name is not None:
                return True
        return False

    def _behind(self, token: Token, lead: str, value: Value) -> bool:
        """Whether the name follows the number: 实施6.1万余家改造项目, 贡献了80%以上的进出口, A、B等26家机构."""
        around = terms.given(lead, value) if lead.strip() not in cues.AND else self._sentence.given
        self._sentence.given = around
        if around and self._clean.startswith("的", token.end):
            return self._gives(token, around, value)
        if value.is_share:
            return False
        verb = names.flow(lead)
        if verb is not None and compiled(r"大关|台阶|关口|门槛|俱乐部").match(self._clean, token.end):
            return True
        words = lead.rstrip()
        if words.endswith("以"):
            return self._ranked_by(token, words, value)
        if verb is None and (words.endswith("的") or (words.endswith("等") and names.is_list_of(words))):
            verb = ""
        if verb is None and self._counts_what_follows(token):
            verb = "" if self._names_each(lead, value) else names.taking(lead)
        return verb is not None and self._counted(token, verb, value)

    def _ranked_by(self, token: Token, words: str, value: Value) -> bool:
        """江苏以2156家企业领跑全国; if several subjects precede 以, the figure cannot be attributed."""
        if words.strip() != "以" or not self._counted(token, "", value):
            self._at = self._following_name(token)[1]
        return True

    def _names_each(self, lead: str, value: Value) -> bool:
        """智能语音、玻璃新材料、机械基础件3个国家级中心: as many names as are counted."""
        return "、" in lead and len(split_names(names.before(lead))) == value.value

    def _named(self, token: Token, lead: str, value: Value) -> None:
        """地区生产总值达到1000亿元: the name precedes the number."""
        name, verb = names.before(lead), names.flow(lead)
        if verb and value.unit.endswith("元"):
            name = verb
        elif self._is_of_subject(lead, name, value):
            name = "企业"
        elif not names.is_name(name) or self._counts_what_follows(token):
            return
        if value.unit == "倍" and not compiled(r"提升|提高|增长|扩大|增加|倍数").search(lead):
            return
        if not terms.is_plausible(token, name):
            return
        sentence = self._clean[self._sentence_start(token.start) : token.start]
        is_part = "其中" in compiled(r"\([^()]*\)").sub("", sentence)
        whole = terms.qualified(name, self._last, self._subject, is_part=is_part)
        self._fact(whole, "name_number", self._span(token.start), value=value)

    def _sentence_start(self, at: int) -> int:
        return max(self._clean.rfind(sign, max(0, at - _FAR), at) for sign in "。;!?\n") + 1 or max(0, at - _FAR)

    def _is_of_subject(self, lead: str, name: str, value: Value) -> bool:
        """园区现有企业1200家, 其中企业28.6万户: all companies of a subject, or of the previous fact."""
        is_counted = name.endswith("企业") and value.unit.endswith(("家", "户")) and not names.is_name(name)
        return is_counted and (self._subject is not None or "其中" in lead)

    def _counts_what_follows(self, token: Token) -> bool:
        """在全国260多个城市: a count followed by its own noun does not count the words before it."""
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

    def _counted(self, token: Token, verb: str, value: Value) -> bool:
        """实施6.1万余家制造业改造项目: the name follows the number."""
        if token.group("n")[0] in "一二三四五六七八九两" and not token.group("size") and len(token.group("n")) == 1:
            return False
        name, end = self._following_name(token)
        if not names.is_name(name) or compiled(r"(?:共有?|均|都|各|里|中(?!心))\S{0,6}?\d").match(self._clean, end):
            return False  # 13个设区市共有21人: whose they are
        self._at = end
        self._fact(verb + name, "number_name", (token.start, end), value=value)
        return True

    def _gives(self, token: Token, around: terms.Given, value: Value) -> bool:
        noun, end = self._following_name(token, is_given=True)
        name = around.name(noun)
        if terms.is_given(noun, around) and names.is_name(name):
            self._at = end
            self._fact(name, "given", (token.start, end), value=value)
        return True

    def _following_name(self, token: Token, *, is_given: bool = False) -> tuple[str, int]:
        """The name after a number, and where it ends."""
        if self._clean.startswith("、", token.end):
            return "", token.end
        end = self._end_of_name(token)
        name = names.after(self._clean[token.end : end], is_given=is_given)
        start = self._clean.find(name, token.end, end) if name else -1
        return name, start + len(name) if start >= 0 else end

    def _end_of_name(self, token: Token) -> int:
        for following in self._tokens[self._index : self._index + 6]:
            is_size = following.sign is Sign.AMOUNT and following.group("unit") not in terms.COUNTED
            if following.sign is not Sign.NOISE and not (is_size and self._is_of_kind(following)):
                return following.start
        return token.end

    def _distribute(self, token: Token, lead: str) -> None:
        """产值、税收分别为5亿元和1亿元: assigns values to names in order; unequal counts are left alone."""
        run = [token, *self._run_of(token)]
        head, _, tail = lead.rpartition("分别")
        tail = names.before(tail)
        parts = [name + tail for name in pairs_of(names.before(head), len(run))]
        values = [amount(t, lead if t is token else "") for t in run]
        if len(parts) != len(run) or not all(names.is_name(n) for n in parts):
            return
        span = self._span(token.start)
        state = self._sentence
        state.facts = []
        for name, value in zip(parts, values, strict=True):
            if value:
                self._fact(name, "respectively", span, value=value)

    def _run_of(self, token: Token) -> list[Token]:
        """The amounts following a token, separated only by 、 or 和; the walk continues after them."""
        run: list[Token] = []
        end = token.end
        while True:
            step = 2 if self._clean[end : end + 1] == "," else 1  # a comma is a token of its own
            ahead = self._tokens[self._index + step - 1 : self._index + step]
            if not ahead or ahead[0].sign is not Sign.AMOUNT:
                return run
            if not compiled(cues.JOINED).fullmatch(self._clean, end, ahead[0].start):
                return run
            run.append(ahead[0])
            end = self._at = ahead[0].end
            self._index += step

    def _shared(self, token: Token, lead: str) -> bool:
        """A、B 2个两千亿级, 5个千亿级 C、D…: each name gets the value, if there are as many as counted."""
        level = self._next()
        if token.group("unit") != "个" or level is None or level.sign is not Sign.AMOUNT:
            return False
        if level.start != token.end or not self._clean.startswith("级", level.end):
            return False
        self._index += 1
        self._at = level.end + 1
        members, end = sharing(self._clean, self._at, self._upcoming(), token.group("n"), names.before(lead))
        value = amount(level, "级")
        if members and value:
            span = (self._at, end) if end > self._at else self._span(token.start)
            self._at = max(end, self._at)
            for name in members:
                self._fact(name, "shared_value", span, value=value)
        elif not members:
            self._levels(token)
        return True

    def _levels(self, token: Token) -> None:
        match = compiled(_LEVELS).match(self._clean, token.start)
        if match is None:
            return
        for each in compiled(_LEVEL).finditer(self._clean, *match.span()):
            count = number(each["n"])
            if count:
                value = Value(plain(count), "个", Hedge.EXACT, each.start(), each.end())
                self._fact(each["level"] + match["noun"], "level", each.span(), value=value)
        self._at = match.end()

    def _upcoming(self) -> int:
        """The end of the clause."""
        ahead = (self._tokens[i] for i in range(self._index, len(self._tokens)))
        return next((t.start for t in ahead if t.sign is not Sign.NOISE), len(self._clean))

    # growth and rank

    def _growth(self, token: Token) -> None:
        value, lead = growth(token), self._lead()
        if token.group("late") and compiled(cues.STREAK).search(self._clean, max(0, token.start - 12), token.start):
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
        values = [amount(t, "") for t in self._run_of(token)]
        return [None if v is None else v.percent(sign) for v in values]

    def _attach(self, values: list[Value | None]) -> None:
        facts = self._sentence.facts[-len(values) :]
        if len(facts) != len(values):
            return
        for fact, value in zip(facts, values, strict=True):
            if fact.yoy is None:
                fact.yoy = value

    def _grown(self, token: Token, name: str, values: list[Value | None]) -> None:
        """规模以上工业增加值同比增长8.3%: growth of something whose amount is not stated."""
        parts = split_names(name) if len(values) > 1 else [name]
        if len(parts) != len(values):
            return
        span = self._span(token.start)
        known = {f.name.words: f for f in self._recent if f.yoy is None and f.subject is self._subject}
        for each, value in zip(parts, values, strict=True):
            if each in known:
                known[each].yoy = value
            elif value and names.is_name(each):
                self._fact(terms.qualified(each, self._last, self._subject), "growth", span, yoy=value)

    def _average(self, token: Token, name: str, value: Value | None, lead: str) -> None:
        if value and names.is_name(name) and "均" in token.group("base"):
            self._fact(f"{name}年均增长", "average_growth", self._span(token.start), value=value)

    def _rank(self, token: Token) -> None:
        ranked, lead = rank(token, self._text), self._lead()
        last = self._last or self._share_before(token)
        name = ranked.name or names.before(lead)
        if lead.rstrip().endswith("分别"):
            self._ranks(token, ranked)
        elif compiled(names.GROWTH_OF).fullmatch(name):
            if last and ranked.rank:
                self._fact(last.name.words + name, "rank", self._span(token.start), rank=ranked)
        elif last and (not names.is_name(name) or compiled(cues.GENERIC).fullmatch(name)):
            fact = self._whole() if compiled(names.TOTAL).fullmatch(name) else last
            fact.rank = fact.rank or ranked
        elif names.is_name(name) and ranked.rank and compiled(rf"{names.MEASURE}$").search(name):
            self._fact(name, "rank", self._span(token.start), rank=ranked)

    def _share_before(self, token: Token) -> Fact | None:
        """占营业收入比重为2.68%,居全省首位: the share right before a rank."""
        last = self.facts[-1] if self.facts else None
        if last is None or last.rule != "share" or last.value is None:
            return None
        between = compiled(rf"[,、\s]*(?:{cues.STREAK})?").fullmatch(self._clean, last.value.end, token.start)
        return last if between else None

    def _whole(self) -> Fact:
        """What 总量 ranks: the last sum, rather than a share of it stated in between."""
        facts = self._recent or self.facts[-1:]
        sums = [f for f in facts if f.value is None or not f.value.is_share]
        return (sums or facts)[-1]

    def _ranks(self, token: Token, first: Rank) -> None:
        """分别居全国第2位、第4位: assigns ranks to the previous facts in order; unequal counts are left alone."""
        more = compiled(r"(?:位|名)?(?:[、,和]\s*第(?:\d{1,3}|[一二三四五六七八九十]{1,3})(?:位|名)?)+").match(
            self._clean, token.end
        )
        others = (
            [number(r) for r in compiled(r"第(\d{1,3}|[一二三四五六七八九十]{1,3})").findall(more[0])] if more else []
        )
        ranks = [first, *(replace(first, rank=int(r)) for r in others if r)]
        facts = self._recent[-len(ranks) :]
        if len(ranks) < 2 or len(facts) != len(ranks):
            return
        for fact, each in zip(facts, ranks, strict=True):
            fact.rank = fact.rank or each
        self._at = more.end() if more else token.end
