"""Audit rows are kept for six months: no job and no code deletes younger ones."""

import datetime as dt

import pytest
from django.db import transaction
from django.utils import timezone

from luodi.web.shared import audit
from luodi.web.shared.audit import AUDIT_KEPT, AuditKept
from luodi.web.shared.clock import JOBS
from luodi.web.shared.models import AuditEntry

pytestmark = pytest.mark.django_db


def entry(age: dt.timedelta) -> AuditEntry:
    with transaction.atomic():
        return audit.record(verb="people.sign_in", thing=None, actor=None, at=timezone.now() - age)


def test_six_months_are_what_is_kept() -> None:
    assert dt.timedelta(days=184) <= AUDIT_KEPT  # July to December is the longest half of a year


def test_young_row_is_deleted_by_no_code_and_an_old_one_may_be() -> None:
    young, old = entry(AUDIT_KEPT - dt.timedelta(hours=1)), entry(AUDIT_KEPT + dt.timedelta(hours=1))
    for delete in (young.delete, AuditEntry.objects.all().delete, AuditEntry.objects.filter(pk=young.pk).delete):
        with pytest.raises(AuditKept), transaction.atomic():
            delete()
    assert AuditEntry.objects.count() == 2
    old.delete()
    assert AuditEntry.objects.get() == young


@pytest.mark.parametrize("name", sorted(JOBS))
def test_no_job_deletes_a_row(name: str) -> None:
    kept = [entry(dt.timedelta()).pk, entry(AUDIT_KEPT - dt.timedelta(hours=1)).pk]
    JOBS[name].run(at=timezone.now() + AUDIT_KEPT)
    assert sorted(AuditEntry.objects.filter(pk__in=kept).values_list("pk", flat=True)) == sorted(kept)
