"""Writing rules."""
