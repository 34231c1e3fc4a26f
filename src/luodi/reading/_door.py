"""The door: a text is cleaned once, here, and keeps the way back to the words as they were written.

Width, traditional characters, punctuation, emoji and the masks that advertising law has taught sites to write (蕞大) are
made plain, so that every rule behind the door sees one spelling. All but the invisible characters are replaced one for
one; those are dropped, and only then an offset map is kept.
"""

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib import resources

from luodi.reading._slips import without_slips

#: Longer texts are cut here before any rule sees them: two thousand chat messages in one is a file, not a message.
MAX_LENGTH = 200_000

_DROPPED = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u20e3\ufe00-\ufe0f\ufeff"
    "\U0001f3fb-\U0001f3ff\U000e0000-\U000e01ef]"
)
#: 1️⃣ in front of a clause numbers it; eleven of them in a row are a phone number.
_KEYCAPS = re.compile("(?:[0-9]\ufe0f?\u20e3)+")
_MASKS = (("蕞", "最"), ("嘬", "最"), ("頭部名", "第一名"), ("头部名", "第一名"))
_BREAK, _SPACE = "\n", " "
#: What is left of bytes that were text in no encoding. Where two and a tenth of all are such, "8kW" is chance, not a fact.
_BROKEN = re.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\\ud800-\\udfff\\ufffd]")
_MOST_BROKEN = 0.1
#: Words of Cantonese that decide what is wanted, by the sign that means the same.
_CANTONESE = {"唔": "不", "冇": "无", "嘅": "的", "喺": "在", "搵": "找", "揾": "找"}
#: What emoji and list signs say, where they say anything; every other one is a break between clauses.
_SIGNS = {"❌": "不", "✖": "不", "🚫": "不", "⛔": "不", "🈚": "无", "🈶": "有", "🈲": "禁"}
_PUNCTUATION = {
    **dict.fromkeys("‐‑‒–—―−－➖", "-"),
    **dict.fromkeys("～〜∼˜", "~"),
    **dict.fromkeys("，﹐‚", ","),
    **dict.fromkeys("；﹔", ";"),
    **dict.fromkeys("：﹕∶꞉", ":"),
    **dict.fromkeys("｡．", "."),
    **dict.fromkeys("“”„‟〝〞＂「」『』", '"'),
    **dict.fromkeys("‘’‚‛＇", "'"),
    **dict.fromkeys("·•‧・●○◆◇■□▪▫★☆※►▶", _SPACE),
    **dict.fromkeys("×✕✖Ｘ", "x"),
    "≧": "≥",
    "≦": "≤",
    "⼀": "一",
    "²": "2",
    "³": "3",
    "￥": "¥",
    "\u3000": _SPACE,
    "\u00a0": _SPACE,
    "\t": _SPACE,
}


@dataclass(frozen=True, slots=True)
class Text:
    """A text behind the door: `clean` is what rules read, `span` leads an offset pair back to `original`.
    `written_on`, where known, is the day from which 明天 counts."""

    original: str
    clean: str
    offsets: tuple[int, ...] | None = None
    written_on: dt.date | None = None

    def __hash__(self) -> int:
        return hash(self.clean)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Offsets into `original` for offsets into `clean` (end exclusive)."""
        if self.offsets is None or start >= end:
            return start, end
        return self.offsets[start], self.offsets[end - 1] + 1

    def words(self, start: int, end: int) -> str:
        """The original words of a span of `clean`."""
        first, last = self.span(start, end)
        return self.original[first:last]


def open_text(original: str, limit: int = MAX_LENGTH) -> Text:
    """Cleans a text. Never fails: control characters and lone surrogates become spaces, a text beyond `limit` is cut.

    What is no text at all, bytes read in a wrong encoding, becomes blank.
    """
    kept = original[:limit]
    if "\u20e3" in kept:
        kept = _KEYCAPS.sub(_keycaps, kept)
    if is_broken(kept):
        return Text(original, _SPACE * len(kept))
    offsets = None
    if _DROPPED.search(kept):
        offsets = tuple(i for i, c in enumerate(kept) if not _DROPPED.match(c))
        kept = "".join(kept[i] for i in offsets)
    clean = kept.translate(_TABLE)
    for mask, meaning in _MASKS:
        if mask in clean:
            clean = clean.replace(mask, meaning)
    clean = without_slips(clean)
    return Text(original, clean, offsets)


def is_broken(text: str) -> bool:
    """Whether this is no text but bytes in some other form."""
    return not text.isprintable() and len(_BROKEN.findall(text)) > 2 + _MOST_BROKEN * len(text)


def _keycaps(run: re.Match[str]) -> str:
    """The same length: a list number becomes a break, a longer run stays the digits that it is."""
    return run[0] if run[0].count("\u20e3") > 2 else re.sub("[0-9]", _BREAK, run[0])


class _Table(dict[int, str | int]):
    """A translation table that works out each new character once."""

    def __missing__(self, codepoint: int) -> str | int:
        self[codepoint] = plain = _plain(codepoint)
        return plain


_TABLE = _Table()


def _plain(codepoint: int) -> str | int:
    char = chr(codepoint)
    known = _SIGNS.get(char) or _PUNCTUATION.get(char) or _CANTONESE.get(char) or _simplified().get(char)
    if known:
        return known
    if codepoint < 128:
        return codepoint if char.isprintable() or char == "\n" else _BREAK if char == "\r" else _SPACE
    return _by_category(char)


def _by_category(char: str) -> str | int:
    category = unicodedata.category(char)
    if category in ("Cc", "Cf", "Cs", "Co", "Cn", "Zs", "Zl", "Zp"):
        return _BREAK if category in ("Zl", "Zp") else _SPACE
    if category == "So" and char not in "㎡㎥℃㎞㎏°":
        return _BREAK
    if category == "No" and not char.isascii():  # ① ❶ ⑴ mark items of a list; ½ is left as it is
        return char if char in "½¼¾" else _BREAK
    folded = unicodedata.normalize("NFKC", char)
    if len(folded) != 1:
        return ord(char)
    return _PUNCTUATION.get(folded) or _simplified().get(folded) or folded


@cache
def _simplified() -> dict[str, str]:
    text = resources.files("luodi.reading").joinpath("characters.tsv").read_text(encoding="utf8")
    return dict(line.split("\t") for line in text.splitlines())
