"""Counting a reader of an article page, without ever standing in the way of the page."""

import logging
import re

from django.core.exceptions import ObjectDoesNotExist
from django.db import DatabaseError
from django.http import HttpRequest
from django.utils import timezone

from luodi.web.news.models import ArticlePage
from luodi.web.shared.limits import address_of

_PROGRAM = re.compile(r"bot|spider|crawl|slurp|preview|curl|wget|python|java/|go-http|headless|monitor|feed", re.I)
log = logging.getLogger(__name__)


def note_reader(article: ArticlePage, request: HttpRequest) -> None:
    """One more reader of today, unless it is a program, a preview or somebody already counted."""
    # imported late: actions import models, which import this module
    from luodi.web.news.actions import count_reading

    agent = request.META.get("HTTP_USER_AGENT", "")
    if request.method != "GET" or getattr(request, "is_preview", False) or not agent or _PROGRAM.search(agent):
        return
    try:
        count_reading(article=article, address=address_of(request), agent=agent, at=timezone.now())
    except (DatabaseError, ObjectDoesNotExist):
        log.warning("a reading of article %s was not counted", article.pk, exc_info=True)
