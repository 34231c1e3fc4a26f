"""第一次打开: the set-up page, protected by the terminal's code and gone once somebody can sign in."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from luodi.web.portal.setup.actions import FIELDS, open_installation
from luodi.web.portal.setup.codes import forget_code, is_code, is_needed
from luodi.web.portal.setup.errors import WrongCode
from luodi.web.shared.errors import Refusal
from luodi.web.shared.limits import Limit, address_of

#: At this rate a code of 8 characters cannot be guessed.
TRIES = Limit("setup", 60, a_minute=10)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def setup(request: HttpRequest) -> HttpResponse:
    """The form; a POST sets everything up. 404 once that is done."""
    if not is_needed():
        raise Http404
    if request.method != "POST":
        return render(request, "portal/setup/setup.html", {"typed": {"host": request.get_host().partition(":")[0]}})
    typed = {name: request.POST.get(name, "") for name in FIELDS}
    try:
        TRIES.spend(address=address_of(request), at=timezone.now())
        if not is_code(request.POST.get("code", "")):
            raise WrongCode()
        opened = open_installation(fields=typed, at=timezone.now())
    except Refusal as refusal:
        return _again(request, typed, refusal)
    forget_code()
    return render(request, "portal/setup/done.html", {"opened": opened})


def _again(request: HttpRequest, typed: dict[str, str], refusal: Refusal) -> HttpResponse:
    """The form with the input, except the password, and the fault of each field."""
    faults = refusal.values.get("faults", {})
    if isinstance(refusal, WrongCode):
        faults = {"code": refusal.sentence}
    context = {
        "typed": {**typed, "password": "", "code": request.POST.get("code", "")},
        "refusal": refusal,
        "faults": faults,
    }
    return render(request, "portal/setup/setup.html", context, status=refusal.status)
