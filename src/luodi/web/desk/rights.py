"""Who may enter the desk at all."""

from django.utils.translation import gettext_lazy as _

from luodi.web.people.verbs import EVERYBODY, Verb, register

register(Verb("desk.enter", _("进入工作台"), EVERYBODY))
