"""Every change of news. Each action owns its transaction and writes an audit row, except counting readers: a row per reading
would be the very trail of readers that this room promises not to keep."""

import datetime as dt
import hashlib
import secrets
from dataclasses import dataclass

from django.core.cache import cache
from django.db import IntegrityError, transaction
from django.db.models import Count, F
from django.utils.timezone import localdate
from wagtail.models import Page, Site

from luodi.reading import article as pages
from luodi.web.news.enums import Outcome
from luodi.web.news.errors import ArticleNotReady, NothingToImport, SiteTaken
from luodi.web.news.models import ArticlePage, DaySalt, Reading, RegionPage, SectionPage, WordedPage
from luodi.web.news.queries import is_dated, news_section, same_article, stub_of, titled, twin_of
from luodi.web.news.validators import clean_html, missing_for_publishing
from luodi.web.people.models import Person
from luodi.web.shared import audit
from luodi.web.shared.gate import Answer, demanded, forbidden, hints_of, let_pass, noted
from luodi.web.shared.hints import Hint
from luodi.wording import masked

_NEWS, _TOP_TITLE = "news", "资讯"
_EXTRACT, _TITLE, _SOURCE, _AUTHOR, _ADDRESS = 380, 250, 200, 60, 500
_MOST_VIEWS = 2**31 - 1


@dataclass(frozen=True, slots=True)
class Imported:
    """The result of importing one page: the article, the outcome, the number of stubs created, what was left out or masked, the
    lines not taken as text, and the number of forbidden passages, for which it was kept as a draft."""

    article: ArticlePage
    outcome: Outcome
    stubs: int = 0
    pictures: int = 0
    masked: int = 0
    forbidden: int = 0
    left_out: tuple[str, ...] = ()


def open_site(
    *,
    host: str,
    name: str,
    actor: Person | None,
    at: dt.datetime,
    region_code: str = "",
    port: int = 80,
    is_default: bool = False,
    is_sample: bool = False,
    reason: str = "",
) -> Site:
    """Creates a region's own site with its home page and the section 资讯 at /news/. A default site replaces the previous
    one. Raises SiteTaken, and WordsForbidden without a `reason`."""
    with transaction.atomic():
        if is_default:
            _retire_default(host, port)
        if Site.objects.filter(hostname=host, port=port).exists():
            raise SiteTaken(host=host)
        region = RegionPage(title=name, slug=_code("r", f"{host}:{port}"), region_code=region_code, is_sample=is_sample)
        region.answer = Answer(reason, actor, at)
        _below(Page.objects.get(depth=1), region)
        _below(region, SectionPage(title=_TOP_TITLE, slug=_NEWS))
        site: Site = Site.objects.create(
            hostname=host, port=port, site_name=name, root_page=region, is_default_site=is_default
        )
        audit.record(verb="news.open_site", thing=site, actor=actor, at=at, detail={"host": host, "name": name})
    return site


def open_section(*, parent: Page, title: str, actor: Person | None, at: dt.datetime, reason: str = "") -> SectionPage:
    """The section with a title below a page, created if needed. Raises WordsForbidden without a `reason`."""
    existing = SectionPage.objects.child_of(parent).filter(title=title[:_TITLE]).first()
    if existing:
        return existing
    with transaction.atomic():
        section = SectionPage(title=title[:_TITLE], slug=_code("c", title))
        section.answer = Answer(reason, actor, at)
        _below(parent, section)
        audit.record(verb="news.open_section", thing=section, actor=actor, at=at, detail={"title": title})
    return section


def import_article(
    *,
    page: pages.Article,
    site: Site,
    actor: Person | None,
    at: dt.datetime,
    section: str = "",
    source_url: str = "",
    is_sample: bool = False,
    is_trial: bool = False,
) -> Imported:
    """Imports a parsed page into a site, with its related articles as stubs.

    It goes into the section given, else into the page's own category, else into 资讯; missing sections are created. It is
    published unless it contains forbidden words (then it stays a draft). The same page again changes nothing. A page with
    the title and date of an existing article replaces its text, an undated page only that of a similar undated article; a
    stub is completed. A trial run rolls everything back. Raises NothingToImport.
    """
    _demand_text(page)
    with transaction.atomic():
        # One import per site at a time, so that no two create the same section or the same article.
        home = Page.objects.select_for_update().get(pk=site.root_page_id)
        top = news_section(site) or open_section(parent=home, title=_TOP_TITLE, actor=actor, at=at)
        title = section or page.category
        where = open_section(parent=top, title=title, actor=actor, at=at) if title else top
        hints = _import(page, where, source_url, is_sample, actor, at)
        transaction.set_rollback(is_trial)
    return hints


