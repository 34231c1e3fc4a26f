from collections import defaultdict

from django.db import migrations, transaction
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from luodi.industry import entries
from luodi.web.listings.enums import KindBits
from luodi.web.shared.bits import bits_of
from luodi.web.shared.filling import in_batches


def fill(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """The bits of every listing's kinds, and what it admits, one row a code; rows that are there already stay."""
    listings, admits = (
        apps.get_model("listings", "Listing").objects,
        apps.get_model("listings", "ListingIndustry").objects,
    )
    for rows in in_batches(listings.all(), "kind", "industries_admitted"):
        of_bits = defaultdict(list)
        for listing, kinds, _ in rows:
            of_bits[bits_of(kinds, KindBits)].append(listing)
        named = [(listing, code) for listing, _, codes in rows for code in entries(codes)]
        with transaction.atomic():
            for bits, some in of_bits.items():
                listings.filter(pk__in=some).update(kind_bits=bits)
            admits.bulk_create([admits.model(listing_id=key, code=code) for key, code in named], ignore_conflicts=True)


class Migration(migrations.Migration):
    atomic = False  # a batch is a transaction of its own, so that a large table is not locked for the whole of it
    dependencies = [("listings", "0008_kind_bits_and_industries")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
