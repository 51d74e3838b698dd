"""The lines of noised pages as extract.ts writes them, and the windows of lines that the tagger reads."""

import numpy as np

ROLES = 6
FEATURES = 64
HEAD, TAIL = 24, 8
UNITS = HEAD + TAIL
SLOTS = UNITS + 3  # an edge at both ends, and a gap where the middle of a long line is left out
LINES = 128  # of a window, at most
SELDOM, OFTEN = 0.25, 0.3  # the least share of windows taken; the share of first lines from which all are
PADDING, UNKNOWN, EDGE, GAP = range(4)


def read(path):
    record = np.dtype([("label", "u1"), ("n", "u1"), ("page", "<u2"), ("x", "<f4", FEATURES), ("units", "<u2", UNITS)])
    return np.fromfile(path, record)


def slots(data, table):
    """Character ids of every line, [lines, SLOTS]. A line that fills all units counts as cut."""
    n = data["n"].astype(np.int64)
    ids = np.zeros((len(data), SLOTS), np.int16)
    ids[:, 0] = EDGE
    chars = np.where(np.arange(UNITS)[None, :] < n[:, None], table[data["units"]], PADDING)
    cut = n == UNITS
    ids[:, 1 : UNITS + 1] = chars
    ids[cut, HEAD + 1] = GAP
    ids[cut, HEAD + 2 : UNITS + 2] = chars[cut, HEAD:]
    ids[np.arange(len(ids)), n + 1 + cut] = EDGE
    return ids


def windows(data, rng=None):
    """(first, last) lines of windows that go through each page once. With `rng` a long page is cut elsewhere each time,
    and windows of few paragraphs are seldom taken: most lines of a narrow column go on, and teach little."""
    ends = np.flatnonzero(np.diff(data["page"].astype(np.int64))) + 1
    out = []
    for start, end in zip([0, *ends], [*ends, len(data)]):
        room = LINES if rng is None or end - start <= LINES else int(rng.integers(LINES // 4, LINES + 1))
        at = start
        while at < end:
            last = min(at + room, end)
            out.append((at, last))
            at, room = last, LINES
    if rng is None:
        return out
    share = [(data["label"][a:b] > 0).mean() for a, b in out]
    return [span for span, paragraphs in zip(out, share) if rng.random() < max(SELDOM, paragraphs / OFTEN)]


def batches(data, count, rng=None):
    """Windows of like length together, about `count` lines a batch, in random order."""
    spans = windows(data, rng)
    jitter = rng.random(len(spans)) if rng is not None else np.zeros(len(spans))
    order = np.argsort([b - a + 12 * j for (a, b), j in zip(spans, jitter)], kind="stable")
    out, group = [], []
    for i in order:
        most = max([b - a for a, b in group] + [spans[i][1] - spans[i][0]])
        if group and most * (len(group) + 1) > count:
            out.append(group)
            group = []
        group.append(spans[i])
    out.append(group)
    return [out[i] for i in rng.permutation(len(out))] if rng is not None else out
