"""What every test of the site starts from."""

from collections.abc import Iterator

import pytest
from django.utils.translation import deactivate

from luodi.web.people.models import Organisation


@pytest.fixture(autouse=True)
def language_of_the_settings() -> Iterator[None]:
    """A page in English leaves its language with the thread that answered; the next test starts from the settings again."""
    deactivate()
    yield
    deactivate()


@pytest.fixture
def park() -> Organisation:
    """An organisation that runs a park; the database is the test's to ask for."""
    return Organisation.objects.create(name="示例园区", kind="park")
