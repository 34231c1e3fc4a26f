"""How long ago something was, in words."""

import datetime as dt

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


def ago(day: dt.date | None, today: dt.date) -> str:
    """今天, 昨天, 3 天前, 2 个月前, 5 年前; "" without a day and for a day to come."""
    days = (today - day).days if day else -1
    if days < 0:
        return ""
    if days < 2:
        return _("昨天") if days else _("今天")
    if days < 31:
        return ngettext("%(n)s 天前", "%(n)s 天前", days) % {"n": days}
    if days < 365:
        return ngettext("%(n)s 个月前", "%(n)s 个月前", days // 30) % {"n": min(days // 30, 11)}
    return ngettext("%(n)s 年前", "%(n)s 年前", days // 365) % {"n": days // 365}