def publish_page(*, page: WordedPage, actor: Person | None, at: dt.datetime, reason: str = "") -> WordedPage:
    """Publishes the latest draft of an article, a section or a region page. Raises ArticleNotReady, which names everything
    that is missing, and, for forbidden words without a reason, WordsForbidden; a reason is recorded with person and words."""
    with transaction.atomic():
        page = type(page)._default_manager.select_for_update(of=("self",)).get(pk=page.pk)
        draft = page.get_latest_revision_as_object()
        _demand_whole(draft)
        hints = forbidden(draft)
        if hints:
            let_pass(page, hints, demanded(hints, Answer(reason, actor, at)))
        _go_live(page, actor, at)
        audit.record(verb="news.publish_page", thing=page, actor=actor, at=at)
    page.refresh_from_db()
    return page


def count_reading(*, article: ArticlePage, address: str, agent: str, at: dt.datetime) -> bool:
    """Counts a reader once a day and returns whether this one was new. Only a hash with the day's salt is stored."""
    day = localdate(at)
    reader = hashlib.sha256(f"{_salt(day)} {address} {agent}".encode()).hexdigest()
    key = f"news-read-{article.pk}-{day}-{reader}"
    if not cache.add(key, True, timeout=86_400):
        return False
    with transaction.atomic():
        Reading.objects.bulk_create([Reading(article=article, day=day, reader=reader)], ignore_conflicts=True)
    return True


def fold_readings(*, before: dt.date) -> int:
    """Adds the readers of past days to the articles' totals, deletes their rows and salts, and returns the number of rows."""
    with transaction.atomic():
        old = Reading.objects.filter(day__lt=before)
        for article, count in old.values_list("article").annotate(count=Count("pk")):
            ArticlePage.objects.filter(pk=article).update(views_before=F("views_before") + count)
        folded, _ = old.delete()
        DaySalt.objects.filter(day__lt=before).delete()
    return folded


def _import(
    page: pages.Article, section: SectionPage, source_url: str, is_sample: bool, actor: Person | None, at: dt.datetime
) -> Imported:
    mark = _fingerprint(page)
    there = same_article(section, mark)
    if there:
        return Imported(there, Outcome.SAME)
    title, date = page.title[:_TITLE], page.date or page.date_text
    before = twin_of(section, title, date, masked(clean_html(page.html).html)) or stub_of(section, title)
    if before and is_dated(before) and not date:
        return Imported(before, Outcome.SAME)  # the same text, now undated, adds nothing
    article, outcome = _kept(before, section, mark)
    hidden = _write(article, page, source_url, is_sample, at)
    article.fingerprint = mark
    hints = _hold_back(article, at)
    _put(article, section)
    stubs = _bring_related(article, page, section, is_sample, at)
    counts = {"stubs": stubs, "pictures": article.pictures_left_out, "masked": hidden}
    detail = {"outcome": str(outcome), **counts, "wording": noted(hints_of(article))}
    audit.record(verb="news.import_article", thing=article, actor=actor, at=at, detail=detail)
    return Imported(article, outcome, stubs, article.pictures_left_out, hidden, len(hints), page.left_out)


def _demand_whole(draft: WordedPage) -> None:
    missing = missing_for_publishing(draft)
    if missing:
        raise ArticleNotReady(parts=missing)


def _go_live(page: WordedPage, actor: Person | None, at: dt.datetime) -> None:
    """Publishes the editor's latest draft; without one, the row as it is."""
    revision = page.get_latest_revision()
    if revision is not None:
        revision.publish(user=actor)
        return
    page.live, page.has_unpublished_changes = True, False
    page.first_published_at, page.last_published_at = page.first_published_at or at, at
    page.save()


def _hold_back(article: ArticlePage, at: dt.datetime) -> list[Hint]:
    """Publishes an imported page unless it contains forbidden words; returns those findings."""
    hints = forbidden(article)
    article.live, article.has_unpublished_changes = not hints, bool(hints)
    if article.live:
        article.first_published_at, article.last_published_at = article.first_published_at or at, at
    return hints


