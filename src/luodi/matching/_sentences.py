"""The sentences of judged pairs, in Chinese and English, made only for what is shown.

净高 9 米，满足净高 8 米以上的要求
层高 10 米，净高 8 米以上的要求还定不了，要问：梁下净高多少？
"""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any

from luodi.matching._asks import ASKS, NEAR_MISS, NOT_ASKED, UNMET, VERDICTS
from luodi.matching._fill import fill
from luodi.matching._judge import AskResult, Judgement, Sheet, ask_result
from luodi.matching._nouns import MISSING
from luodi.matching._relax import published, relaxed
from luodi.matching._spoken import Text
from luodi.matching._words import READS, VOICES, Words

#: An ask of a pair as `luodi match --json` tells it.
Told = dict[str, Any]
_NONE = Text("", "")
_WISH = Text("（希望）", " (a wish)")


class Teller:
    """Tells the asks of a sheet's rows. What some rows have in common is put into words once."""

    def __init__(self, sheet: Sheet) -> None:
        self.asks = [AskTeller(sheet, line) for line in range(len(sheet.numbers))]

    def tell(self, judged: Judgement) -> list[Told]:
        """Every ask of a pair, each a document of its own."""
        row, is_near = judged.row, judged.verdict == VERDICTS[NEAR_MISS]
        return [ask.tell(row, is_near) for ask in self.asks if ask.answers[row] != NOT_ASKED]


class AskTeller:
    """One ask of a sheet in words: `tell` looks whether a row with the same values was told before."""

    def __init__(self, sheet: Sheet, line: int) -> None:
        self.sheet, self.number = sheet, sheet.numbers[line]
        self.name, self.is_hard = ASKS[self.number], bool(sheet.hard >> self.number & 1)
        self.answers, self.gaps = sheet.answers[line], sheet.gaps[line]
        self.voice = VOICES[self.name](sheet.branch)
        reads = READS[self.name]
        columns = [sheet.rows.column(key) for key in reads]
        self.values = list(zip(*columns, strict=True)) if reads else [()] * len(sheet.rows)
        self.told: tuple[dict[Any, Told], dict[Any, Told]] = ({}, {})

    def tell(self, row: int, is_near: bool) -> Told:
        """The ask of a row, of a near miss with what would settle it."""
        values, told = self.values[row], self.told[is_near]
        known = told.get(values)
        if known is None:
            known = told[values] = self.made(row, is_near)
        return known.copy()

    def made(self, row: int, is_near: bool) -> Told:
        ask = ask_result(self.number, self.answers[row], self.is_hard, self.gaps[row])
        words = self.voice(*self.values[row])
        may_settle = is_near and ask.is_hard and ask.status == "unmet" and self.is_close[row]
        return document(ask, words, counterfactual(ask, words) if may_settle else None)

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


def document(ask: AskResult, words: Words, settled: Text | None) -> Told:
    """One ask with its sentence; weight and utility rebuild the score."""
    said, question = sentence(ask, words), words.question if ask.status == "unknown" else None
    return {
        "name": ask.name,
        "asked_by": ask.asked_by,
        "status": ask.status,
        "hard": ask.is_hard,
        "asked": words.asked.zh,
        "has": words.has.zh if words.has else None,
        "sentence": said.zh,
        "sentence_en": said.en,
        "question": question.zh if question else None,
        "question_en": question.en if question else None,
        "counterfactual": settled.zh if settled else None,
        "counterfactual_en": settled.en if settled else None,
        "weight": ask.weight,
        "utility": ask.counted,
    }


def sentence(ask: AskResult, words: Words) -> Text:
    """One sentence that names both values."""
    asked, has, wish = words.asked, words.has or nothing(ask.name), _NONE if ask.is_hard else _WISH
    return SENTENCES[ask.status](has, asked, wish, words.question)


def met(has: Text, asked: Text, wish: Text, _: Text) -> Text:
    return Text(f"{has.zh}，满足{asked.zh}的要求{wish.zh}", f"{has.en}: meets {asked.en}{wish.en}")


def unmet(has: Text, asked: Text, wish: Text, _: Text) -> Text:
    return Text(f"{has.zh}，不符合{asked.zh}的要求{wish.zh}", f"{has.en}: does not meet {asked.en}{wish.en}")


def unknown(has: Text, asked: Text, wish: Text, question: Text) -> Text:
    return Text(
        f"{has.zh}，{asked.zh}的要求还定不了{wish.zh}，要问：{question.zh}",
        f"{has.en}: {asked.en} is open{wish.en}. To ask: {question.en}",
    )


#: The sentence of each status from what is stated, what is asked, whether it is a wish, and what to ask.
SENTENCES: dict[str, Callable[[Text, Text, Text, Text], Text]] = {"met": met, "unmet": unmet, "unknown": unknown}


def nothing(name: str) -> Text:
    """What is said when the other side states nothing."""
    return Text(f"没写{MISSING[name].zh}", f"{MISSING[name].en} not stated")


def counterfactual(ask: AskResult, words: Words) -> Text | None:
    """What would settle an unmet ask that is close."""
    if words.has is None:
        return None
    if ask.asked_by == "listing":
        return Text(
            f"如果企业能做到{words.asked.zh}，这一条就满足", f"If the company can offer {words.asked.en}, this is met"
        )
    return Text(f"如果能接受{words.has.zh}，这一条就满足", f"If “{words.has.en}” is acceptable, this is met")
