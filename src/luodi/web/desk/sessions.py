"""Ends the sessions of whoever signed in: half an hour after the last thing they did, and twelve hours after they began.

What a page does by itself does not count as something done: Wagtail's editor asks every few seconds who else edits. What
somebody types does: `idle.js` says so, so a long form is not lost, and warns before the time is up.
"""

import datetime as dt
from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

Answer = Callable[[HttpRequest], HttpResponse]
_BEGAN, _SEEN = "desk_began", "desk_seen"
#: Requests that pages send by themselves.
_BY_ITSELF = ("/desk/editing-sessions/", "/desk/jsi18n/", "/desk/sprite/")
#: The session is written at most this often for being seen.
_STEP = dt.timedelta(seconds=30)


def limited(answer: Answer) -> Answer:
    """Middleware, behind the messages: a session that is over is signed out before the page is looked for."""

    def watched(request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            at = timezone.now()
            if over := _over(request.session, at):
                logout(request)
                messages.warning(request, over)
            elif not request.path.startswith(_BY_ITSELF):
                _see(request.session, at)
        return answer(request)

    return watched


def begin(session: SessionBase, at: dt.datetime) -> None:
    """Starts both clocks, whatever the session was before somebody signed in."""
    session[_BEGAN] = session[_SEEN] = at.timestamp()


def awake(request: HttpRequest) -> HttpResponse:
    """Somebody is typing; the middleware has taken note."""
    return HttpResponse(status=204)


def _over(session: SessionBase, at: dt.datetime) -> str:
    """Why a session is over, for people; empty while it is not."""
    idle, whole = settings.LUODI_DESK_IDLE, settings.LUODI_DESK_WHOLE
    if at.timestamp() - session.get(_SEEN, at.timestamp()) > idle.total_seconds():
        return _("{minutes} 分钟没有操作，已退出登录，请重新登录。").format(minutes=int(idle.total_seconds() // 60))
    if at.timestamp() - session.get(_BEGAN, at.timestamp()) > whole.total_seconds():
        return _("登录已满 {hours} 小时，请重新登录。").format(hours=int(whole.total_seconds() // 3600))
    return ""


def _see(session: SessionBase, at: dt.datetime) -> None:
    if _BEGAN not in session:
        begin(session, at)
    elif at.timestamp() - session[_SEEN] > _STEP.total_seconds():
        session[_SEEN] = at.timestamp()
