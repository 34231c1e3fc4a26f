"""Settings, URLs and the server's entry point. Every setting an operator may change is in `environment.py`."""
