"""Web and e-services."""
