"""The sample spreadsheet that `luodi demo` and the documents use."""

from pathlib import Path

from luodi.sample._listings import listings
from luodi.sheets import write_listings

#: The rows and the seed of the spreadsheet in `sample/`.
ROWS, SEED = 300, 20261101


def write_sample(path: str | Path, n: int = ROWS, seed: int = SEED) -> None:
    """Writes sample listings to an .xlsx, .csv or .jsonl file; the same arguments give the same records."""
    write_listings(path, listings(n, seed))
