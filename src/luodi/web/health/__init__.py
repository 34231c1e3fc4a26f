"""How the site is doing: probes, metrics, access log, slow statements."""
