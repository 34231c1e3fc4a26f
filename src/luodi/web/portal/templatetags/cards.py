"""Filters of place cards, which join pieces of text without spaces."""

from collections.abc import Iterable

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from luodi.web.portal.answer.card import Fact, Words

register = template.Library()
_MARKS = {
    "unknown": "<u>{}</u>",
    "unmet": '<b class="is-bad">{}</b>',
    "bad": '<b class="is-bad">{}</b>',
    "b": "<b>{}</b>",
}


def _marked(text: str, mark: str) -> SafeString:
    return format_html(_MARKS.get(mark, "{}"), text)


@register.filter
def listed(facts: Iterable[Fact]) -> SafeString:
    """3200 ㎡，18–20 元/㎡/月: each fact marked by its state."""
    return mark_safe(gettext("，").join(_marked(fact.text, fact.state) for fact in facts))


@register.filter
def parted(facts: Iterable[Fact]) -> SafeString:
    """The same, each fact in an element of its own with separators between."""
    return format_html_join("", "<span>{}</span>", ((_marked(fact.text, fact.state),) for fact in facts))


@register.filter
def weighed(words: Iterable[Words]) -> SafeString:
    """The summary line of a card."""
    return format_html_join("", "{}", ((_marked(each.text, each.weight),) for each in words))
