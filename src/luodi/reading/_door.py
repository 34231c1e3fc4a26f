"""The door: every text is normalised here, once, with a mapping back to the original.

Character width, traditional characters, punctuation, emoji and the disguised spellings that sites use to evade advertising
law (蕞大) are normalised, so that rules see one spelling. Every replacement is one character for one, except that invisible
characters are dropped; only then is an offset map kept.
"""

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib import resources

from luodi.reading._slips import without_slips

#: Longer texts are truncated; two thousand chat messages pasted together are a file, not a message.
MAX_LENGTH = 200_000

_DROPPED = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u20e3\ufe00-\ufe0f\ufeff"
    "\U0001f3fb-\U0001f3ff\U000e0000-\U000e01ef]"
)
#: One keycap (1️⃣) numbers a clause; eleven in a row are a phone number.
_KEYCAPS = re.compile("(?:[0-9]\ufe0f?\u20e3)+")
_MASKS = (("蕞", "最"), ("嘬", "最"), ("頭部名", "第一名"), ("头部名", "第一名"))
_BREAK, _SPACE = "\n", " "
#: Remains of bytes that are no text in any encoding. From two such characters, and a tenth of all, "8kW" is mere chance.
_BROKEN = re.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\\ud800-\\udfff\\ufffd]")
_MOST_BROKEN = 0.1
#: Cantonese words that affect the meaning, with the Mandarin equivalent.
_CANTONESE = {"唔": "不", "冇": "无", "嘅": "的", "喺": "在", "搵": "找", "揾": "找"}
#: Emoji and list marks that carry a meaning; all others become a clause break.
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
    """A normalised text: rules read `clean`, and `span` maps offsets back to `original`.
    `written_on`, if known, is the day relative dates such as 明天 count from; `home` the division whose places are likely
    meant (钟楼 in 常州)."""

    original: str
    clean: str
    offsets: tuple[int, ...] | None = None
    written_on: dt.date | None = None
    home: str = ""

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
    """Normalises a text. Never fails: control characters and lone surrogates become spaces, and a text is cut at `limit`.

    Bytes decoded with the wrong encoding become a blank text.
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
    """Whether this is binary data or wrongly decoded bytes rather than text."""
    return not text.isprintable() and len(_BROKEN.findall(text)) > 2 + _MOST_BROKEN * len(text)


def _keycaps(run: re.Match[str]) -> str:
    """Replaces keycaps at equal length: a list number becomes a break, a longer run becomes its digits."""
    return run[0] if run[0].count("\u20e3") > 2 else re.sub("[0-9]", _BREAK, run[0])


class _Table(dict[int, str | int]):
    """A translation table that computes each new character once."""

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
    if category == "No" and not char.isascii():  # ① ❶ ⑴ mark list items; ½ stays
        return char if char in "½¼¾" else _BREAK
    folded = unicodedata.normalize("NFKC", char)
    if len(folded) != 1:
        return ord(char)
    return _PUNCTUATION.get(folded) or _simplified().get(folded) or folded


@cache
def _simplified() -> dict[str, str]:
    text = resources.files("luodi.reading").joinpath("characters.tsv").read_text(encoding="utf8")
    return dict(line.split("\t") for line in text.splitlines())
