"""Turned comparisons of reading, sheets and wording that no text and no cell can tell from the original, each with the reason."""

#: (module and function, the comparison as it was turned): why it makes no difference.
EQUIVALENT: dict[tuple[str, str], str] = {
    (
        "sheets._cells.parser",
        "len(known) >= 50000",
    ): "what was remembered is forgotten one value sooner, and read again",
    ("sheets._cells._bool", "raw > 0"): "a cell of 0 is then read as the text 0, which is no as well",
    (
        "wording._masks.Opened._inside",
        "self.taken[index - 1][2] <= last",
    ): "the mask begins at the first of the words or before it, so always before their end",
    (
        "wording._personal._found",
        "sum(map(str.isdigit, plain)) >= 5",
    ): "the question spares texts a look; five figures make none of these numbers, the shortest has six",
    (
        "wording._personal._spans",
        "last < start",
    ): "no two numbers touch: a figure beside a figure belongs to it, and an id has its label before it",
    ("wording._personal._plain", "'！' < sign <= '～'"): "an exclamation mark ends a sentence wide or narrow",
    ("wording._personal._plain", "'！' <= sign < '～'"): "a tilde stands in no pattern, wide or narrow",
}
