"""Address and tone."""
