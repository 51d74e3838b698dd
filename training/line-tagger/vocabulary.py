"""The characters that the tagger tells apart, cut down to those of the training text."""

import json

import numpy as np

PADDING, UNKNOWN, SEPARATOR = "[PAD]", "[UNK]", "[SEP]"


def choose(tokenizer, parts, least=3):
    """(characters in order, rows of the published embeddings for padding, unknown, separator and the characters)."""
    published = json.loads(tokenizer.read_text(encoding="utf-8"))["model"]["vocab"]
    counts = np.zeros(0x10000, np.int64)
    for data in parts:
        mask = np.arange(data["units"].shape[1])[None, :] < data["n"].astype(np.int64)[:, None]
        counts += np.bincount(data["units"][mask], minlength=0x10000)
    seen = (chr(c) for c in np.flatnonzero(counts >= least) if not 0xD800 <= c <= 0xDFFF)
    characters = [c for c in seen if c in published]
    return characters, np.array([published[t] for t in (PADDING, UNKNOWN, SEPARATOR, *characters)])


def table(characters):
    """Id of every UTF-16 unit."""
    out = np.ones(0x10000, np.int64)
    for i, c in enumerate(characters):
        out[ord(c)] = i + 3
    return out
