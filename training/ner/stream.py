"""The training sentences as an endless stream of small batches, the same for the same seed.

A pool of sentences is drawn by the shares of the corpora, varied, sorted by length and cut into batches, so that little
is padding. What the stream must remember to go on is in `state`.
"""

from typing import NamedTuple

import numpy as np

import augmentation
import labels
import parts_of_speech
import unannotated
import vocabulary
from corpora import Sentence
from recogniser import ENTITY_HEADS, MAX_TOKENS

WITHOUT_NAMES = 0.12  # of the MSRA sentences without a name are kept
POOL = 52_800  # tokens, padding not counted
HEAD_OF = {"paper": "news"}
TAG_ID = {tag: i for i, tag in enumerate(parts_of_speech.TAGS)}


class Batch(NamedTuple):
    ids: np.ndarray  # [sentences, tokens]
    lengths: np.ndarray  # [sentences]
    targets: dict | None = None  # [sentences, tokens] by head, -1 where nothing is said
    whole: np.ndarray | None = None  # of text without annotation: the ids before characters were left out
    twice: bool = False  # whether it is to be read twice


class Stream:
    """`text` are sentences without annotation."""

    def __init__(self, corpora, text, tokens, stage, seed):
        rng = np.random.default_rng(seed)
        self.corpora = dict(corpora)
        self.corpora["msra"] = [s for s in corpora["msra"] if s.mentions or rng.random() < WITHOUT_NAMES]
        self.names = augmentation.lexicon([s for group in corpora.values() for s in group])
        if text:
            self.corpora["text"] = [Sentence("text", each, []) for each in text]
        self.ids, self.stage, self.seed = vocabulary.table(tokens), stage, seed
        self.state = {"pool": 0, **{name: 0 for name in self.corpora}}
        self.rounds, self.orders = {}, {}

    def pool(self, done):
        """The next batches; `done`: which part of the training lies behind, 0 to 1."""
        rng = np.random.default_rng((self.seed, self.state["pool"]))
        self.state["pool"] += 1
        last = done >= self.stage.last
        drawn, text, twice = [], [], []
        for name, share in (self.stage.last_shares if last else self.stage.shares).items():
            kept = text if name == "text" else twice if last and name in self.stage.last_twice else drawn
            wanted = share * POOL
            while wanted > 0:
                sentence = augmentation.vary(self._next(name), self.names, rng)
                if 0 < len(sentence.text) <= MAX_TOKENS - 2:
                    kept.append(sentence)
                    wanted -= len(sentence.text) + 2
        size = self.stage.batch
        once = [*self._cut(drawn, size), *self._cut(text, size)]
        batches = [*once, *self._cut(twice, size // 2)]
        drawn = rng.permutation(len(batches))
        return [self._encode(batches[i], rng)._replace(twice=bool(i >= len(once))) for i in drawn]

    def _next(self, name):
        """The next sentence of a corpus: each round goes through it once, in an order of its own."""
        group = self.corpora[name]
        round, place = divmod(self.state[name], len(group))
        self.state[name] += 1
        if self.rounds.get(name) != round:
            self.rounds[name] = round
            self.orders[name] = np.random.default_rng((self.seed, round, *name.encode())).permutation(len(group))
        return group[self.orders[name][place]]

    def _cut(self, sentences, size):
        batches = [[]]
        for sentence in sorted(sentences, key=lambda s: len(s.text)):  # the longest so far
            if (len(batches[-1]) + 1) * (len(sentence.text) + 2) > size and batches[-1]:
                batches.append([])
            batches[-1].append(sentence)
        return [batch for batch in batches if batch]

    def _encode(self, sentences, rng):
        if sentences[0].corpus == "text":
            return self._encode_text(sentences, rng)
        width = max(len(s.text) for s in sentences) + 2
        ids = np.zeros((len(sentences), width), np.int64)
        heads = (*ENTITY_HEADS, "words", "pos")
        targets = {head: np.full(ids.shape, labels.NONE, np.int64) for head in heads}
        for i, s in enumerate(sentences):
            n = len(s.text)
            row = vocabulary.encode(self.ids, s.text)
            row[1:-1][rng.random(n) < augmentation.UNREAD] = self.ids[vocabulary.UNKNOWN]
            ids[i, : n + 2] = row
            targets[HEAD_OF.get(s.corpus, s.corpus)][i, 1 : n + 1] = labels.entity_tags(n, s.mentions)
            if s.words:
                targets["words"][i, 1 : n + 1] = labels.word_tags(n, s.words)
                for start, end, tag in s.words:
                    targets["pos"][i, 1 + start : 1 + end] = TAG_ID[tag]
        lengths = np.array([len(s.text) + 2 for s in sentences])
        return Batch(ids, lengths, {h: t for h, t in targets.items() if (t >= 0).any()})

    def _encode_text(self, sentences, rng):
        lengths = np.array([len(s.text) + 2 for s in sentences])
        whole = np.zeros((len(sentences), lengths.max()), np.int64)
        ids = whole.copy()
        for i, (s, n) in enumerate(zip(sentences, lengths)):
            whole[i, :n] = vocabulary.encode(self.ids, s.text)
            ids[i, :n] = unannotated.leave_out(whole[i, :n], self.ids, len(self.ids), rng)
        return Batch(ids, lengths, whole=whole)