def _salt(day: dt.date) -> str:
    """The salt of a day, shared by all workers. The first reader of a day creates it and closes the previous day."""
    key = f"news-salt-{day}"
    known: str | None = cache.get(key)
    if known is None:
        try:
            with transaction.atomic():
                row, is_new = DaySalt.objects.get_or_create(day=day, defaults={"salt": secrets.token_hex(32)})
        except IntegrityError:
            row, is_new = DaySalt.objects.get(day=day), False
        if is_new:
            fold_readings(before=day)
        known = str(row.salt)
        cache.set(key, known, timeout=86_400)
    return known


def _demand_text(page: pages.Article) -> None:
    missing = [part for part, stated in (("title", page.title), ("body", page.body)) if not stated]
    if missing:
        raise NothingToImport(parts=missing)


def _fingerprint(page: pages.Article) -> str:
    """A hash of the words that ignores white space."""
    words = "".join(f"{page.title}\n{page.date or page.date_text}\n{page.body}".split())
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()


def _kept(before: ArticlePage | None, section: SectionPage, mark: str) -> tuple[ArticlePage, Outcome]:
    if before is None:
        return ArticlePage(slug=_code("a", mark)), Outcome.ADDED
    return before, Outcome.FILLED if before.is_stub else Outcome.UPDATED


def _write(article: ArticlePage, page: pages.Article, source_url: str, is_sample: bool, at: dt.datetime) -> int:
    """Copies the parsed page to an article; returns how many mobile numbers were masked."""
    cleaned = clean_html(page.html)
    body, notice = masked(cleaned.html), masked(page.notice)
    published = dt.date.fromisoformat(page.date) if page.date else None
    article.title, article.body, article.notice = page.title[:_TITLE], body, notice
    article.published_on, article.listed_on = published, published or localdate(at)
    article.date_as_written, article.relative_as_written = page.date_text[:40], page.date_relative[:20]
    article.author, article.source = page.author[:_AUTHOR], page.source[:_SOURCE]
    article.source_url = source_url[:_ADDRESS]
    article.extract = masked(" ".join(page.body.split()))[:_EXTRACT]
    article.pictures_left_out = cleaned.pictures
    if page.views is not None and article.views_before == 0:
        article.views_before = min(page.views, _MOST_VIEWS)
    article.is_stub, article.is_sample = False, is_sample
    return (body != cleaned.html) + (notice != page.notice)


def _bring_related(
    article: ArticlePage, page: pages.Article, section: SectionPage, is_sample: bool, at: dt.datetime
) -> int:
    """Links an article to those its page points to. Articles not here yet become stubs if there is an extract to show; a bare
    link does not. Returns the number of stubs created."""
    created, linked = 0, []
    for related in page.related:
        there = titled(section, related.title[:_TITLE]) or stub_of(section, related.title[:_TITLE])
        if there is None and not related.extract:
            continue
        if there is None:
            there, created = _stub(related, article, section, is_sample, at), created + 1
        linked.append(there)
    article.related.set(linked)
    return created


def _stub(
    related: pages.Related, article: ArticlePage, section: SectionPage, is_sample: bool, at: dt.datetime
) -> ArticlePage:
    stub = ArticlePage(
        title=related.title[:_TITLE],
        slug=_code("s", related.title),
        extract=masked(related.extract)[:_EXTRACT],
        source=article.source,
        source_url=related.url[:_ADDRESS],
        listed_on=article.listed_on,
        is_stub=True,
        is_sample=is_sample,
    )
    _hold_back(stub, at)
    _below(section, stub)
    return stub


def _put(article: ArticlePage, section: SectionPage) -> None:
    if article.pk:
        article.save()
    else:
        _below(section, article)


def _below(parent: Page, page: Page) -> None:
    """Adds a page to the tree at an unused address."""
    slugs = set(Page.objects.child_of(parent).filter(slug__startswith=page.slug).values_list("slug", flat=True))
    free = (
        slug for n in range(1, len(slugs) + 2) if (slug := page.slug if n == 1 else f"{page.slug}-{n}") not in slugs
    )
    page.slug = next(free)
    parent.refresh_from_db(fields=["path", "numchild"])
    parent.add_child(instance=page)


def _code(letter: str, words: str) -> str:
    """A short, deterministic slug for some words, so that a QR code of the address stays small."""
    return f"{letter}{hashlib.sha256(words.encode('utf-8', 'surrogatepass')).hexdigest()[:10]}"


def _retire_default(host: str, port: int) -> None:
    """Deletes the framework's default site if it still shows the welcome page; any other loses its default flag."""
    for site in Site.objects.filter(is_default_site=True).select_related("root_page"):
        if not RegionPage.objects.filter(pk=site.root_page_id).exists():
            site.delete()
        else:
            site.is_default_site = False
            site.save()
