"""Labels of a character: names as BIOES (begin, inside, end, single, outside), words as BMES (M for middle).

A mention is (start, end, type), a word (start, end, part of speech); offsets in code points, the end exclusive.
"""

import numpy as np

TYPES = ("PER", "LOC", "ORG")
ENTITIES = ("O", *(f"{position}-{type}" for type in TYPES for position in "BIES"))
BEGIN, INSIDE, END, SINGLE = range(4)
WORDS = ("B", "M", "E", "S")
NONE = -1  # says nothing about this character


def entity_tags(length, mentions):
    tags = np.zeros(length, np.int64)
    for start, end, type in mentions:
        _fill(tags, start, end, 1 + 4 * TYPES.index(type))
    return tags


def word_tags(length, words):
    tags = np.full(length, NONE, np.int64)
    for start, end, _ in words:
        _fill(tags, start, end, 0)
    return tags


def _fill(tags, start, end, base):
    if end - start == 1:
        tags[start] = base + SINGLE
    else:
        tags[start], tags[end - 1] = base + BEGIN, base + END
        tags[start + 1 : end - 1] = base + INSIDE


def mentions(tags):
    """The mentions of a sequence of entity tags that allowed() permits."""
    found, start = [], 0
    for i, tag in enumerate(tags):
        if tag == 0:
            continue
        type, position = divmod(int(tag) - 1, 4)
        if position in (BEGIN, SINGLE):
            start = i
        if position in (END, SINGLE):
            found.append((start, i + 1, TYPES[type]))
    return found


def allowed():
    """Which entity tag may follow which, and which may stand first and last: (matrix [13, 13], [13], [13])."""
    n = len(ENTITIES)
    opens = np.array([t == 0 or (t - 1) % 4 in (BEGIN, SINGLE) for t in range(n)])
    closed = np.array([t == 0 or (t - 1) % 4 in (END, SINGLE) for t in range(n)])
    within = np.zeros((n, n), bool)
    for type in range(len(TYPES)):
        begin = 1 + 4 * type
        within[np.ix_([begin + BEGIN, begin + INSIDE], [begin + INSIDE, begin + END])] = True
    return within | np.outer(closed, opens), opens, closed


def allowed_words():
    follows = np.array([[0, 1, 1, 0], [0, 1, 1, 0], [1, 0, 0, 1], [1, 0, 0, 1]], bool)
    return follows, np.array([1, 0, 0, 1], bool), np.array([0, 0, 1, 1], bool)


def viterbi(scores, rules):
    """The best permitted sequence of tags: scores [characters, tags] are log-probabilities or logits."""
    follows, first, last = (np.where(rule, 0, -1e9) for rule in rules)
    best, back = scores[0] + first, []
    for row in scores[1:]:
        paths = best[:, None] + follows
        back.append(paths.argmax(0))
        best = paths.max(0) + row
    tag = int((best + last).argmax())
    tags = [tag]
    for pointers in reversed(back):
        tag = int(pointers[tag])
        tags.append(tag)
    return tags[::-1]
