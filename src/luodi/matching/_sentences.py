"""The sentence of one judged ask, in Chinese and English, made only for what is shown.

净高 9 米，满足净高 8 米以上的要求
层高 10 米，净高 8 米以上的要求还定不了，要问：梁下净高多少？
"""

from dataclasses import dataclass

from luodi.matching._asks import NEAR_MISS, VERDICTS
from luodi.matching._facts import Branch, Listing
from luodi.matching._judge import AskResult, Judgement
from luodi.matching._nouns import MISSING
from luodi.matching._relax import is_within_steps
from luodi.matching._spoken import Text
from luodi.matching._words import WORDS, Words


@dataclass(frozen=True, slots=True)
class Said:
    """One ask in words. question is set when unknown, counterfactual when unmet within what may be relaxed."""

    asked: Text
    has: Text | None
    sentence: Text
    question: Text | None
    counterfactual: Text | None


def said(ask: AskResult, judged: Judgement) -> Said:
    """The words of one ask of a judged pair."""
    words = words_of(ask.name, judged.listing, judged.requirement.branches[judged.branch])
    is_near = judged.verdict == VERDICTS[NEAR_MISS]
    return Said(
        asked=words.asked,
        has=words.has,
        sentence=sentence(ask, words),
        question=words.question if ask.status == "unknown" else None,
        counterfactual=counterfactual(ask, words) if is_near and ask.is_hard and is_close(ask, judged) else None,
    )


def words_of(name: str, listing: Listing, branch: Branch) -> Words:
    """What is asked, what is stated, what to ask."""
    return WORDS[name](listing, branch)


def sentence(ask: AskResult, words: Words) -> Text:
    """One sentence that names both values."""
    asked, has = words.asked, words.has or nothing(ask.name)
    wish = Text("" if ask.is_hard else "（希望）", "" if ask.is_hard else " (a wish)")
    if ask.status == "met":
        return Text(f"{has.zh}，满足{asked.zh}的要求{wish.zh}", f"{has.en}: meets {asked.en}{wish.en}")
    if ask.status == "unmet":
        return Text(f"{has.zh}，不符合{asked.zh}的要求{wish.zh}", f"{has.en}: does not meet {asked.en}{wish.en}")
    return Text(
        f"{has.zh}，{asked.zh}的要求还定不了{wish.zh}，要问：{words.question.zh}",
        f"{has.en}: {asked.en} is open{wish.en}. To ask: {words.question.en}",
    )


def nothing(name: str) -> Text:
    """What is said when the other side states nothing."""
    return Text(f"没写{MISSING[name].zh}", f"{MISSING[name].en} not stated")


def is_close(ask: AskResult, judged: Judgement) -> bool:
    """Whether an ask is unmet by no more than its published steps could relax it: nobody takes 100 ㎡ for 900 ㎡."""
    branch = judged.requirement.branches[judged.branch]
    return ask.status == "unmet" and is_within_steps(ask.name, judged.listing, branch)


def counterfactual(ask: AskResult, words: Words) -> Text | None:
    """What would settle an unmet ask that is close."""
    if words.has is None:
        return None
    if ask.asked_by == "listing":
        return Text(
            f"如果企业能做到{words.asked.zh}，这一条就满足", f"If the company can offer {words.asked.en}, this is met"
        )
    return Text(f"如果能接受{words.has.zh}，这一条就满足", f"If “{words.has.en}” is acceptable, this is met")
