"""Imported once by the process that workers are forked from, so that they share one loaded model and its memory."""

from __future__ import annotations

from klarsprak import readers
from klarsprak.engine.linter import check_document

check_document(readers.read("text.md", "Vi återkommer när beslutet har fattats av nämnden.".encode()))
