"""`luodi manage load_sample`: loads the sample region and prints a sign-in, which is shown nowhere else."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.timezone import now

from luodi.web.portal.sample import load


class Command(BaseCommand):
    """Loads whatever is missing of the sample region; a second run adds nothing and makes a new password."""

    help = "Loads the sample region (made up, marked as such) and prints a sign-in made at random."

    def handle(self, *_: Any, **__: Any) -> None:
        counts = load(now())
        self.stdout.write(
            f"示例数据 sample region: {counts.organisations} organisations, {counts.parks} parks, {counts.parcels} parcels, "
            f"{counts.listings} listings ({counts.drafts} drafts), {counts.enquiries} enquiries, {counts.articles} articles"
        )
        self.stdout.write(f"登录 sign-in at /desk/: {counts.username} / {counts.password}")
