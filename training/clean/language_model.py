"""A character trigram model of news text in which the end of a paragraph is a character too.

Counted on television news of 2022 to 2024 and on PFR but for its last days; for training the role network, on one of
two folds, so that its scores are honest on pages made of the other. Written as an open-addressing hash table: for every
kept n-gram a 16-bit fingerprint and an 8-bit log probability. src/stages/clean/language/language-model.ts reads it; the hash is
the same there.
"""

import sys
from collections import Counter

import numpy as np

from corpora import fit_pages

SLOTS = 520_000
STEP = 1 / 16  # nats for one step of a stored log probability
END = "\n"


def fold(text):
    """Digits are one character, Latin letters another, half-width punctuation counts as full-width."""
    return text.translate(FOLD)


FOLD = {ord(a): b for a, b in zip(",:;?!()", "，：；？！（）")}
FOLD |= {ord("0") + i: "0" for i in range(10)} | {0xFF10 + i: "0" for i in range(10)}
FOLD |= {ord(c): "a" for c in "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"}
FOLD |= {0xFF21 + i: "a" for i in range(26)} | {0xFF41 + i: "a" for i in range(26)}
FOLD |= {ord(" "): None, 0x3000: None}


def paragraphs(folds):
    """Headlines count as paragraphs: they end without a mark, and a model that never saw that joins them to text."""
    for source in fit_pages(folds):
        for page in source:
            for a in page:
                if a["headline"]:
                    yield a["headline"]
                yield from a["paragraphs"]


def hashes(grams):
    """(slot, fingerprint) for rows of three UTF-16 units, 0 where a shorter n-gram has none."""
    g = grams.astype(np.uint32)
    with np.errstate(over="ignore"):
        h = g[:, 0] * np.uint32(0x9E3779B1) ^ g[:, 1] * np.uint32(0x85EBCA6B) ^ g[:, 2] * np.uint32(0xC2B2AE35)
        h ^= h >> np.uint32(15)
        h *= np.uint32(0x2C1B3C6D)
        h ^= h >> np.uint32(12)
        h *= np.uint32(0x297A2D39)
        h ^= h >> np.uint32(15)
        f = (h * np.uint32(0x9E3779B1)) >> np.uint32(16)
    return h % np.uint32(SLOTS), np.maximum(f, 1).astype(np.uint16)


def count(folds):
    one, two, three = Counter(), Counter(), Counter()
    for p in paragraphs(folds):
        s = END + fold(p) + END
        one.update(s[1:])
        two.update(zip(s, s[1:]))
        s = END + s
        three.update(zip(s, s[1:], s[2:]))
    return one, two, three


def scores(one, two, three):
    """log P with absolute discounting; a trigram is kept when it was seen three times and differs from its back-off."""
    total = sum(one.values())
    out = {(0, 0, ord(c)): np.log(n / total) for c, n in one.items() if n > 1 and ord(c) < 65536}
    for (a, b), n in two.items():
        if n > 1 and max(ord(a), ord(b)) < 65536:
            out[(0, ord(a), ord(b))] = np.log((n - 0.7) / one[a])
    kept = []
    for (a, b, c), n in three.items():
        if n > 2 and max(map(ord, (a, b, c))) < 65536:
            s = np.log((n - 0.7) / (two[a, b] if a + b != END + END else one[END]))
            backed = np.log(0.4) + out.get((0, ord(b), ord(c)), -12.0)
            if abs(s - backed) > 0.5:
                kept.append((n * abs(s - backed), (ord(a), ord(b), ord(c)), s))
    kept.sort(key=lambda x: (-x[0], x[1]))
    for _, key, s in kept[: int(SLOTS * 0.9) - len(out)]:
        out[key] = s
    return out


def table(out):
    keys = np.array(list(out), dtype=np.uint32)
    values = np.clip(np.round(-np.array(list(out.values())) / STEP), 0, 255).astype(np.uint8)
    slot, finger = hashes(keys)
    fingers, codes = np.zeros(SLOTS, np.uint16), np.zeros(SLOTS, np.uint8)
    for s, f, v in zip(slot.tolist(), finger.tolist(), values.tolist()):
        while fingers[s]:
            s = s + 1 if s + 1 < SLOTS else 0
        fingers[s], codes[s] = f, v
    return fingers, codes


def build(folds):
    one, two, three = count(folds)
    out = scores(one, two, three)
    print(f"{sum(one.values())} characters, {len(out)} n-grams of {len(one)}/{len(two)}/{len(three)}", file=sys.stderr)
    return *table(out), sum(one.values()), len(out)


def write(path, folds):
    """Returns the number of characters counted and of n-grams kept."""
    fingers, codes, characters, grams = build(folds)
    with open(path, "wb") as f:
        f.write(fingers.astype("<u2").tobytes() + codes.tobytes())
    return characters, grams
