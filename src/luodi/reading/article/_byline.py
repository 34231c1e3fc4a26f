"""The byline: date, author, source and views, in the lines around the title and below the body."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from luodi.reading.article._dates import RELATIVE, WrittenDate, find_date

_LABELLED = re.compile(
    r"(?:发布|发表|发稿|更新|成文|刊发|印发|录入|添加|编辑|上传|创建|公开|公布)?(?:时间|日期)\s*(?:[::：]|\s)\s*(?=[\d二〇一])|发布于\s*[::：]?\s*|\b(?:[Uu]pdated|[Pp]ublished|[Pp]osted|[Dd]ate)(?:\s+on)?\s*:?\s+(?=[\dA-Z])"
)
#: A label on its own in a cell or line; its date follows.
_BARE_LABEL = re.compile(r"^[\W_]*(?:发布|发表|更新|成文|印发)?\s*(?:时\s*间|日\s*期)\s*[:：]?$")
#: The date of publication takes precedence over the date of writing.
_CAME_OUT = re.compile(r"(?:发布|发表|发稿|刊发|公开|公布)(?:时间|日期)|发布于")
_AUTHOR = re.compile(
    r"(?:作者|撰文|发布人|发布者|编辑|责编|责任编辑|记者)\s*[::：]\s*([^\s|｜/:：;；,，。()（）【】\[\]]{2,20})"
)
_SOURCE = re.compile(
    r"(?:信息|文章|稿件|新闻|本文)?(?:来源于?|出处|转自|转载自)\s*[::：]\s*([^\s|｜:：;；,，。()（）【】\[\]]{2,40})|"
    r"\b[Ss]ource\s*[:：]\s*([A-Z][\w&'-]*(?: [\w&'-]+){0,5})"
)
_VIEWS = re.compile(
    r"(?:浏览|阅读|点击|访问|查看|围观|人气)(?:次数|人次|量|数|率)?\s*[::：(（【\[]?\s*(\d[\d,，]{0,12}(?:\.\d{1,2})?)(?![\d年月/-])\s*(万)?|"
    r"(?<![\d./年月-])(\d[\d,，]{0,12}(?:\.\d{1,2})?)\s*(万)?\+?\s*(?:次|人)?(?:浏览|阅读|围观)"
)
#: author 8个月前 (09-24) category 6, printed without spaces by a widely used blog program.
_COMPACT = re.compile(
    r"^(?P<author>[^\s\d()（）]{1,20})?\s*(?P<ago>(?:\d{1,3}\s*(?:秒|分钟|个?小时|天|周|个?月|年)前|刚刚))\s*"
    r"[（(]\s*(?P<date>[\d\s年月日./-]{3,12})\s*[)）]\s*(?P<category>\D*?)\s*(?P<views>\d{1,9})?$"
)
_LABEL_WORD = re.compile(r"^(?:来源|作者|时间|日期|发布\S*|编辑|浏览\S*|点击\S*|字体|字号|阅读\S*)$")
_LONGEST = 200


@dataclass(slots=True)
class Byline:
    """The values found in the lines, "" or None if absent."""

    date: str = ""
    date_text: str = ""
    date_relative: str = ""
    author: str = ""
    source: str = ""
    category: str = ""
    views: int | None = None

    def read(self, words: str, is_near: bool) -> None:
        """Fills in missing values from one line. A bare date counts only near the title."""
        if len(words) > _LONGEST:
            return
        compact = _COMPACT.match(words)
        if compact:
            self._take_compact(compact)
            return
        self._take_date(words, is_near)
        self.author = self.author or _first(_AUTHOR, words)
        self.source = self.source or _first(_SOURCE, words)
        views = _VIEWS.search(words)
        if views and self.views is None:
            self.views = _count(views[1] or views[3], 10_000 if views[2] or views[4] else 1)

    def take(self, date: WrittenDate | None) -> None:
        """Takes a date if it is better than the known one: one with a year replaces one without."""
        if date and (not self.date_text or (date.iso and not self.date)):
            self.date, self.date_text = date.iso, date.text

    def _take_date(self, words: str, is_near: bool) -> None:
        label = _LABELLED.search(words)
        if label:
            self.take(find_date(words[label.end() : label.end() + 40]))
        elif is_near:
            self.take(find_date(words))
        relative = RELATIVE.search(words) if is_near else None
        if relative and not self.date_relative and len(words) <= 60:
            self.date_relative = relative[0]

    def _take_compact(self, match: re.Match[str]) -> None:
        self.author = self.author or match["author"] or ""
        self.date_relative = self.date_relative or match["ago"]
        self.take(find_date(match["date"]))
        self.category = self.category or match["category"] or ""
        if match["views"] and self.views is None:
            self.views = int(match["views"])


def _count(digits: str, unit: int) -> int:
    """1,234 is 1234, 1.2万 is 12000."""
    return int(Decimal(re.sub("[,，]", "", digits)) * unit)


def is_byline(words: str) -> bool:
    """Whether a short line states a date, an author or a view count."""
    if len(words) > 120:
        return False
    return bool(
        _COMPACT.match(words)
        or _LABELLED.search(words)
        or _SOURCE.search(words)
        or _AUTHOR.search(words)
        or _VIEWS.search(words)
    )


def read_bylines(near: Iterable[str], far: Iterable[str]) -> Byline:
    """The byline from the lines near the title, completed from those farther away."""
    byline = Byline()
    for words in sorted(_labelled(near), key=lambda line: not _CAME_OUT.search(line)):
        byline.read(words, is_near=True)
    for words in far:
        byline.read(words, is_near=False)
    return byline


def _labelled(lines: Iterable[str]) -> Iterator[str]:
    """The lines, with a lone label joined to the line after it."""
    label = ""
    for words in lines:
        yield f"{label}：{words}" if label else words
        label = re.sub(r"[\s:：]", "", words) if _BARE_LABEL.match(words) else ""


def _first(pattern: re.Pattern[str], words: str) -> str:
    match = pattern.search(words)
    words = next((g for g in match.groups() if g), "") if match else ""
    return "" if _LABEL_WORD.match(words) else words.strip("- 　")
