"""What the recogniser tells apart: single characters, since every code point is one token.

Kept are the published tokens of one character; added are white space and characters of the training text that the
published vocabulary lacks: it has neither the quotation marks “ ” nor the dash — nor the ellipsis ….
"""

import json
from collections import Counter

import numpy as np

PADDING, UNKNOWN, CLS, SEP, SPACE = SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[SPACE]")
LEAST = 3  # occurrences of an added character
# Rows that added characters start from; the others start from that of [UNK].
LIKE = {"“": "「", "”": "」", "‘": "『", "’": "』", "—": "-", "…": "‧", "–": "-", SPACE: "、"}
HALF_WIDTH = {c: c - 0xFEE0 for c in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))}


def normalised(character):
    """The entry under which a code point is looked up: white space is one, A to Z and full-width forms fold."""
    if character.isspace():
        return SPACE
    code = HALF_WIDTH.get(ord(character), ord(character))
    return chr(code + 32) if 65 <= code <= 90 else chr(code)


def choose(tokenizer, texts):
    """(tokens by id, row of the published embeddings that each starts from)."""
    published = json.loads(tokenizer.read_text(encoding="utf-8"))["model"]["vocab"]
    counts = Counter(normalised(c) for text in texts for c in text)
    old = sorted(t for t in published if len(t) == 1 and normalised(t) == t)
    new = sorted(t for t, n in counts.items() if n >= LEAST and t not in published and t != SPACE)
    tokens = [*SPECIAL, *old, *new]
    return tokens, np.array([published[t if t in published else LIKE.get(t, UNKNOWN)] for t in tokens])


def table(tokens):
    return {token: id for id, token in enumerate(tokens)}


def encode(ids, text):
    """Ids of [CLS], the code points of the text, [SEP]."""
    unknown = ids[UNKNOWN]
    return np.array([ids[CLS], *(ids.get(normalised(c), unknown) for c in text), ids[SEP]], np.int64)
