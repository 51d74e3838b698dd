"""One part of speech for each word, in the set of docs/tables.md."""

import re
from collections import Counter

import sources

NUMERAL = re.compile(r"[○〇零一二三四五六七八九十百千万亿两]+")
TIME = re.compile(r"[○〇零一二三四五六七八九十]+[年月日时]")
MARK = re.compile(r"\W+")


def tagger(paragraphs, recent, jieba, names):
    """A function from a word to its part of speech: the commonest in the corpus, or else that of names in recent news,
    jieba's dictionary, the lexicons of names, the general ones.

    Where there is none, the commonest of the words that end in the same character.
    """
    seen, endings = {}, {}
    for words in paragraphs:
        for word, tag in words:
            seen.setdefault(word, Counter())[tag] += 1
    for votes in (((word, tag) for word, (_, tag) in jieba.items()), ((w, _best(c)) for w, c in seen.items())):
        for word, tag in votes:
            if len(word) > 1 and tag:
                endings.setdefault(word[-1], Counter())[tag] += 1
    usual = {character: _best(votes) for character, votes in endings.items()}
    general = sources.lexicon_tags()

    def tag(word):
        if word in seen:
            return _best(seen[word])
        if word in recent:
            return recent[word]
        if TIME.fullmatch(word):
            return "t"
        if NUMERAL.fullmatch(word):
            return "m"
        if MARK.fullmatch(word):
            return "w"
        return (jieba[word][1] if word in jieba else names.get(word) or general.get(word)) or usual.get(word[-1], "n")

    return tag


def _best(votes):
    return max(sorted(votes), key=votes.get)
