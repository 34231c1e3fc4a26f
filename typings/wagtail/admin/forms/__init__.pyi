from typing import TypeVar

from django.forms import ModelForm
from wagtail.models import Page

_P = TypeVar("_P", bound=Page)

class WagtailAdminPageForm(ModelForm[_P]): ...
