"""Readers: one file a format. Each gives a Document whose every clean character knows its place in the source."""
