"""The lines of noised pages as extract.ts writes them, and the windows that the tagger reads them in."""

import numpy as np

ROLES = 6
FEATURES = 64
UNITS = 14
TOKENS = 500  # the published encoder knows 512 positions


def read(path):
    record = np.dtype([("label", "u1"), ("n", "u1"), ("page", "<u2"), ("x", "<f4", FEATURES), ("units", "<u2", UNITS)])
    return np.fromfile(path, record)


def windows(data, rng=None):
    """(first, last) lines of windows of at most TOKENS tokens that go through each page once. With `rng` the first
    window of a page is cut short, so that another epoch sees other neighbours."""
    lengths = data["n"].astype(np.int64) + 1
    ends = np.flatnonzero(np.diff(data["page"].astype(np.int64))) + 1
    out = []
    for start, end in zip([0, *ends], [*ends, len(data)]):
        room = TOKENS if rng is None else int(rng.integers(100, TOKENS + 1))
        at = start
        while at < end:
            last, used = at, 0
            while last < end and used + lengths[last] <= room:
                used += lengths[last]
                last += 1
            out.append((at, last))
            at, room = last, TOKENS
    return out


def batch(data, spans, table):
    """ids [B, T], features [B, S, FEATURES], where the separators stand [B, S], labels [B, S] (-1: none), lengths [B].

    `table` gives the id of a UTF-16 unit; id 0 is padding, 2 the separator before each line."""
    most = max(b - a for a, b in spans)
    lengths = [int(data["n"][a:b].astype(np.int64).sum()) + b - a for a, b in spans]
    ids = np.zeros((len(spans), max(lengths)), np.int64)
    x = np.zeros((len(spans), most, FEATURES), np.float32)
    at = np.zeros((len(spans), most), np.int64)
    y = np.full((len(spans), most), -1, np.int64)
    for w, (a, b) in enumerate(spans):
        n = data["n"][a:b].astype(np.int64)
        at[w, : b - a] = np.concatenate([[0], np.cumsum(n[:-1] + 1)])
        ids[w, at[w, : b - a]] = 2
        mask = np.arange(UNITS)[None, :] < n[:, None]
        where = (at[w, : b - a, None] + 1 + np.arange(UNITS)[None, :])[mask]
        ids[w, where] = table[data["units"][a:b][mask]]
        x[w, : b - a] = data["x"][a:b]
        y[w, : b - a] = data["label"][a:b]
    return ids, x, at, y, np.array(lengths)
