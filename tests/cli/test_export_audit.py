"""`luodi export audit`: the trail of some days, masked, itself on the trail."""

import csv
import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction

from luodi.web.people.actions import add_organisation, add_person
from luodi.web.shared import audit
from luodi.web.shared.models import AuditEntry

pytestmark = pytest.mark.django_db
#: 23:30 on the 22nd, and 00:30 on the 24th, in Shanghai.
BEFORE, AFTER = dt.datetime(2026, 11, 22, 15, 30, tzinfo=dt.UTC), dt.datetime(2026, 11, 23, 16, 30, tzinfo=dt.UTC)
AT = dt.datetime(2026, 11, 23, 8, tzinfo=dt.UTC)
DAYS = ("--from", "2026-11-23", "--to", "2026-11-23")


@pytest.fixture
def trail() -> None:
    park = add_organisation(name="甲园区", kind="park", actor=None, at=BEFORE)
    lead = add_person(username="13812345678", organisation=park, role="lead", actor=None, at=BEFORE)
    with transaction.atomic():
        for at, reason in ((AT, "=回电 13812345678"), (AFTER, "次日")):
            audit.record(verb="enquiries.reveal", thing=park, actor=lead, at=at, reason=reason, detail={"n": [1, "x"]})


def test_rows_of_the_days_are_written_masked_and_the_export_is_a_row(run: Any, trail: None, tmp_path: Path) -> None:
    target = tmp_path / "audit.jsonl"
    assert run("export", "audit", target, *DAYS).stdout == f"1 条审计记录已写到 {target}。\n"
    (row,) = [json.loads(line) for line in target.read_text("utf8").splitlines()]
    shown = AuditEntry.objects.get(at=AT)
    assert row == {
        "id": shown.pk,
        "at": "2026-11-23T16:00:00+08:00",
        "actor": "138****5678",
        "actor_id": shown.actor_id,
        "verb": "enquiries.reveal",
        "word": "查看原文和联系方式",
        "room": "people.organisation",
        "key": shown.key,
        "organisation_id": None,
        "reason": "=回电 138****5678",
        "detail": {"n": [1, "x"]},
    }
    own = AuditEntry.objects.get(verb="people.export_trail")
    assert own.detail == {"from": "2026-11-23", "to": "2026-11-23", "rows": 1}


def test_csv_runs_no_formula_and_holds_no_phone(run: Any, trail: None, tmp_path: Path) -> None:
    target = tmp_path / "audit.csv"
    assert run("export", "audit", target, *DAYS).exit_code == 0
    text = target.read_text("utf-8-sig")
    (row,) = csv.DictReader(text.splitlines())
    assert (row["reason"], row["verb"], "13812345678" in text) == ("'=回电 138****5678", "enquiries.reveal", False)


def test_days_the_wrong_way_round_and_other_types_are_refused(run: Any, trail: None, tmp_path: Path) -> None:
    back = ("--from", "2026-11-24", "--to", "2026-11-23")
    assert run("export", "audit", tmp_path / "a.csv", *back).exit_code == 2
    assert run("export", "audit", tmp_path / "a.xlsx", *DAYS).stderr.startswith("不会写「")
    assert not AuditEntry.objects.filter(verb="people.export_trail").exists()
