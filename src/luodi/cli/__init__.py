"""The command line: `luodi read`, `judge`, `match`, `score`, `bench`, `import`, `export`, `demo`.

One file a command; nothing heavy is imported before a command runs. `_app` finds the command and turns what went wrong
into one sentence and an exit status, `errors` is the tree of those, `_words` holds every text for people in Chinese and
English, `_input` and `_output` are the doors in and out.
"""

from luodi.cli._app import main

__all__ = ["main"]
