"""Serialisers see ciphertext alone, and take it back unopened."""

import datetime as dt
import json
from pathlib import Path

import pytest
from django.core import serializers
from django.core.management import call_command

from luodi.web.listings.models import Listing
from luodi.web.people.models import Organisation
from luodi.web.shared.crypto import encrypt

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_keys")]
AT = dt.datetime(2026, 11, 30, 8, tzinfo=dt.UTC)
PHONE, NAME = "13812345678", "张伟"


@pytest.fixture
def listing(park: Organisation) -> Listing:
    return Listing.objects.create(organisation=park, code="A1", changed_at=AT, phone=PHONE, contact_name=NAME)


@pytest.mark.parametrize("form", ["json", "jsonl", "python", "xml"])
def test_every_serialiser_writes_ciphertext_and_reads_it_back(listing: Listing, form: str) -> None:
    dumped = serializers.serialize(form, [listing])
    assert PHONE not in str(dumped) and NAME not in str(dumped)
    listing.delete()
    for thing in serializers.deserialize(form, dumped):
        thing.save()
    back = Listing.objects.get()
    assert (back.phone, back.contact_name, back.wechat) == (PHONE, NAME, "")


def test_dumpdata_and_loaddata(listing: Listing, tmp_path: Path) -> None:
    path = tmp_path / "dump.json"
    call_command("dumpdata", "listings.listing", "people.organisation", output=str(path), verbosity=0)
    (dumped,) = [row["fields"] for row in json.loads(path.read_text()) if row["model"] == "listings.listing"]
    assert dumped["phone"].startswith("k") and PHONE not in path.read_text()
    listing.delete()
    call_command("loaddata", str(path), verbosity=0)
    assert Listing.objects.get().phone == PHONE


def test_ciphertext_that_somebody_types_is_only_text(listing: Listing) -> None:
    """Who has a copy of the database and no key cannot have a form of the site open it."""
    field = Listing._meta.get_field("contact_name")
    typed = encrypt(NAME, "listings_listing.contact_name")
    listing.contact_name = field.clean(typed, listing)
    listing.save()
    assert Listing.objects.get().contact_name == typed
