"""Swedish: words, sentences, the spaCy pipeline and what rules see of a block. spaCy is imported only when asked for."""
