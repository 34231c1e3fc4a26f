"""What companies do: the classification GB/T 4754-2017, everyday words for it, and the chains its industries form.

`find_industries` finds industries in a text; `leaves` and `covers` compare codes by prefix. Whether an industry is sought or
excluded is decided by reading. Data and their sources are in `data/`; no file is opened before the first call.
"""

from luodi.industry._chains import ChainLink, Position, chains, chains_of
from luodi.industry._classification import (
    Industry,
    Language,
    Level,
    children,
    covers,
    entries,
    industry,
    leaves,
    name,
    overlapping,
)
from luodi.industry._mentions import IndustryMention, MentionKind, find_industries, main_industry
from luodi.industry.errors import IndustryError, UnknownIndustryCode

__all__ = [
    "ChainLink",
    "Industry",
    "IndustryError",
    "IndustryMention",
    "Language",
    "Level",
    "MentionKind",
    "Position",
    "UnknownIndustryCode",
    "chains",
    "chains_of",
    "children",
    "covers",
    "entries",
    "find_industries",
    "industry",
    "leaves",
    "main_industry",
    "name",
    "overlapping",
]
