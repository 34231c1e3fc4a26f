"""Drawings made on the server: the section of a listing, distance rings, the gauge of rents, the curve of a grade. the thumbnail of a card. Solid is known, dashed is not.

Each is a small class of coordinates and words that the template of its name turns into inline SVG.
"""

from luodi.web.portal.drawings.curve import Curve, curve
from luodi.web.portal.drawings.gauge import Gauge, gauge
from luodi.web.portal.drawings.rings import Rings, rings
from luodi.web.portal.drawings.section import Section, section
from luodi.web.portal.drawings.thumbnail import Thumbnail, thumbnail

__all__ = ["Curve", "Gauge", "Rings", "Section", "Thumbnail", "curve", "gauge", "rings", "section", "thumbnail"]
