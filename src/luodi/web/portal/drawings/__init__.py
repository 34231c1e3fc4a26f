"""Drawings made on the server: the section of a listing, distance rings, the gauge of rents. Solid is known, dashed is not.

Each is a small class of coordinates and words that a template under `components/` turns into inline SVG.
"""

from luodi.web.portal.drawings.gauge import Gauge, gauge
from luodi.web.portal.drawings.rings import Rings, rings
from luodi.web.portal.drawings.section import Section, section

__all__ = ["Gauge", "Rings", "Section", "gauge", "rings", "section"]
