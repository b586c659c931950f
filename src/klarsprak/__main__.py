"""`python -m klarsprak`: the same as the `klarsprak` command."""

from klarsprak.cli import main

main()
