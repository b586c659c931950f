"""Plain data: source text and positions, documents, findings, results. No I/O, no spaCy, no other room."""
