"""Configuration: klarsprak.toml or [tool.klarsprak], its overrides for some files, and where each value comes from."""
