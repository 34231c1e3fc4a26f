"""Pages of the public face: one page, one file, one template."""
