"""The timed job that deletes expired sessions."""

from django.utils.translation import gettext_lazy as _

from luodi.web.people.actions import forget_sessions
from luodi.web.shared.clock import DAY, Job, register

register(Job("people.sessions", _("删除过期的登录"), forget_sessions, DAY))
