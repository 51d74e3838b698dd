"""How often a mention is right that the recogniser gives some probability: a rising table, fitted to kept sentences.

The raw probability of a mention is the share of the permitted tag sequences in which just this span is a name of just
this type (forward-backward, as src/stages/entities/lattice.ts computes it). A short rising table is fitted by pooling
adjacent violators (Ayer et al. 1955) over groups of mentions of like probability.
"""

import numpy as np

import labels
import measure

GROUP = 40  # mentions
PRIOR = 2  # each group counts this many mentions more, right as often as all are


def raw(scores, mentions):
    """Probability of each mention; scores [characters, tags]."""
    follows, first, last = (np.where(rule, 0, -1e9) for rule in measure.NAMES)
    n = len(scores)
    before, behind = np.empty_like(scores, dtype=float), np.empty_like(scores, dtype=float)
    before[0], behind[-1] = first, last  # without the character's own score
    for i in range(1, n):
        before[i] = _log_sum((before[i - 1] + scores[i - 1])[:, None] + follows, 0)
        behind[n - 1 - i] = _log_sum(follows + (behind[n - i] + scores[n - i])[None, :], 1)
    total = _log_sum(before[-1] + scores[-1] + last, 0)
    tags = labels.entity_tags(n, mentions)
    found = []
    for start, end, _ in mentions:
        own = scores[np.arange(start, end), tags[start:end]].sum()
        weight = before[start, tags[start]] + own + behind[end - 1, tags[end - 1]]
        found.append(float(np.exp(min(0.0, weight - total))))
    return found


def _log_sum(terms, axis):
    top = terms.max(axis, keepdims=True)
    return np.squeeze(top, axis) + np.log(np.exp(terms - top).sum(axis))


def outcomes(scorer, sentences, head="news"):
    """(raw probability, whether right) of every mention found."""
    found = []
    for sentence, scores in zip(sentences, measure.entity_scores(scorer, sentences, head)):
        mentions = labels.mentions(labels.viterbi(scores, measure.NAMES))
        gold = set(sentence.mentions)
        found += [(p, m in gold) for p, m in zip(raw(scores, mentions), mentions)]
    return sorted(found)


def fit(scorer, sentences):
    """{"raw": [...], "calibrated": [...]}: points to interpolate between, both rising."""
    found = outcomes(scorer, sentences)
    probabilities, right = (np.array(column, float) for column in zip(*found))
    overall, groups = right.mean(), []
    for start in range(0, len(found), GROUP):
        rows = slice(start, start + GROUP)
        n = len(right[rows])
        groups.append([probabilities[rows].mean(), (right[rows].sum() + PRIOR * overall) / (n + PRIOR), n])
    pooled = []
    for group in groups:
        pooled.append(group)
        while len(pooled) > 1 and _to_pool(*pooled[-2:]):
            (p, q, n), (r, s, m) = pooled[-2:]
            pooled[-2:] = [[(p * n + r * m) / (n + m), (q * n + s * m) / (n + m), n + m]]
    return {
        "raw": [_rounded(p) for p, _, _ in pooled],
        "calibrated": [round(float(q), 4) for _, q, _ in pooled],
    }


def _to_pool(one, next):
    """Whether the share falls from one group to the next, or both would be the same point when rounded."""
    return one[1] >= next[1] or _rounded(one[0]) == _rounded(next[0])


def _rounded(probability):
    return round(float(probability), 6)


def apply(table, probability):
    return float(np.interp(probability, table["raw"], table["calibrated"]))
