"""Spelling: words that the Swedish dictionary does not have, and compounds that are written apart.

`dictionary` finds and asks the dictionary, which is no part of klarsprak; `near` knows what a slip may have been meant to be;
`suspects` and `split_words` look at a block; `completion` gives suggestions to the findings that somebody will see.
"""
