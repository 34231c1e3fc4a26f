"""The command line: `luodi read`, `judge`, `match`, `score`, `bench`, `import`, `export`, `demo`.

One file per command; nothing heavy is imported before a command runs. `_app` finds the command and turns any failure into
one sentence and an exit status (`errors` is their tree). `_words` holds the texts for people in Chinese and English;
`_input` and `_output` handle all input and output.
"""

from luodi.cli._app import main

__all__ = ["main"]
