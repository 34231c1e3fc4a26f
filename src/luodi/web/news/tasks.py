"""The timed job that folds readings."""

import datetime as dt

from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from luodi.web.news.actions import fold_readings
from luodi.web.shared.clock import DAY, Job, register


def _fold(*, at: dt.datetime) -> int:
    return fold_readings(before=localdate(at))


register(Job("news.readings", _("汇总前几天的阅读，删去读者散列"), _fold, DAY))
