"""Changes Word documents so that nothing else in them changes: comments and tracked changes, put in byte by byte."""
