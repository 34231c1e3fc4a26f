"""`python -m luodi.cli`, for when the installed command is not on the path."""

from luodi.cli import main

main()
