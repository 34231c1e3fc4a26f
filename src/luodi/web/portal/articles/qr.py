"""The QR code of a page, for opening it on a phone."""

import segno
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe


def qr_svg(address: str, label: str) -> SafeString:
    """A QR code as inline SVG without styles; the label is for screen readers."""
    drawing = segno.make(address, error="m", micro=False)
    plain = drawing.svg_inline(border=2, omitsize=True, svgclass="qr", lineclass=None)
    return mark_safe(plain.replace("<svg ", f'<svg role="img" aria-label="{escape(label)}" ', 1))
