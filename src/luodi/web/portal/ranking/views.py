"""How we rank 排序说明: generated from the current ranking, so that it cannot be out of date.

`?version=N` shows an earlier version, to explain answers that name it.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from luodi.matching import Published, Ranking, Weighting, published, rankings, weightings
from luodi.web.needs.topics import BY_NAME
from luodi.web.portal import figures
from luodi.web.portal.breadcrumb import breadcrumb
from luodi.web.portal.drawings import Curve, curve
from luodi.web.shared.lazy import Words

_FULL = 255
CURVES: dict[str, Words] = {
    "flat": _("满足就是满分"),
    "more_is_better": _("刚好满足 %(at_limit)s%%，到要求的 %(full)s%% 满分"),
    "less_is_better": _("刚好满足 %(at_limit)s%%，低到要求的 %(full)s%% 满分"),
    "ideal": _("在要求之内满分，大到 %(full)s%% 降为 %(at_limit)s%%"),
}
STEPS: dict[str, Words] = {
    "percent_up": _("提高 %(steps)s %%"),
    "percent_down": _("降低 %(steps)s %%"),
    "widen": _("两头各放宽 %(steps)s %%"),
    "days": _("晚 %(steps)s 天"),
    "years": _("长 %(steps)s 年"),
    "drop": _("不再要求"),
    "ladder": _("30 公里以内、60 公里以内、同一城市群"),
    "never": _("从不建议放宽"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One criterion: its share of the score when it is asked, how a met one is graded, what an unknown one counts, and how
    far a near miss may be from its limit (blank: any miss is near, or versions before the fourth).
    """

    label: str
    weight: int
    curve: str
    drawing: Curve | None
    unknown: str
    near: str
    why: str


@dataclass(frozen=True, slots=True)
class Step:
    """How far a suggestion may move one criterion."""

    label: str
    how: str
    why: str


@dataclass(frozen=True, slots=True)
class Version:
    """A version of the ranking, and whether it is the one shown."""

    number: int
    date: str
    digest: str
    changed: str
    is_shown: bool


def ranking(request: HttpRequest) -> HttpResponse:
    """Weights, priors, curves and steps, strongest first; Http404 for an unknown version."""
    shown = _asked_for(request.GET)
    is_running = shown == _running()
    lines = [line(each) for each in weightings(None if is_running else shown.version).values()]
    context = {
        "lines": lines,
        "shown": version(shown, shown),
        "running": version(_running(), shown),
        "is_running": is_running,
        "breadcrumb": breadcrumb(_("排序说明")),
        "versions": [version(each, shown) for each in reversed(rankings())],
        "steps": [step(each) for each in published().values()] if is_running else [],
    }
    return render(request, "portal/ranking/ranking.html", context)


def _running() -> Ranking:
    return rankings()[-1]


def _asked_for(query: Mapping[str, str]) -> Ranking:
    wanted = query.get("version", str(_running().version))
    for each in rankings():
        if str(each.version) == wanted:
            return each
    raise Http404


def line(weighting: Weighting) -> Line:
    """A weighting in words."""
    words = str(CURVES[weighting.curve])
    values = {"at_limit": _percent(weighting.at_limit), "full": weighting.full}
    return Line(
        label=str(BY_NAME[weighting.ask].label),
        weight=weighting.weight,
        curve=words % values if "%(" in words else words,
        drawing=curve(weighting),
        unknown=f"{_percent(weighting.prior)}%",
        near="" if weighting.near is None else f"{weighting.near}%",
        why=weighting.gist_en if figures.is_english() else weighting.gist,
    )


def step(steps: Published) -> Step:
    """The steps of one criterion in words."""
    words, between = str(STEPS[steps.how]), ", " if figures.is_english() else "、"
    how = words % {"steps": between.join(map(str, steps.steps))} if "%(" in words else words
    return Step(str(BY_NAME[steps.ask].label), how, steps.reason_en if figures.is_english() else steps.reason)


def version(each: Ranking, shown: Ranking) -> Version:
    """A version in the reader's language."""
    changed = each.changed_en if figures.is_english() else each.changed
    return Version(each.version, each.date, each.digest, changed, each == shown)


def _percent(utility: int) -> int:
    return round(100 * utility / _FULL)
