"""Settings, addresses and the server's entry point. Every setting that an operator may change is in `environment.py`."""
