"""Every sentence of the corpus beside the rules: all findings of the one half, none in the other."""

from importlib import resources

import pytest

from luodi.wording import Finding, check

FOLDER = resources.files("luodi.wording")


def lines(name: str) -> list[str]:
    text = FOLDER.joinpath(name).read_text(encoding="utf8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


FLAGGED = [(text, findings) for text, findings in (line.split("\t") for line in lines("corpus.tsv")[1:])]
SILENT = lines("silent.txt")


def summary(finding: Finding) -> str:
    shown = f"{finding.category}:{finding.severity}:{finding.text}"
    return shown if finding.replacement is None else f"{shown}={finding.replacement}"


@pytest.mark.parametrize(("text", "expected"), FLAGGED, ids=[text for text, _ in FLAGGED])
def test_sentence_gives_exactly_its_findings(text: str, expected: str) -> None:
    assert " | ".join(map(summary, check(text))) == expected


@pytest.mark.parametrize("text", SILENT)
def test_what_the_law_allows_stays_silent(text: str) -> None:
    assert check(text) == []


def test_corpus_has_enough_of_both_and_no_sentence_twice() -> None:
    sentences = [*(text for text, _ in FLAGGED), *SILENT]
    assert (len(FLAGGED) >= 120, len(SILENT) >= 80, len(set(sentences))) == (True, True, len(sentences))
