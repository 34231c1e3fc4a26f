"""Places for a need, given in words or as a record. Nothing of a query is stored."""

from typing import Any

from django.http import HttpRequest
from django.utils.timezone import localdate, now
from ninja import Field, Router, Schema
from ninja.errors import HttpError

from luodi.matching import document
from luodi.web.api.permissions import PUBLIC, permits
from luodi.web.api.refusals import Refused
from luodi.web.matches.queries import answer
from luodi.web.needs.understanding import understanding
from luodi.web.needs.validators import clean_record, clean_words
from luodi.web.shared.limits import Limit, address_of
from luodi.web.shared.reader import reader

router = Router()
#: Questions of one address a day.
MATCHES = Limit("api match", 2000)


class MatchIn(Schema):
    """A need, as a sentence or as a requirement record; one of the two."""

    text: str | None = Field(None, max_length=20_000, description="what is looked for, in the words of a person")
    requirement: dict[str, Any] | None = Field(None, description="a record keyed by the requirement fields")
    top: int = Field(20, ge=0, le=100, description="how many of the best are explained")


@router.post(
    "/match",
    operation_id="match",
    response={200: dict[str, Any], 422: Refused, 429: Refused},
    summary="Places for a need",
)
@permits(PUBLIC)
def match(request: HttpRequest, need: MatchIn) -> Any:
    """The answer of `luodi match --json` over public listings. Nothing is kept; personal values are taken out first."""
    MATCHES.spend(address=address_of(request), at=now())
    return document(answer(_record(need), as_of=localdate(), top=need.top), reader())


def _record(need: MatchIn) -> dict[str, Any]:
    if (need.text is None) == (need.requirement is None):
        raise HttpError(422, "give text or requirement, one of the two")
    if need.requirement is not None:
        return clean_record(need.requirement)
    return understanding(clean_words(need.text or ""), {}).record
