"""`luodi match` over the database: open enquiries against published listings, without anything personal, recorded."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from luodi.web.enquiries.models import Enquiry
from luodi.web.people.models import Organisation
from luodi.web.shared.models import AuditEntry

pytestmark = pytest.mark.django_db(transaction=True)
WHOLE = {
    "deal": ["rent"],
    "kind": ["factory"],
    "region_code": "320481",
    "area_m2": 3000,
    "area_basis": "gross",
    "rent_min_cny_m2_month": 18.5,
    "phone": "13800000000",
    "source": "业主提供",
    "as_of": "2026-11-01",
}


@pytest.fixture
def park(run: Any, tmp_path: Path) -> Organisation:
    """A park with one published listing and one draft."""
    found = Organisation.objects.create(name="示例园区", kind="park")
    source = tmp_path / "in.jsonl"
    rows = [{"id": "A1", **WHOLE}, {"id": "A2", **WHOLE, "deal": ["sale"], "rent_min_cny_m2_month": None}]
    source.write_text("\n".join(map(json.dumps, rows)), encoding="utf8")
    run("import", "listings", source, "--organisation", "示例园区", "--publish")
    return found


def enquiry(park: Organisation, reference: str, record: dict[str, Any], status: str = "arrived") -> None:
    Enquiry.objects.create(
        reference=reference,
        link_hash=reference,
        organisation=park,
        words="张三 13900000000 求租厂房",
        shown_words="** *********** 求租厂房",
        record=record,
        status=status,
        contact_name="张三",
        phone="13900000000",
        created_at=timezone.now(),
    )


def test_open_enquiries_meet_published_listings(run: Any, park: Organisation) -> None:
    enquiry(park, "E1", {"kind": ["factory"], "region_codes": ["320481"], "rent_max_cny_m2_month": 20})
    enquiry(park, "E2", {"kind": ["factory"]}, status="closed")
    enquiry(park, "E3", {"kind": ["warehouse"]})
    result = run("match", "--enquiries", "--json")
    document = json.loads(result.stdout)
    pairs = [(row["requirement_id"], row["listing_id"], row["offered_by"]) for row in document["pairs"]]
    assert (result.exit_code, pairs) == (0, [("E1", "A1", "示例园区")])
    assert sorted(row["requirement_id"] for row in document["summary"]) == ["E1", "E3"]
    assert "13900000000" not in result.stdout
    assert "张三" not in result.stdout


def test_taking_enquiries_out_is_recorded(run: Any, park: Organisation) -> None:
    enquiry(park, "E1", {"kind": ["factory"]})
    run("match", "--enquiries", "--organisation", "示例园区")
    entry = AuditEntry.objects.get(verb="enquiries.export")
    assert (entry.detail, entry.key, entry.actor_id) == ({"enquiries": 1}, park.pk, None)


def test_enquiries_of_another_organisation_stay_out(run: Any, park: Organisation) -> None:
    other = Organisation.objects.create(name="别的园区", kind="park")
    enquiry(park, "E1", {"kind": ["factory"]})
    enquiry(other, "E2", {"kind": ["factory"]})
    document = json.loads(run("match", "--enquiries", "--organisation", "别的园区", "--json").stdout)
    assert [row["requirement_id"] for row in document["summary"]] == ["E2"]


def test_record_that_cannot_be_matched_is_named_and_the_others_are(run: Any, park: Organisation) -> None:
    enquiry(park, "E1", {"area_min_m2": "三千"})
    enquiry(park, "E2", {"kind": ["factory"]})
    result = run("match", "--enquiries")
    assert "咨询 E1 没法匹配：" in result.stdout
    assert "\nE2\n" in result.stdout


def test_no_open_enquiry_is_said(run: Any, park: Organisation) -> None:
    result = run("match", "--enquiries")
    assert result.exit_code == 1
    assert "未结束的咨询" in result.stderr


def test_file_of_requirements_meets_published_listings(run: Any, park: Organisation, tmp_path: Path) -> None:
    needs = tmp_path / "需求.csv"
    needs.write_text("编号,类型\nN1,厂房\n", encoding="utf8")
    document = json.loads(run("match", "--database", "--requirements", needs, "--json").stdout)
    assert [(row["listing_id"], row["offered_by"]) for row in document["pairs"]] == [("A1", "示例园区")]
