"""The sentences of judged pairs, in Chinese and English, made only for what is shown.

净高 9 米，满足净高 8 米以上的要求
层高 10 米，净高 8 米以上的要求还定不了，要问：梁下净高多少？
"""

from collections.abc import Sequence
from functools import cache, cached_property
from typing import Any

from luodi.matching._asks import ASKS, NEAR_MISS, NOT_ASKED, UNKNOWN, UNMET, VERDICTS, asked_by, status
from luodi.matching._fill import fill
from luodi.matching._judge import Judgement, Sheet
from luodi.matching._nouns import MISSING
from luodi.matching._policy import policy
from luodi.matching._relax import published, relaxed
from luodi.matching._spoken import Text
from luodi.matching._words import READS, VOICES

#: An ask of a pair as `luodi match --json` tells it.
Told = dict[str, Any]
_HARD = Text("", "")
_WISH = Text("（希望）", " (a wish)")


def told(sheet: Sheet, judged: Sequence[Judgement]) -> list[list[Told]]:
    """Every ask of some pairs of a sheet, each a document of its own; what pairs have in common is worded once."""
    places = [(one.row, one.verdict == VERDICTS[NEAR_MISS]) for one in judged]
    documents: list[list[Told]] = [[] for _ in judged]
    for line, answers in enumerate(sheet.answers):
        if any(answers[row] != NOT_ASKED for row, _ in places):
            AskTeller(sheet, line).tell(places, documents)
    return documents


class AskTeller:
    """One ask of a sheet in words: rows with the same values are told in the same ones."""

    def __init__(self, sheet: Sheet, line: int) -> None:
        number = sheet.numbers[line]
        self.sheet, self.number, self.name = sheet, number, ASKS[number]
        self.is_hard = bool(sheet.hard >> number & 1)
        self.answers, self.voice = sheet.answers[line], VOICES[self.name](sheet.branch)
        columns = [sheet.rows.column(key) for key in READS[self.name]]
        self.values = list(zip(*columns, strict=True)) if columns else [()] * len(sheet.rows)
        self.known: dict[Any, Told] = {}
        self.known_near: dict[Any, Told] = {}

    def tell(self, places: Sequence[tuple[int, bool]], documents: Sequence[list[Told]]) -> None:
        """Adds the ask of each row to its document, of a near miss (the second of a place) with what would settle it."""
        answers, values, known, known_near = self.answers, self.values, self.known, self.known_near
        for (row, is_near), document in zip(places, documents, strict=True):
            if answers[row] != NOT_ASKED:
                before = known_near if is_near else known
                found = before.get(values[row])
                if found is None:
                    found = before[values[row]] = self.document(row, is_near)
                document.append(found.copy())

    def document(self, row: int, is_near: bool) -> Told:
        """One ask with its sentence; weight and utility rebuild the score."""
        answer, words = self.answers[row], self.voice(*self.values[row])
        asked, has, question = words
        stated, wish = has or nothing(self.name), _HARD if self.is_hard else _WISH
        told = form(self.number, status(answer), self.is_hard).copy()
        told["asked"], told["has"] = asked.zh, has.zh if has else None
        if answer >= 0:
            told["utility"] = answer
            told["sentence"], told["sentence_en"] = met(stated, asked, wish)
        elif answer == UNKNOWN:
            told["question"], told["question_en"] = question
            told["sentence"], told["sentence_en"] = unknown(stated, asked, wish, question)
        else:
            told["sentence"], told["sentence_en"] = unmet(stated, asked, wish)
            if is_near and self.is_hard and has and self.is_close[row]:
                told["counterfactual"], told["counterfactual_en"] = counterfactual(self.name, asked, has)
        return told

    @cached_property
    def is_close(self) -> Sequence[bool]:
        """Per row whether the published steps could relax the ask so far: nobody takes 100 ㎡ for 900 ㎡."""
        steps, rows = published()[self.name], self.sheet.rows
        if steps.how in ("never", "ladder", "drop"):
            return [steps.how == "drop"] * len(rows)
        wider = rows.vector(relaxed(self.sheet.branch, steps, max(steps.steps)), 0)
        answers = [UNMET] * len(rows)
        fill(self.number, rows.plain, wider, len(rows), answers)
        return [answer != UNMET for answer in answers]


@cache
def form(number: int, status: str, is_hard: bool) -> Told:
    """What is the same of an ask with a status whatever the sides say, in the order of the keys."""
    name, counted = ASKS[number], policy().prior[number] if status == "unknown" else 0
    words = (
        "asked",
        "has",
        "sentence",
        "sentence_en",
        "question",
        "question_en",
        "counterfactual",
        "counterfactual_en",
    )
    fixed = {"name": name, "asked_by": asked_by(name), "status": status, "hard": is_hard}
    return {**fixed, **dict.fromkeys(words), "weight": policy().weight[number], "utility": counted}


def met(has: Text, asked: Text, wish: Text) -> tuple[str, str]:
    """A sentence names both values."""
    return f"{has.zh}，满足{asked.zh}的要求{wish.zh}", f"{has.en}: meets {asked.en}{wish.en}"


def unmet(has: Text, asked: Text, wish: Text) -> tuple[str, str]:
    return f"{has.zh}，不符合{asked.zh}的要求{wish.zh}", f"{has.en}: does not meet {asked.en}{wish.en}"


def unknown(has: Text, asked: Text, wish: Text, question: Text) -> tuple[str, str]:
    return (
        f"{has.zh}，{asked.zh}的要求还定不了{wish.zh}，要问：{question.zh}",
        f"{has.en}: {asked.en} is open{wish.en}. To ask: {question.en}",
    )


@cache
def nothing(name: str) -> Text:
    """What is said when the other side states nothing."""
    return Text(f"没写{MISSING[name].zh}", f"{MISSING[name].en} not stated")


def counterfactual(name: str, asked: Text, has: Text) -> tuple[str, str]:
    """What would settle an unmet ask that is close."""
    if asked_by(name) == "listing":
        return f"如果企业能做到{asked.zh}，这一条就满足", f"If the company can offer {asked.en}, this is met"
    return f"如果能接受{has.zh}，这一条就满足", f"If “{has.en}” is acceptable, this is met"
