"""What cppjieba does with a dictionary, so that one can be fitted without loading it thousands of times.

The likeliest path of words through a text (its MPSegment), then a hidden Markov model over each row of single
characters that the path leaves (its MixSegment). Ties are broken as there: the shorter word wins.
"""

import math

IMPOSSIBLE = -3.14e100
BEGIN, END, MIDDLE, SINGLE = range(4)


class Dictionary:
    """Words with weights (any positive numbers), by their logarithm."""

    def __init__(self, weights):
        total = math.log(sum(weights.values()))
        self.scores = {word: math.log(weight) - total for word, weight in weights.items()}
        self.lowest = min(self.scores.values())
        # How long a word that begins with a character can be.
        self.longest = {}
        for word in self.scores:
            self.longest[word[0]] = max(self.longest.get(word[0], 1), len(word))

    def path(self, text):
        """Lengths of the words of the likeliest path."""
        scores, longest, lowest = self.scores, self.longest, self.lowest
        n = len(text)
        best = [0.0] * (n + 1)
        step = [1] * n
        for i in range(n - 1, -1, -1):
            top, take = scores.get(text[i], lowest) + best[i + 1], 1
            for length in range(2, min(longest.get(text[i], 1), n - i) + 1):
                score = scores.get(text[i : i + length])
                if score is not None and score + best[i + length] > top:
                    top, take = score + best[i + length], length
            best[i], step[i] = top, take
        lengths, at = [], 0
        while at < n:
            lengths.append(step[at])
            at += step[at]
        return lengths


class Markov:
    """Log probabilities of the positions in a word: start[4], step[4][4], emit[4] by character."""

    def __init__(self, start, step, emit):
        self.start, self.step, self.emit = start, step, emit

    def lengths(self, text):
        start, step, emit = self.start, self.step, self.emit
        scores = [start[y] + emit[y].get(text[0], IMPOSSIBLE) for y in range(4)]
        back = []
        for character in text[1:]:
            here, froms = [], []
            for y in range(4):
                # As in cppjieba: E where nothing is possible, and the first of equals.
                top, source = IMPOSSIBLE, END
                given = emit[y].get(character, IMPOSSIBLE)
                for x in range(4):
                    score = scores[x] + step[x][y] + given
                    if score > top:
                        top, source = score, x
                here.append(top)
                froms.append(source)
            scores = here
            back.append(froms)
        state = END if scores[END] >= scores[SINGLE] else SINGLE
        states = [state]
        for froms in reversed(back):
            state = froms[state]
            states.append(state)
        states.reverse()
        result, length = [], 0
        for state in states:
            length += 1
            if state in (END, SINGLE):
                result.append(length)
                length = 0
        return result + ([length] if length else [])


def rows_of_singles(text, lengths, kept):
    """(start, end) of rows of single characters in a path; characters of `kept` stand alone."""
    rows, at, start = [], 0, None
    for length in [*lengths, 2]:
        if length == 1 and text[at] not in kept:
            start = at if start is None else start
        elif start is not None:
            rows.append((start, at))
            start = None
        at += length
    return rows


def cut(text, dictionary, markov=None, kept=frozenset()):
    """Lengths of the words of a text."""
    lengths = dictionary.path(text)
    if markov is None:
        return lengths
    rows = {start: end for start, end in rows_of_singles(text, lengths, kept)}
    result, at, until = [], 0, 0
    for length in lengths:
        if at in rows:
            until = rows[at]
            result.extend(markov.lengths(text[at:until]))
        if at >= until:
            result.append(length)
        at += length
    return result
