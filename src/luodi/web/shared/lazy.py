"""The type of words that are translated when they are shown, not when they are written down (gettext_lazy)."""

from typing import TYPE_CHECKING

from django.utils.functional import Promise

if TYPE_CHECKING:
    # A lazy string is a class of the stubs alone; Django makes one for every function that it wraps.
    from django.utils.functional import _StrPromise

    Words = str | _StrPromise
else:
    Words = str | Promise
