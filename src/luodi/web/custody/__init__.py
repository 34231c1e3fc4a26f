"""Custody 保管: the keys of personal data, and whole copies of the site."""
