"""Turned comparisons of reading, sheets and wording that no text and no cell can tell from the original, each with the reason."""

#: (module and function, the comparison as it was turned): why it makes no difference.
EQUIVALENT: dict[tuple[str, str], str] = {
    ("reading._items._identity", "area.key != 'land'"): "land and floor are told apart either way round",
    (
        "reading._items._with_those_between",
        "first <= span[0] < last",
    ): "the line that begins where the first offer does is that offer, and known",
    ("reading._items._with_those_between", "first < span[0] <= last"): "the same of the last offer",
    (
        "reading._quantities.NumberRule.__post_init__",
        "max(map(len, self.words), default=0) >= 1",
    ): "words of one sign are then looked for once more among the same signs",
    ("reading._scan._trimmed", "comma >= 0"): "no numeral begins with a comma",
    ("reading._scan._trimmed", "end - start >= 1"): "千 alone, as in 千瓦, is no numeral",
    (
        "reading._scan._trimmed",
        "end - start >= 1 #2",
    ): "a numeral of one sign is kept to its first sign, which is all of it",
    (
        "reading._units._names",
        "len(several) >= 1",
    ): "a heading of one floor is covered by its own name either way",
    ("reading.dates.rules._year", "year <= 100"): "a year is written with two figures or four, and 100 with three",
    (
        "reading.listing._put_floors",
        "total.value >= 1",
    ): "one storey in all says by itself that it is a single one",
    ("reading.load.rules._tonnes", "hit.number().low > 100"): "100 of either unit is no load that a floor carries",
    ("reading._units._one_each", "m.start > word.start()"): "no price begins with the word 分别",
    (
        "reading.lift.rules._tonnes",
        "max(others) >= quantity.high",
    ): "of two lifts that carry the same either one is told",
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
        "wording._personal._candidates",
        "sum(map(str.isdigit, plain)) >= 5",
    ): "the question spares texts a look; five figures make none of these numbers, the shortest has six",
    ("wording._personal._spans", "end < first"): "no two numbers touch, on this side as little as on the other",
    (
        "wording._personal._spans",
        "last < start",
    ): "no two numbers touch: a figure beside a figure belongs to it, and an id has its label before it",
    ("wording._personal._plain", "'！' < sign <= '～'"): "an exclamation mark ends a sentence wide or narrow",
    ("wording._personal._plain", "'！' <= sign < '～'"): "a tilde stands in no pattern, wide or narrow",
}
