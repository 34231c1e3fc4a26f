"""Luodi 落地: from a company's own words to the places that fit, with reasons."""

__version__ = "0.1.0"
