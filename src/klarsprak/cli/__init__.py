"""The command line: one file a command. `main` is what the `klarsprak` command runs.

Nothing heavy is imported here or at the top of a command's file: `klarsprak --help` must answer at once.
"""

from __future__ import annotations

from klarsprak.cli.app import app, main

__all__ = ["app", "main"]
