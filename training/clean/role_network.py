"""Trains the network that scores the role of each line.

One hidden layer of ReLU over the features of five lines and hashed words of the line, softmax cross-entropy, Adam.
Plain numpy, so that it needs no framework and gives the same weights again. The layout of the records is in
extract.ts, the layout of the result in src/stages/clean/statistics.ts.
"""

import sys

import numpy as np
import scipy.sparse as sp

ROLES = 6
AROUND = 2
LEXICON = 1 << 14
LEXICON_STEP = 1 / 64
WORD_DROP = 0.5
HIDDEN_DROP = 0.1
AVERAGE = 0.999  # of the weights over the last thousand steps or so: one run then differs less from another
DECAY = {"lexicon": 0.1, "input": 0.01}


def read(path, features, rows):
    record = np.dtype([("label", "u1"), ("n", "u1"), ("page", "<u2"), ("x", "<f4", features), ("rows", "<u2", rows)])
    return np.fromfile(path, record)


def windows(data, features):
    """Features of the lines around each, zero beyond the page."""
    x = data["x"]
    out = np.zeros((len(x), 2 * AROUND + 1, features), np.float32)
    page = data["page"].astype(np.int64)
    for o in range(-AROUND, AROUND + 1):
        a, b = (slice(-o, None), slice(None, o)) if o < 0 else (slice(None, len(x) - o), slice(o, None))
        same = page[a] == page[b]
        out[a, o + AROUND][same] = x[b][same]
    return out.reshape(len(x), -1)


def lexicon(data):
    n = data["n"].astype(np.int64)
    mask = np.arange(data["rows"].shape[1])[None, :] < n[:, None]
    columns = data["rows"][mask].astype(np.int32)
    starts = np.concatenate([[0], np.cumsum(n)])
    return sp.csr_matrix((np.ones(len(columns), np.float32), columns, starts), (len(n), LEXICON))


class Network:
    def __init__(self, window, hidden, seed):
        rng = np.random.default_rng(seed)
        self.p = {
            "input": rng.normal(0, 0.08, (window, hidden)).astype(np.float32),
            "input_bias": np.zeros(hidden, np.float32),
            "lexicon": np.zeros((LEXICON, hidden), np.float32),
            "output": rng.normal(0, 0.2, (hidden, ROLES)).astype(np.float32),
            "output_bias": np.zeros(ROLES, np.float32),
        }
        self.m = {k: np.zeros_like(v) for k, v in self.p.items()}
        self.v = {k: np.zeros_like(v) for k, v in self.p.items()}
        self.average = {k: v.copy() for k, v in self.p.items()}
        self.t = 0

    def forward(self, x, lex, p=None):
        p = p or self.p
        h = np.maximum(x @ p["input"] + lex @ p["lexicon"] + p["input_bias"], 0)
        return h, h @ p["output"] + p["output_bias"]

    def step(self, x, lex, y, rate, rng):
        """One Adam step on a batch. Half of the words and a tenth of the hidden units are dropped (Srivastava et al.
        2014): the corpora hold each article only once, and without it the words of its headline are learned by heart.
        """
        keep = (rng.random(len(lex.data)) < 1 - WORD_DROP).astype(np.float32) / (1 - WORD_DROP)
        lex = sp.csr_matrix((keep, lex.indices, lex.indptr), lex.shape)
        h, _ = self.forward(x, lex)
        mask = (rng.random(h.shape, np.float32) < 1 - HIDDEN_DROP).astype(np.float32) / (1 - HIDDEN_DROP)
        h *= mask
        z = h @ self.p["output"] + self.p["output_bias"]
        z -= z.max(1, keepdims=True)
        q = np.exp(z)
        q /= q.sum(1, keepdims=True)
        loss = -np.log(q[np.arange(len(y)), y] + 1e-9).mean()
        q[np.arange(len(y)), y] -= 1
        q /= len(y)
        dh = (q @ self.p["output"].T) * (h > 0) * mask
        grads = {
            "output": h.T @ q,
            "output_bias": q.sum(0),
            "input": x.T @ dh,
            "input_bias": dh.sum(0),
            "lexicon": lex.T @ dh,
        }
        self.t += 1
        fix = np.sqrt(1 - 0.999**self.t) / (1 - 0.9**self.t)
        for k, g in grads.items():
            g = np.asarray(g, np.float32)
            self.m[k] += 0.1 * (g - self.m[k])
            self.v[k] += 0.001 * (g * g - self.v[k])
            self.p[k] -= rate * fix * self.m[k] / (np.sqrt(self.v[k]) + 1e-7)
        for k in ("lexicon", "input"):
            self.p[k] *= 1 - rate * DECAY[k]
        keep = min(AVERAGE, self.t / (self.t + 10))
        for k, v in self.p.items():
            self.average[k] += (1 - keep) * (v - self.average[k])
        return loss


def train(fit, choose, features, hidden=32, epochs=6, batch=1024, seed=3, rate=0.003):
    x, lex, y = windows(fit, features), lexicon(fit), fit["label"].astype(np.int64)
    cx, clex, cy = windows(choose, features), lexicon(choose), choose["label"].astype(np.int64)
    net, rng = Network(x.shape[1], hidden, seed), np.random.default_rng(seed)
    steps = epochs * (len(y) // batch)
    for epoch in range(epochs):
        order, losses = rng.permutation(len(y)), []
        for i in range(0, len(y) - batch + 1, batch):
            at = order[i : i + batch]
            now = rate * max(0.03, 1 - net.t / steps)
            losses.append(net.step(x[at], lex[at], y[at], now, rng))
        z = net.forward(cx, clex, net.average)[1]
        wrong = z.argmax(1) != cy
        per = " ".join(f"{'CPAHBT'[r]} {1 - wrong[cy == r].mean():.4f}" for r in range(ROLES))
        joins = ((z.argmax(1) == 0) != (cy == 0)).mean()
        z -= z.max(1, keepdims=True)
        likelihood = (np.log(np.exp(z).sum(1)) - z[np.arange(len(cy)), cy]).mean()
        print(
            f"epoch {epoch + 1}: loss {np.mean(losses):.4f}; choose: loss {likelihood:.4f}, wrong {wrong.mean():.4f}, "
            f"join/break wrong {joins:.4f}; right by role {per}",
            file=sys.stderr,
        )
    return net, {"line_accuracy": round(float(1 - wrong.mean()), 4), "break_accuracy": round(float(1 - joins), 4)}


def dump(net):
    p = net.average
    lexicon = np.clip(np.round(p["lexicon"] / LEXICON_STEP), -127, 127).astype(np.int8)
    parts = [p["input"], p["input_bias"], p["output"], p["output_bias"]]
    return b"".join(a.astype("<f4").tobytes() for a in parts) + lexicon.tobytes()
