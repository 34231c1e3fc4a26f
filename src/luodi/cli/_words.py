"""The nouns of the command line, and how they and its sentences (`_phrases`) are said in the language chosen."""

from luodi.cli._language import language
from luodi.cli._phrases import PHRASES, Twin
from luodi.voice import nouns

KINDS: dict[str, Twin] = {
    "auto": ("自动", "auto"),
    "requirement": ("需求", "requirement"),
    "listing": ("房源", "listing"),
    "parcel": ("地块", "parcel"),
    "project": ("项目", "project"),
    "indicator": ("指标", "indicator"),
    "article": ("文章", "article"),
}
STRENGTHS: dict[str, Twin] = {"hard": ("必须", "must"), "wish": ("最好", "wish")}
SEVERITIES: dict[str, Twin] = {
    "must_not": ("不得发布", "must not be published"),
    "risky": ("有风险", "risky"),
    "inform": ("提示", "to note"),
}
SCOPES: dict[str, Twin] = {
    "small_city": ("小城", "small city"),
    "city": ("大城", "city      "),
    "province": ("全省", "province  "),
    "nation": ("全国", "nation    "),
}
PEERS: dict[str, Twin] = {
    "luodi": ("落地", "Luodi"),
    "luodi_alike": ("同样的活", "same work"),
    "duckdb": ("DuckDB", "DuckDB"),
    "polars": ("Polars", "Polars"),
    "sqlite": ("SQLite", "SQLite"),
    "postgres": ("PostgreSQL", "PostgreSQL"),
}
WATCHES: dict[str, Twin] = {
    "city": ("新房源，在需求最多的城市", "new, in the city where most is wanted"),
    "city_two_threads": ("同上，两个线程", "the same, two threads"),
    "anywhere": ("新房源，全国各地", "new, anywhere"),
    "cheaper": ("同城，租金降了两成", "in that city, rent lowered by a fifth"),
    "all_changed": ("同城，内容全改", "in that city, everything changed"),
}
PAGES: dict[str, Twin] = {
    "home": ("首页", "home"),
    "find": ("写需求", "write a need"),
    "list": ("房源列表", "list of listings"),
    "next": ("列表下一页", "its next page"),
    "city": ("一市的房源，按面积筛", "of one city, by area"),
    "filters": ("五个条件筛选", "five filters"),
    "best": ("筛选后按最合适排", "filtered, best first"),
    "listing": ("一处房源", "one listing"),
    "parks": ("园区", "parks"),
}
OUTCOMES: dict[str, Twin] = {
    "right": ("对", "right"),
    "wrong": ("错", "wrong"),
    "missing": ("漏", "missing"),
    "extra": ("多", "extra"),
}


def word(table: dict[str, Twin], key: str) -> str:
    """The word of a key in the chosen language; the key itself if it is not in the table."""
    return _in_language(table.get(key, (key, key)))


def noun_twin(group: str, code: str) -> Twin:
    """What voice calls a thing, in both languages."""
    return nouns(group, "zh")[code].name, nouns(group, "en")[code].name


def noun(group: str, code: str) -> str:
    """What voice calls a thing in the language chosen; the code itself where voice has no such thing."""
    known = nouns(group, language()).get(code)
    return known.name if known else code


def phrase(key: str, **details: object) -> str:
    """A phrase in the chosen language with its placeholders filled in."""
    return _in_language(PHRASES[key]).format(**details)


def _in_language(twin: Twin) -> str:
    return twin[language() == "en"]
