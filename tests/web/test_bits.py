"""Sets as bits: every member has a bit of its own, and whatever saves a row writes them."""

import pytest
from tests.web.matches.world import draft

from luodi.fields import FIELDS
from luodi.web.listings.enums import KindBits
from luodi.web.listings.models import Listing
from luodi.web.shared.bits import bits_of, has_bit


def test_every_kind_of_the_dictionary_has_a_bit_of_its_own() -> None:
    assert {bit.name.lower() for bit in KindBits if bit.name} == set(FIELDS["kind"].choices)
    assert sorted(bit.value for bit in KindBits) == [1, 2, 4, 8, 16, 32, 64]


def test_bits_of_members_are_added_once() -> None:
    assert [bits_of(kinds, KindBits) for kinds in ([], ["factory"], ["land", "factory", "land"])] == [0, 1, 9]


@pytest.mark.django_db
def test_bits_follow_the_column_they_are_of() -> None:
    listing = draft(kind=["factory", "yard"])
    listing.kind = ["yard", "lab"]
    listing.save()
    Listing.objects.bulk_create(
        [Listing(organisation=listing.organisation, code=f"B{n}", code_key=f"b{n}", changed_at=listing.changed_at,
                 kind=kinds) for n, kinds in enumerate([["land"], ["lab", "park"], []])]
    )  # fmt: skip
    held = {bit: Listing.objects.filter(has_bit("kind_bits", bit)).count() for bit in KindBits}
    assert {bit.name: count for bit, count in held.items() if count} == {"YARD": 1, "LAB": 2, "LAND": 1, "PARK": 1}
