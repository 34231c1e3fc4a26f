"""Imported files 批次: the outcome of each row, and undoing a whole import."""
