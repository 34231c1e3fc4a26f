"""Reading batches."""

from luodi.web.batches.errors import UnknownBatch
from luodi.web.batches.models import Batch
from luodi.web.people.models import Organisation

_RECENT = 5


def find_batch(organisation: Organisation, number: int) -> Batch:
    """A batch of an organisation by its number. UnknownBatch names the latest ones."""
    rows = Batch.objects.filter(organisation=organisation)
    batch = rows.filter(pk=number).first()
    if batch is None:
        recent = "、".join(str(pk) for pk in rows.values_list("pk", flat=True)[:_RECENT])
        raise UnknownBatch(batch=number, recent=recent or "—")
    return batch
