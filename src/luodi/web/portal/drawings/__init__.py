"""Drawings made on the server: the section of a listing, distance rings, the rent gauge, the grade curve, a card's thumbnail.

Solid lines are known, dashed ones are not. Each drawing is a small class of coordinates and words that the template of the
same name turns into inline SVG.
"""

from luodi.web.portal.drawings.curve import Curve, curve
from luodi.web.portal.drawings.gauge import Gauge, gauge
from luodi.web.portal.drawings.rings import Rings, rings
from luodi.web.portal.drawings.section import Section, section
from luodi.web.portal.drawings.thumbnail import Thumbnail, thumbnail

__all__ = ["Curve", "Gauge", "Rings", "Section", "Thumbnail", "curve", "gauge", "rings", "section", "thumbnail"]
