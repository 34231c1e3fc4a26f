"""Counts a reader of an article without ever delaying or failing the page."""

import datetime as dt
import logging
import re

from django.core.exceptions import ObjectDoesNotExist
from django.db import DatabaseError

from luodi.web.news.actions import count_reading
from luodi.web.news.models import ArticlePage

_PROGRAM = re.compile(r"bot|spider|crawl|slurp|preview|curl|wget|python|java/|go-http|headless|monitor|feed", re.I)
log = logging.getLogger(__name__)


def note_reader(*, article: ArticlePage, address: str, agent: str, at: dt.datetime) -> None:
    """Counts one more reader of the day, unless it is a robot or already counted."""
    if not agent or _PROGRAM.search(agent):
        return
    try:
        count_reading(article=article, address=address, agent=agent, at=at)
    except (DatabaseError, ObjectDoesNotExist):
        log.warning("a reading of article %s was not counted", article.pk, exc_info=True)
