"""Noise of many sorts through every kind: nothing fails, spans stay inside, and what is only noise makes no field.

The seed is fixed; `LUODI_FUZZ` is the number of texts (CI reads more of them).
"""

import os
import random
from collections.abc import Callable
from typing import Any

import pytest

from luodi.reading import KINDS, read

TEXTS = int(os.environ.get("LUODI_FUZZ", "150"))
#: Fragments of real messages, notices and news, to be cut, doubled and mixed with noise.
FRAGMENTS = (
    *(
        "求租3000平厂房",
        "出租标准厂房，层高8米，行车10吨",
        "租金0.6元/㎡/天",
        "电800kVA",
        "1、2、3号楼",
        "联系13800138000",
    ),
    *(
        "宗地编号|面积|起始价\nA-1|2公顷|600万元\n",
        "容积率≥1.5且≤2.5",
        '{"area": "1.5", "price": "300"}',
        "亩均税收≥20万元",
    ),
    *("总投资12亿元的薄膜项目开工", "计划投资2亿美元", "年产值5亿元，税收3000万元", "同比增长8.4%，居全省第2位"),
    *(
        "2个两千亿级、5个千亿级产业集群",
        "“十四五”期间",
        "<div><p>",
        "</p><script>",
        "版权声明：",
        "相关文章",
        "&nbsp;&#x4e00;",
    ),
)
CONTROL = "\x00\x01\x02\x03\x07\x08\x0b\x1b\x7f\u200b\u202e\ufeff\ud800\udfff\U0001f3ed"

Noise = Callable[[random.Random], str]


def raw_bytes(dice: random.Random) -> str:
    return dice.randbytes(dice.randint(0, 400)).decode("utf8", "surrogateescape")


def gbk_bytes(dice: random.Random) -> str:
    return dice.randbytes(dice.randint(0, 400)).decode("gb18030", "replace")


def signs(dice: random.Random) -> str:
    return "".join(dice.choice("%‰/|:;,.-~()[]{}<>#*+=\n\t " + CONTROL) for _ in range(dice.randint(0, 300)))


def mixture(dice: random.Random) -> str:
    """Fragments cut anywhere, glued with control characters, digits and brackets."""
    parts = []
    for _ in range(dice.randint(1, 12)):
        piece = dice.choice(FRAGMENTS)
        parts += [
            piece[dice.randint(0, 3) : dice.randint(3, len(piece))],
            dice.choice((*CONTROL, "9" * 40, "（", "\n")),
        ]
    return "".join(parts)


def records(document: dict[str, Any]) -> list[dict[str, Any]]:
    return list(document.get("records", [document["record"]]))


def strays(document: dict[str, Any], text: str) -> list[dict[str, Any]]:
    """Fields whose words are not where they say, remarks outside the text."""
    fields = [f for f in document["fields"].values() if text[f["start"] : f["end"]] != f["text"]]
    remarks = [*document["ambiguous"], *document["ignored"]]
    return [*fields, *(r for r in remarks if not 0 <= r["start"] <= r["end"] <= len(text))]


@pytest.mark.parametrize("kind", sorted(KINDS))
@pytest.mark.parametrize("noise", [raw_bytes, signs], ids=lambda make: make.__name__)
def test_noise_makes_no_field_of_a_number(kind: str, noise: Noise) -> None:
    dice = random.Random(11)
    for _ in range(TEXTS):
        for record in records(read(noise(dice), kind).as_json()):
            assert [k for k, v in record.items() if isinstance(v, int | float) and not isinstance(v, bool)] == []


@pytest.mark.parametrize("kind", sorted(KINDS))
@pytest.mark.parametrize("noise", [gbk_bytes, mixture], ids=lambda make: make.__name__)
def test_broken_text_never_fails_and_keeps_spans(kind: str, noise: Noise) -> None:
    dice = random.Random(12)
    texts = [noise(dice) for _ in range(TEXTS)]
    assert [stray for text in texts for stray in strays(read(text, kind).as_json(), text)] == []


@pytest.mark.parametrize("kind", sorted(KINDS))
@pytest.mark.parametrize(
    "digits", ["7" * 5_000_000, "1 " * 2_500_000, "九" * 2_000_000], ids=["run", "list", "chinese"]
)
def test_five_megabytes_of_digits_make_no_field(kind: str, digits: str) -> None:
    found = records(read(digits, kind).as_json())
    assert [{k: v for k, v in record.items() if k != "body"} for record in found] in ([{}], [])
