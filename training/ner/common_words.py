"""Words that are hardly ever a name by themselves: of the words of models/words those that are common and no names by
their part of speech, without those that are a name in the training text of our own convention (月球, 东北, 国会).

The encoder saw little but news. Where other texts speak of other things, it takes 菠菜 or 平原 for a name now
and then, and is not sure; the program drops a mention of a score below .9 that is just such a word.
"""

import corpora
from siblings import ROOT

FILE = "common-words.txt"
LEAST = 0.5  # weight in models/words: occurrences in the text that it was counted on
NO_COMMON_WORD = ("nr", "ns", "nt", "nz", "j", "x", "w", "m")  # how parts of speech of names, marks, numbers begin


def choose():
    """Sorted by code point."""
    names = {s.text[start:end] for s in corpora.own(False) for start, end, _ in s.mentions}
    found = []
    for line in (ROOT / "models/words/words.utf8").read_text(encoding="utf-8").splitlines():
        word, weight, tag = line.split(" ")
        if len(word) > 1 and float(weight) >= LEAST and not tag.startswith(NO_COMMON_WORD) and word not in names:
            found.append(word)
    return sorted(set(found))


def write(folder):
    (folder / FILE).write_text("".join(f"{word}\n" for word in choose()), encoding="utf-8")
