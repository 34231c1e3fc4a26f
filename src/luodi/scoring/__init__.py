"""Accuracy on labelled texts and pairs, as `luodi score` measures it, by the rules the labels were made for.

A label file has one JSON object per line (`parse_line`). `score_texts` compares the records read from each text with its
labels; `score_pairs` compares judgements with those made by hand. Both give a `Score`. The package depends on neither reading
nor matching: the reader or judge is passed in.
"""

from luodi.scoring._labels import BadLine, Labelled, parse_line
from luodi.scoring._pairs import score_pairs
from luodi.scoring._tally import LabelOutcome, Miss, Score, Tally
from luodi.scoring._texts import score_texts

__all__ = ["BadLine", "LabelOutcome", "Labelled", "Miss", "Score", "Tally", "parse_line", "score_pairs", "score_texts"]
