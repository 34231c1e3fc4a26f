"""Who reads the page: the language that words are wanted in."""

from django.utils.translation import get_language

from luodi.voice import Language


def reader() -> Language:
    """The language of the reader, Chinese unless English was chosen."""
    return "en" if (get_language() or "").startswith("en") else "zh"
