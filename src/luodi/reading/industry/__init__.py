"""Industries: the writer's own trade, and what a place admits or refuses.

`find` gives `industry_codes` (the seeker's trade, the best code per activity), `industry_raw` (its words as written, once),
`industries_admitted` and `industries_excluded` (tuples of code prefixes), `is_admission_exclusive` (True for 仅限, False for
优先 and 适合). A refusal in a requirement (镀锌不做) is also `industries_excluded`: work the company does not do.
"""

from luodi.reading._door import Text
from luodi.reading._mention import Mention
from luodi.reading.industry._groups import IndustryGroup, groups, trades
from luodi.reading.industry._own import own

__all__ = ["find", "trades"]


def find(text: Text) -> list[Mention]:
    """Trades, admissions and refusals in text order, then the words of the trade."""
    lists = groups(text.clean)
    admissions = [m for group in lists for m in _admission(group)]
    return [*admissions, *own(text, lists)]


def _admission(group: IndustryGroup) -> list[Mention]:
    if group.role == "own":
        return []
    key = "industries_excluded" if group.role == "refused" else "industries_admitted"
    codes = tuple(dict.fromkeys(code for m in group.members for code in m.codes))
    mention = Mention(key, codes, group.start, group.end, f"industry_{group.role}", is_negated=False)
    if group.role == "refused":
        return [mention]
    return [mention, mention.but(key="is_admission_exclusive", value=group.role == "alone")]
