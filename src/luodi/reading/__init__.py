"""Text to record: what a company, a broker or a notice says, as exact fields tied to their spans.

One door (`open_text`) cleans a text once and keeps offsets. Behind it one folder per dimension holds rules and corpus
side by side; each rule returns `Mention`s, and a kind (requirement, listing …) makes its record from them.
"""

from luodi.reading._door import MAX_LENGTH, Text, open_text
from luodi.reading._mention import Mention, Strength

__all__ = ["MAX_LENGTH", "Mention", "Strength", "Text", "open_text"]
