"""Template filters of the portal: figures with units, dates."""

import datetime as dt
from typing import Any

from django import template
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from luodi.voice.numbers import NBSP, number
from luodi.web.portal import figures

register = template.Library()


@register.filter
def num(value: Any) -> str:
    """A formatted number; 未填 for None."""
    return figures.blank() if value is None else number(value)


@register.filter
def amount(value: Any, unit: str) -> str:
    """A number of a dictionary unit: {{ area|amount:"m2" }}."""
    return figures.blank() if value is None else figures.amount(value, unit)


@register.filter
def unit_apart(text: str) -> SafeString:
    """A figure with its unit in smaller type: 18–20<span class="unit">元/㎡/月</span>."""
    value, _blank, unit = str(text).partition(NBSP)
    return format_html('{}<span class="unit">{}</span>', value, unit) if unit else format_html("{}", value)


@register.filter
def day(value: dt.date | None, today: dt.date | None = None) -> str:
    """今天, 11-21, 2025-11-21; 未填 for None."""
    return figures.blank() if value is None else figures.day(value, today)


@register.filter
def industries(codes: list[str]) -> str:
    """Codes with their names."""
    return figures.industries(codes)


@register.filter
def in_frames(html: str) -> SafeString:
    """Wraps each table of a body in a frame that scrolls by itself if it is wider than the page."""
    label = escape(gettext("表格"))
    opened = f'<div class="scroll" role="region" aria-label="{label}" tabindex="0"><table class="tbl">'
    return mark_safe(str(html).replace("<table>", opened).replace("</table>", "</table></div>"))
