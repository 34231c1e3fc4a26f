"""Mutants that no world can tell from the original, each with the reason."""

_SHIFTED_OUT = "a shift by a whole word leaves none of its bits either; the question spares compiled code, which may not shift so far"
_NO_SHIFT = "a shift by 0, or a mask of nothing, gives the same word"
_BEYOND = "an ask is unmet only where the fact lies beyond the limit, so it never equals it here"

#: (module and function, the comparison as it was turned): why it makes no difference.
EQUIVALENT: dict[tuple[str, str], str] = {
    ("kernel.bits.within", "low > WORD"): _SHIFTED_OUT,
    ("kernel.bits.within", "high <= WORD"): _SHIFTED_OUT,
    ("kernel.bits.within", "high < 0"): _NO_SHIFT,
    ("kernel.bits.within", "low >= 0"): _NO_SHIFT,
    ("curves.ideal", "fact < wanted"): "the formula gives the top where the fact is what is wanted",
    ("curves.shortfall", "ABSENT < fact <= limit"): _BEYOND,
    ("curves.excess", "fact > limit >= ABSENT"): "without a limit the distance is the same million",
    ("criteria.height.height_gap", "ABSENT <= refuting < ask_clear"): "without any height stated no height is unmet",
    ("kernel.scan.keep", "better <= top"): "a row more is kept, and cut away again when the best are put in order",
    (
        "kernel.scan.keep_rows",
        "live | ~one",
    ): "it only spares words in which no row passes the steps that find none in them",
    ("kernel.pairs.add_up", "answer > 0"): "no published curve grades a met ask 0, so that an answer is never 0 here",
}
