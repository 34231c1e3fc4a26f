"""The type of lazily translated strings (gettext_lazy)."""

from typing import TYPE_CHECKING

from django.utils.functional import Promise

if TYPE_CHECKING:
    # The class exists only in the stubs; at run time Django creates one per wrapped function.
    from django.utils.functional import _StrPromise

    Words = str | _StrPromise
else:
    Words = str | Promise
