"""Makes `src/klarsprak/language/data/frequency.txt`, the common Swedish word forms, from the wordfreq package's data.

    pip install wordfreq==3.1.1
    python training/frequency.py

The wordfreq data are CC BY-SA 4.0, and so is the file made from them; its first lines say so.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

TARGET = Path(__file__).resolve().parents[1] / "src" / "klarsprak" / "language" / "data" / "frequency.txt"
WORDS = 40_000
HEADER = """\
# Common Swedish word forms by frequency. Licence: CC BY-SA 4.0 (https://creativecommons.org/licenses/by-sa/4.0/).
# Source: wordfreq 3.1.1 by Robyn Speer (https://doi.org/10.5281/zenodo.7199437), made by training/frequency.py. Its sources are
# Wikipedia, OPUS OpenSubtitles 2018 (http://opus.nlpl.eu/OpenSubtitles.php), ParaCrawl, the Leeds Internet Corpus, Google
# Books Ngrams (http://books.google.com/ngrams), SUBTLEX (Marc Brysbaert et al., freely available data) and Twitter.
# Each line: ten times the Zipf frequency (60: once in a thousand words, 30: once in a million), then the words.
"""


def main() -> None:
    """Write the file."""
    from wordfreq import top_n_list, zipf_frequency

    bands: dict[int, list[str]] = defaultdict(list)
    for word in top_n_list("sv", WORDS):
        if word.isalpha() and len(word) > 1:
            bands[round(10 * zipf_frequency(word, "sv"))].append(word)
    lines = [f"{band} {' '.join(sorted(words))}\n" for band, words in sorted(bands.items(), reverse=True)]
    TARGET.write_text(HEADER + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
