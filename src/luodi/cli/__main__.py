"""`python -m luodi.cli`, where the installed command is not on the path."""

from luodi.cli import main

main()
