"""Makes `src/klarsprak/spelling/data/foreign.txt`: English words that a spelling check would take for misspelt Swedish ones.

    pip install wordfreq==3.1.1 chunspell hunspell-sv
    python training/foreign_words.py

The wordfreq data are CC BY-SA 4.0, and so is the file made from them; its first lines say so. The Swedish dictionary only
says which words are Swedish: none of its words are kept.
"""

from __future__ import annotations

import textwrap
from pathlib import Path

from klarsprak.spelling import dictionary, near

TARGET = Path(near.__file__).parent / "data" / "foreign.txt"
WORDS = 100_000
#: English words that are common misspellings of Swedish ones.
KEPT_OUT = frozenset({"address", "addresses", "alcoholism"})
HEADER = """\
# English words that look like misspelt Swedish ones. Licence: CC BY-SA 4.0 (https://creativecommons.org/licenses/by-sa/4.0/).
# Source: wordfreq 3.1.1 by Robyn Speer (https://doi.org/10.5281/zenodo.7199437), made by training/foreign_words.py. Its sources
# are named in klarsprak/language/data/frequency.txt.
"""


def main() -> None:
    """Write the file."""
    from wordfreq import top_n_list

    swedish = dictionary.load()
    if swedish is None:
        raise SystemExit("no Swedish dictionary")
    TARGET.write_text(HEADER, encoding="utf-8")
    near.foreign.cache_clear()
    found = []
    for word in top_n_list("en", WORDS):
        if not word.isalpha() or word in KEPT_OUT or swedish.knows(word):
            continue
        meant = near.nearest(word)
        if meant is not None and swedish.knows(meant.word):
            found.append(word)
    TARGET.write_text(HEADER + "\n".join(textwrap.wrap(" ".join(sorted(found)), 125)) + "\n", encoding="utf-8")
    print(len(found), "words")


if __name__ == "__main__":
    main()
