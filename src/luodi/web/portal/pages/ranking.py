"""How we rank 排序说明: written from the weights that are running, so that it cannot say anything else."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from luodi.matching import Weighting, weightings
from luodi.web.enquiries.topics import BY_NAME
from luodi.web.portal import figures

_FULL = 255
CURVES: dict[str, str | Promise] = {
    "flat": _("满足就是满分"),
    "more_is_better": _("刚好满足 %(at_limit)s%%，到要求的 %(full)s%% 满分"),
    "less_is_better": _("刚好满足 %(at_limit)s%%，低到要求的 %(full)s%% 满分"),
    "ideal": _("在要求之内满分，大到 %(full)s%% 降为 %(at_limit)s%%"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One criterion: its share of the score when it is asked, how a met one is graded, what an unknown one counts."""

    label: str
    weight: int
    curve: str
    unknown: str
    why: str


def ranking(request: HttpRequest) -> HttpResponse:
    """Weights, priors and curves, strongest first."""
    return render(request, "portal/ranking.html", {"lines": [line(each) for each in weightings().values()]})


def line(weighting: Weighting) -> Line:
    """A weighting in words. The reason is written in Chinese only."""
    words = str(CURVES[weighting.curve])
    values = {"at_limit": _percent(weighting.at_limit), "full": weighting.full}
    return Line(
        label=str(BY_NAME[weighting.ask].label),
        weight=weighting.weight,
        curve=words % values if "%(" in words else words,
        unknown=f"{_percent(weighting.prior)}%",
        why="" if figures.is_english() else weighting.gist,
    )


def _percent(utility: int) -> int:
    return round(100 * utility / _FULL)
