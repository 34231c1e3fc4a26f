"""The marks of the visual language, and the enquiry box's form stamp."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from luodi.web.portal.guards import time_stamp

register = template.Library()


@register.simple_tag
def sign(name: str, size: str = "") -> SafeString:
    """A silhouette: met, unmet, unknown, near, no. Always accompanied by a word."""
    return format_html(
        '<svg class="st st--{}{}" aria-hidden="true" viewBox="0 0 24 24"><use href="#s-{}"/></svg>',
        name,
        " st--s" if size == "small" else "",
        name,
    )


@register.simple_tag
def icon(name: str, size: str = "") -> SafeString:
    """A line icon from the sprite."""
    return format_html(
        '<svg class="ico{}" aria-hidden="true" viewBox="0 0 24 24"><use href="#i-{}"/></svg>',
        " ico--s" if size == "small" else "",
        name,
    )


@register.simple_tag
def form_stamp() -> str:
    """A signed timestamp of when the form was shown: one submitted immediately was not filled in by hand."""
    return time_stamp()
