"""The image form, without tags, because Wagtail suggests everybody's tags to everybody."""

from typing import Any

from wagtail.images.forms import BaseImageForm


class ImageForm(BaseImageForm):
    """Title, description, file, collection."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("tags", None)
