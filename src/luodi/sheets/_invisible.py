"""Invisible characters: zero-width spaces, byte order marks, soft hyphens and directional marks."""

import re

#: The format characters (category Cf) of the Basic Multilingual Plane.
_FORMAT = re.compile(
    "[\u00ad\u0600-\u0605\u061c\u06dd\u070f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]"
)


def visible(text: str) -> str:
    """A text without its invisible characters, which come along when text is copied from web pages and chats."""
    return text if text.isascii() else _FORMAT.sub("", text)
