"""Reports: one file an output format. `words` and `display` hold what the formats for people share."""
