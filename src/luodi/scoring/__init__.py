"""Accuracy on labelled texts and pairs: what `luodi score` measures, by the rules that the labels were made for.

A label file has one JSON object a line (`parse_line`). `score_texts` compares the records that a reader makes of each
text with its labels; `score_pairs` compares judgements with those worked out by hand. Both give a `Score`. The package
knows neither reading nor matching: the reader or judge is passed in.
"""

from luodi.scoring._labels import BadLine, Labelled, parse_line
from luodi.scoring._pairs import score_pairs
from luodi.scoring._tally import LabelOutcome, Miss, Score, Tally
from luodi.scoring._texts import score_texts

__all__ = ["BadLine", "LabelOutcome", "Labelled", "Miss", "Score", "Tally", "parse_line", "score_pairs", "score_texts"]
