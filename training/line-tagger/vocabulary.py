"""The characters that the tagger tells apart: those of the training text, and what it starts out knowing of them."""

import json
import sys
from pathlib import Path

import numpy as np

import records

ROOT = Path(__file__).resolve().parents[2]
CACHE = ROOT / "training/.cache"
LEAST = 3  # occurrences
FIRST = 4  # id of the first character
RARE = 1e-3  # a character of this share weighs half in what a line is about
OTHER = 0.02  # weight of what is no Han character


def count(parts):
    """Occurrences of each UTF-16 unit."""
    counts = np.zeros(0x10000, np.int64)
    for data in parts:
        mask = np.arange(records.UNITS)[None, :] < data["n"].astype(np.int64)[:, None]
        counts += np.bincount(data["units"][mask], minlength=0x10000)
    return counts


def choose(counts):
    """Characters in the order of their ids."""
    return [chr(c) for c in np.flatnonzero(counts >= LEAST) if not 0xD800 <= c <= 0xDFFF]


def table(characters):
    """Id of every UTF-16 unit."""
    out = np.full(0x10000, records.UNKNOWN, np.int16)
    for i, c in enumerate(characters):
        out[ord(c)] = i + FIRST
    return out


def vectors(characters, size):
    """(indices, vectors): of the characters that bge-small-zh-v1.5 has an embedding of, its principal components."""
    sys.path.append(str(ROOT / "training/embedder"))
    import source
    import weights

    source.fetch(CACHE)
    rows = weights.read(weights.load(CACHE / source.WEIGHTS))["embeddings.word_embeddings.weight"]
    known = json.loads((CACHE / source.TOKENIZER).read_text(encoding="utf-8"))["model"]["vocab"]
    places = [i for i, c in enumerate(characters) if c in known]
    rows = rows[[known[characters[i]] for i in places]]
    rows = rows - rows.mean(0)
    _, _, turned = np.linalg.svd(rows.astype(np.float64), full_matrices=False)
    components = rows @ turned[:size].T
    return np.array(places), (components / components.std()).astype(np.float32)


def topic_weights(characters, counts):
    """How much each character says of what a line is about: the rare ones most (Arora et al. 2017, "A simple but
    tough-to-beat baseline for sentence embeddings")."""
    share = counts[[ord(c) for c in characters]] / counts.sum()
    han = np.array(["一" <= c <= "鿿" for c in characters])
    return np.where(han, RARE / (RARE + share), OTHER).astype(np.float32)
