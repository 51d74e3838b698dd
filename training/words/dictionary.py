"""The weights of a dictionary: counts of the corpus over those of jieba, then a perceptron's corrections."""

import math
import random
from collections import Counter, defaultdict

from segmenter import Dictionary

PRIOR = 0.1  # words of jieba's dictionary that count like one of the corpus
RAREST = 5  # frequency in jieba's dictionary below which a word that the corpus lacks is left out
NAME = 0.05  # weight of a name of a lexicon, in words of the corpus
DATE = 1.0
ROW, LONGEST = 6, 8  # words of a row, characters of one, that may be a word of another dictionary
RATE = 0.1


def count(stretches):
    return Counter(word for words in stretches for word in words)


def rows_of_words(stretches, candidates):
    """How often each of the candidates is a row of words in the corpus: 一种 is 一 and 种 there."""
    rows = Counter()
    for words in stretches:
        for first in range(len(words) - 1):
            text = words[first]
            for word in words[first + 1 : first + ROW]:
                text += word
                if len(text) > LONGEST:
                    break
                if text in candidates:
                    rows[text] += 1
    return rows


def weights(counts, rows, jieba, names=(), dates=()):
    """{word: weight}. A word that the corpus has more often as a row of words than as one is left out."""
    total = sum(frequency for frequency, _ in jieba.values())
    share = PRIOR * sum(counts.values()) / total
    result = {}
    for word, (frequency, _) in jieba.items():
        seen = counts.get(word, 0)
        if len(word) > 1 and (rows.get(word, 0) > seen or (seen == 0 and frequency < RAREST)):
            continue
        result[word] = seen + share * frequency
    for word, seen in counts.items():
        result.setdefault(word, seen)
    for word in names:
        if rows.get(word, 0) == 0:
            result.setdefault(word, NAME)
    for word in dates:
        result.setdefault(word, DATE)
    return dict(sorted(result.items()))


def spans(text, lengths):
    found, at = set(), 0
    for length in lengths:
        found.add((at, text[at : at + length]))
        at += length
    return found


def corrected(initial, stretches, seed=1):
    """Weights after one averaged perceptron pass: words that the likeliest path has wrongly sink, those it lacks rise."""
    dictionary = Dictionary(initial)
    lowest = dictionary.lowest
    order = list(stretches)
    random.Random(seed).shuffle(order)
    late = defaultdict(float)
    for step, words in enumerate(order, 1):
        text, right = "".join(words), [len(word) for word in words]
        found = dictionary.path(text)
        if found == right:
            continue
        found, right = spans(text, found), spans(text, right)
        for wrong, change in ((found - right, -RATE), (right - found, RATE)):
            for _, word in sorted(wrong):
                if word in dictionary.scores:
                    dictionary.scores[word] += change
                    late[word] += change * step
    steps = len(order) + 1
    total = sum(initial.values())
    averaged = {word: score - late.get(word, 0.0) / steps for word, score in dictionary.scores.items()}
    return {word: total * math.exp(max(score, lowest)) for word, score in averaged.items()}
