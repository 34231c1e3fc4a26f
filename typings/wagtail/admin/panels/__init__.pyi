from collections.abc import Sequence
from typing import Any

from django.db.models import Model
from django.forms import BaseModelForm
from django.http import HttpRequest
from django.utils.functional import _StrOrPromise
from laces.components import Component

class Panel:
    heading: _StrOrPromise
    def __init__(self, heading: _StrOrPromise = "", classname: str = "", help_text: _StrOrPromise = "") -> None: ...
    @property
    def clean_name(self) -> str: ...

    class BoundPanel(Component):
        panel: Panel
        instance: Any  # the object that is edited, of whatever model
        request: HttpRequest
        form: BaseModelForm[Model]
        def is_shown(self) -> bool: ...

class FieldPanel(Panel):
    def __init__(self, field_name: str) -> None: ...

class MultiFieldPanel(Panel):
    def __init__(self, children: Sequence[Panel] = (), *, heading: _StrOrPromise = "") -> None: ...
