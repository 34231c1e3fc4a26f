"""The marks of the visual language, and what the enquiry box needs wherever it stands."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from luodi.web.portal.guards import time_stamp

register = template.Library()


@register.simple_tag
def sign(name: str, size: str = "") -> SafeString:
    """A silhouette: met, unmet, unknown, near, no. Beside it always stands a word."""
    return format_html(
        '<svg class="st st--{}{}" aria-hidden="true" viewBox="0 0 24 24"><use href="#s-{}"/></svg>',
        name,
        " st--s" if size == "small" else "",
        name,
    )


@register.simple_tag
def icon(name: str, size: str = "") -> SafeString:
    """A line icon of the sprite."""
    return format_html(
        '<svg class="ico{}" aria-hidden="true" viewBox="0 0 24 24"><use href="#i-{}"/></svg>',
        " ico--s" if size == "small" else "",
        name,
    )


@register.simple_tag
def form_stamp() -> str:
    """When the form was shown, sealed: a form that comes back at once was not filled in by hand."""
    return time_stamp()
