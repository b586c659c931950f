"""The text as a whole."""
