serve_pattern: str
