"""Mutants that no world can tell from the original, each with the reason."""

#: (module and function, the comparison as it was turned): why it makes no difference.
EQUIVALENT: dict[tuple[str, str], str] = {}
