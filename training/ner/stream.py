"""The training sentences as an endless stream of small batches, the same for the same seed.

A pool of sentences is drawn by the shares of the corpora, varied, sorted by length and cut into batches, so that little
is padding. What the stream must remember to go on is in `state`.
"""

import numpy as np

import augmentation
import labels
import parts_of_speech
import vocabulary
from recogniser import ENTITY_HEADS, MAX_TOKENS

# Share of the tokens: first all corpora, our convention oversampled; at the end mostly our convention.
SHARES = {"news": 0.15, "paper": 0.08, "msra": 0.35, "pfr": 0.35, "uner": 0.07}
LAST_SHARES = {"news": 0.42, "paper": 0.22, "msra": 0.15, "pfr": 0.15, "uner": 0.06}
LAST = 0.74  # of all tokens, when the shares change
WITHOUT_NAMES = 0.12  # of the MSRA sentences without a name are kept
BATCH = 800  # tokens, padding counted
POOL = 66  # batches
HEAD_OF = {"paper": "news"}
TAG_ID = {tag: i for i, tag in enumerate(parts_of_speech.TAGS)}


class Stream:
    def __init__(self, corpora, tokens, seed):
        rng = np.random.default_rng(seed)
        self.corpora = dict(corpora)
        self.corpora["msra"] = [s for s in corpora["msra"] if s.mentions or rng.random() < WITHOUT_NAMES]
        self.names = augmentation.lexicon([s for group in corpora.values() for s in group])
        self.ids, self.seed = vocabulary.table(tokens), seed
        self.state = {"pool": 0, **{name: 0 for name in corpora}}
        self.rounds, self.orders = {}, {}

    def pool(self, done):
        """The next batches; `done`: which part of the training lies behind, 0 to 1."""
        rng = np.random.default_rng((self.seed, self.state["pool"]))
        self.state["pool"] += 1
        shares = LAST_SHARES if done >= LAST else SHARES
        drawn = []
        for name, share in shares.items():
            wanted = share * BATCH * POOL
            while wanted > 0:
                sentence = augmentation.vary(self._next(name), self.names, rng)
                if 0 < len(sentence.text) <= MAX_TOKENS - 2:
                    drawn.append(sentence)
                    wanted -= len(sentence.text) + 2
        drawn.sort(key=lambda s: len(s.text))
        batches = self._cut(drawn)
        return [self._encode(batches[i], rng) for i in rng.permutation(len(batches))]

    def _next(self, name):
        """The next sentence of a corpus: each round goes through it once, in an order of its own."""
        group = self.corpora[name]
        round, place = divmod(self.state[name], len(group))
        self.state[name] += 1
        if self.rounds.get(name) != round:
            self.rounds[name] = round
            self.orders[name] = np.random.default_rng((self.seed, round, *name.encode())).permutation(len(group))
        return group[self.orders[name][place]]

    @staticmethod
    def _cut(sentences):
        batches = [[]]
        for sentence in sentences:  # the longest so far
            if (len(batches[-1]) + 1) * (len(sentence.text) + 2) > BATCH and batches[-1]:
                batches.append([])
            batches[-1].append(sentence)
        return batches

    def _encode(self, sentences, rng):
        """(ids, lengths, targets by head): targets are -1 where nothing is said."""
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
        return ids, lengths, {h: t for h, t in targets.items() if (t >= 0).any()}
