"""The hidden Markov model for rows of single characters, fitted on the rows that a dictionary really leaves.

Each fifth of the corpus is cut by the dictionary of the other four, so that rare words and names are as unknown as
they are in a new text.
"""

import math
from collections import Counter

import dictionary as lexicon
from segmenter import BEGIN, END, IMPOSSIBLE, MIDDLE, SINGLE, Dictionary, Markov, rows_of_singles

FOLDS = 5
TYPES = 0.1  # what a word of the corpus counts for the characters of a position, in rows
SMOOTH = 0.5
OFTEN, ALONE = 20, 0.95  # a character of a row so often, and a word of its own in so many of them, is never joined


def positions(lengths):
    states = []
    for length in lengths:
        states += [SINGLE] if length == 1 else [BEGIN, *[MIDDLE] * (length - 2), END]
    return states


def rows_left(paragraphs, jieba):
    """(characters, lengths of their words) of each row that a dictionary made without its paragraph leaves."""
    folds = [paragraphs[fold::FOLDS] for fold in range(FOLDS)]
    counts = [lexicon.count(fold) for fold in folds]
    joined = [lexicon.rows_of_words(fold, jieba) for fold in folds]
    all_counts, all_joined = sum(counts, Counter()), sum(joined, Counter())
    rows = []
    for fold, own, own_joined in zip(folds, counts, joined):
        known = Dictionary(lexicon.weights(all_counts - own, all_joined - own_joined, jieba))
        for words in fold:
            text = "".join(words)
            at, starts = 0, set()
            for word in words:
                starts.add(at)
                at += len(word)
            for start, end in rows_of_singles(text, known.path(text), frozenset()):
                cuts = [start, *(i for i in range(start + 1, end) if i in starts), end]
                rows.append((text[start:end], [b - a for a, b in zip(cuts, cuts[1:])]))
    return rows


def standing_alone(rows):
    """Characters that are words of their own nearly wherever they are left single, in order."""
    seen, alone = Counter(), Counter()
    for text, lengths in rows:
        seen.update(text)
        at = 0
        for length in lengths:
            if length == 1:
                alone[text[at]] += 1
            at += length
    return sorted(c for c, n in seen.items() if n >= OFTEN and alone[c] >= ALONE * n)


def fit(rows, words):
    start, step = Counter(), [Counter() for _ in range(4)]
    emit = [Counter() for _ in range(4)]
    for text, lengths in rows:
        states = positions(lengths)
        start[states[0]] += 1
        for character, state in zip(text, states):
            emit[state][character] += 1
        for before, behind in zip(states, states[1:]):
            step[before][behind] += 1
    for word in words:
        if len(word) > 1:
            for character, state in zip(word, positions([len(word)])):
                emit[state][character] += TYPES
    characters = sorted(set().union(*emit))

    def log(part, whole):
        return math.log(part / whole) if part else IMPOSSIBLE

    totals = [sum(emit[y][c] for c in characters) + SMOOTH * len(characters) for y in range(4)]
    return Markov(
        [log(start[y], sum(start.values())) for y in range(4)],
        [[log(step[x][y], sum(step[x].values())) for y in range(4)] for x in range(4)],
        [{c: math.log((emit[y][c] + SMOOTH) / totals[y]) for c in characters} for y in range(4)],
    )


def dump(markov):
    """In cppjieba's format: start, transitions, and the characters of each position, B E M S."""

    def number(value):
        return "-3.14e+100" if value == IMPOSSIBLE else f"{value:.3f}"

    lines = [" ".join(map(number, row)) for row in [markov.start, *markov.step]]
    for emit in markov.emit:
        lines.append(",".join(f"{c}:{number(v)}" for c, v in emit.items() if c not in ":,#"))
    return "\n".join(lines) + "\n"
