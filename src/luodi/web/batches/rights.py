"""Who may import files and undo imports."""

from django.utils.translation import gettext_lazy as _

from luodi.web.people.verbs import WORKING, Verb, register

register(
    Verb("batches.run", _("导入"), WORKING),
    Verb("batches.undo", _("撤销导入"), WORKING),
)
