"""Every word for people that more than one face says, once: nouns, refusals, numbers, sentences, in Chinese and English.

    noun("ask", "rent", "zh")                     租金                      nouns.csv
    amount(9, "m", "zh")                          9 米                      numbers
    refusal("negative", "zh")                     不能是负数, 请填…         refusals.csv
    ask_words(told, "zh").sentence                净高 9 米，满足…          sentences, of an ask as matching tells it
    distance(told, "zh").sentence                 净高 8.5 m，要 9 m，差 0.5 m   distances, of an unmet ask

Whoever shows something says in which language; nothing here looks at a clock, a setting or the reader. What a single
page or command says alone (headings, buttons, help) stays with it.

A new plain ask needs one line in `nouns.csv` and nothing else here: `zh`, `en` are its noun, `short_…` the noun of a
narrow list where it differs, `fact_…` what is missing when the other side is silent ("没写…") where that is not the noun,
`asked_…` what is wanted ("有货梯", or a pattern with {value}), `yes_…` and `no_…` what a boolean fact says (`yes_…` may be a
pattern with {value} for others), `landlord_…` and `company_…` the question to each. A number at least or at most needs
none of `asked_…`, `yes_…`, `no_…`: it is said with its noun and unit (配电 630 kVA 以上).
"""

from luodi.voice.distances import Distance, distance
from luodi.voice.judged_ask import JudgedAsk
from luodi.voice.language import LANGUAGES, Language
from luodi.voice.nouns import Noun, noun, noun_of, nouns, phrase, short
from luodi.voice.records import record_value
from luodi.voice.refusals import Refusal, Refused, field_name, refusal, refused, refused_value, sentence, shortened
from luodi.voice.sentences import AskWords, ask_words
from luodi.voice.values import (
    accepted_hazard,
    floors,
    industry,
    limit,
    near_place,
    place,
    place_name,
    places,
    refused_floors,
    rung,
    runs,
    short_place,
    yes_or_no,
)

__all__ = [
    "LANGUAGES",
    "AskWords",
    "Distance",
    "JudgedAsk",
    "Language",
    "Noun",
    "Refusal",
    "Refused",
    "accepted_hazard",
    "ask_words",
    "distance",
    "field_name",
    "floors",
    "industry",
    "limit",
    "near_place",
    "noun",
    "noun_of",
    "nouns",
    "phrase",
    "place",
    "place_name",
    "places",
    "record_value",
    "refusal",
    "refused",
    "refused_floors",
    "refused_value",
    "rung",
    "runs",
    "sentence",
    "short",
    "short_place",
    "shortened",
    "yes_or_no",
]
