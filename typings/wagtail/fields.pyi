from collections.abc import Sequence
from typing import Any, TypeVar

from django.db import models

_Set = TypeVar("_Set", contravariant=True)
_Get = TypeVar("_Get", covariant=True)

class RichTextField(models.TextField[_Set, _Get]):
    def __init__(
        self,
        verbose_name: str | None = None,
        *,
        editor: str = "default",
        features: Sequence[str] | None = None,
        blank: bool = False,
        null: bool = False,
        default: Any = ...,
        help_text: str = "",
    ) -> None: ...
