"""What every template may name."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, Any]:
    """The foot of the page: registration numbers, and whether this region's data are samples."""
    return {"icp": settings.LUODI_ICP, "police_record": settings.LUODI_POLICE_RECORD}
