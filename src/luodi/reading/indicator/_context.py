"""The state at a point of the walk: subject, period, target or actual, and the facts so far."""

from dataclasses import dataclass, field

from luodi.reading._door import Text
from luodi.reading._rule import compiled
from luodi.reading.indicator import _cues as cues
from luodi.reading.indicator import _names as names
from luodi.reading.indicator import _terms as terms
from luodi.reading.indicator._facts import Fact, PlacedWords
from luodi.reading.indicator._subjects import Subject, Subjects, is_attribution
from luodi.reading.indicator._tokens import Token, tokens

#: References reach back at most this many facts, which bounds the time.
_KEPT = 8


@dataclass(slots=True)
class _Sentence:
    """State that lasts until the end of the sentence."""

    period: PlacedWords | None = None
    stock: PlacedWords | None = None
    is_target: bool = False
    given: terms.Given | None = None
    facts: list[Fact] = field(default_factory=list)


class Context:
    """The state of a walk: tokens, words since the last number, the sentence, the facts so far."""

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

    def _take_period(self, token: Token) -> None:
        word = self._clean[token.start : token.end]
        before = self._clean[max(0, token.start - 4) : token.start]
        if compiled(r"(?:[立建]于|自|从|由|始于|创办于)$").search(before) or word.startswith(("至20", "至19")):
            return
        words = PlacedWords(self._text.words(token.start, token.end), token.start, token.end)
        self._sentence.period = words
        if words.words.startswith(("截至", "截止", "至")):
            self._sentence.stock = words
        if word.startswith(("到20", "明年")):
            self._sentence.is_target = True
        elif compiled(cues.ACTUAL).match(word):
            self._sentence.is_target = False

    def _close(self, is_end: bool) -> None:
        self._take_subject(is_clause=True)
        self._pieces = []
        sign = self._clean[self._at - 1 : self._at]
        if sign in ("(", "【"):
            self._outer = self._sentence.facts[-_KEPT:]
        elif sign in (")", "】") and self._outer:
            self._sentence.facts, self._outer = self._outer, []
        if is_end:
            if self._at and self._clean[self._at - 1 : self._at] == "\n":
                self._subject = None
            self._sentence = _Sentence()

    def _lead(self) -> str:
        return compiled(rf"{cues.STREAK}|{cues.FROM}").sub("", "".join(self._clean[s:e] for s, e in self._pieces))

    def _take_subject(self, *, is_clause: bool = False) -> None:
        """Takes the clause's own subject off the words before the number, noting cues of target and actual on the way."""
        lead = self._lead()
        if is_attribution(lead):
            return
        for i, (start, end) in enumerate(self._pieces[:3]):
            subject = self._subjects.at(start, end, is_clause=is_clause) if start < end else None
            if subject and self._is_attribute_of_name(subject, is_clause):
                break
            if subject:
                self._subject = subject
                self._pieces[: i + 1] = [(subject.end, end)]
                break
            if start < end and self._clean[start:end].strip():
                break
        for cue in compiled(rf"(?P<t>{cues.TARGET})|{cues.ACTUAL}").finditer(lead):
            self._sentence.is_target = cue["t"] is not None

    def _is_attribute_of_name(self, subject: Subject, is_clause: bool) -> bool:
        """园区有高新技术企业10家,四川省著名品牌8个: in a list of a park's own figures, a place is part of a name."""
        owner = self._subject
        is_park = owner is not None and not owner.codes and owner.name[:1] not in "全我本"
        return bool(is_park and subject.codes and self._sentence.facts and not is_clause)

    def _next(self) -> Token | None:
        return self._tokens[self._index] if self._index < len(self._tokens) else None

    def _fact(self, name: str, rule: str, at: tuple[int, int], **more: object) -> Fact:
        state = self._sentence
        period = state.stock if state.stock and compiled(rf"{names.TOTAL}$|累计").search(name) else state.period
        fact = Fact(self._words(name, *at), rule, self._subject, period=period, is_target=state.is_target)
        for key, value in more.items():
            setattr(fact, key, value)
        if rule not in ("share", "plan", "given"):
            state.facts.append(fact)
        self.facts.append(fact)
        return fact

    def _words(self, name: str, start: int, end: int) -> PlacedWords:
        """A name as written with its position, if it occurs in the text in one piece."""
        at = self._clean.find(name, start, end)
        if at < 0:
            return PlacedWords(name, start, end)
        return PlacedWords(self._text.words(at, at + len(name)), at, at + len(name))

    @property
    def _last(self) -> Fact | None:
        """The previous fact of the sentence, skipping shares and plans, which are about another one."""
        return self._sentence.facts[-1] if self._sentence.facts else None

    @property
    def _recent(self) -> list[Fact]:
        return self._sentence.facts[-_KEPT:]

    def _span(self, until: int) -> tuple[int, int]:
        return (min((s for s, e in self._pieces if s < e), default=until), until)
