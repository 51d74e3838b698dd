"""Television news that nobody annotated: the recogniser that it starts from says which names are there, and characters
that were left out are to be guessed. Its days lie before those of news-dev and of the given bulletins.
"""

import re
from importlib.util import module_from_spec, spec_from_file_location

import numpy as np

import vocabulary
from siblings import HERE

# By its path: this folder has corpora of its own.
_spec = spec_from_file_location("pages", HERE.parent / "clean/corpora.py")
pages = module_from_spec(_spec)
_spec.loader.exec_module(pages)

SENTENCE = re.compile(r"[^。！？]+[。！？]?[”’」』）]*")
BEFORE = "20250701"
LEAST, MOST = 10, 180  # code points of a sentence
LEFT_OUT, LONGEST = 0.15, 3  # of the characters, in runs of 1 to LONGEST
ANOTHER = 0.2  # of what is left out is another character, the rest [UNK]


def sentences():
    """Each text once, in the order of their days."""
    held, found = pages.given_dates(), {}
    for year in (2022, 2023, 2024, 2025):
        for date, page in pages.cctv_days(year):
            if date < BEFORE and date not in held:
                paragraphs = [p for article in page for p in article["paragraphs"]]
                found.update((s, None) for p in paragraphs for s in SENTENCE.findall(p) if LEAST <= len(s) <= MOST)
    return list(found)


def leave_out(row, ids, tokens, rng):
    """The ids of a text with some replaced; never [CLS] and [SEP] at its ends."""
    damaged, inside = row.copy(), len(row) - 2
    for at in np.flatnonzero(rng.random(inside) < LEFT_OUT * 2 / (1 + LONGEST)):
        run = slice(1 + at, 1 + min(inside, at + rng.integers(1, LONGEST + 1)))
        damaged[run] = rng.integers(len(vocabulary.SPECIAL), tokens) if rng.random() < ANOTHER else ids[vocabulary.UNKNOWN]
    return damaged
