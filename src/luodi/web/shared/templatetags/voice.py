"""The words of `luodi.voice` in templates."""

from django import template

from luodi.web.shared.reader import named

register = template.Library()


@register.simple_tag
def noun(group: str, code: str) -> str:
    """What a code is called: {% noun "verdict" "may_fit" %}."""
    return named(group, code)
