"""The recogniser: three layers of bge-small-zh-v1.5 over characters, and a head for each convention of annotation."""

import torch
from torch import nn
from torch.nn import functional as F

import labels
import parts_of_speech
from bert import EPSILON, HIDDEN, INNER, Layer, copy_norm

PUBLISHED_LAYERS = (0, 1, 3)
MAX_TOKENS = 512
ENTITY_HEADS = ("news", "msra", "pfr", "uner")
HEADS = {**{name: len(labels.ENTITIES) for name in ENTITY_HEADS}, "words": 4, "pos": len(parts_of_speech.TAGS)}


class Dropout:
    """Zeroes a tenth of the numbers, from masks drawn beforehand: drawing them anew took an eighth of a step."""

    SHARE, MASKS, DRAWN = 0.1, 1 << 22, 11

    def __init__(self):
        kept = torch.rand(self.MASKS, generator=torch.Generator().manual_seed(self.DRAWN)) >= self.SHARE
        self.masks = (kept / (1 - self.SHARE)).bfloat16()

    def __call__(self, x):
        start = int(torch.randint(self.MASKS - x.numel() + 1, ()))
        return x * self.masks[start : start + x.numel()].view(x.shape).to(x.dtype)


class Recogniser(nn.Module):
    """With `guesses`, it also has what guesses characters that were left out, for training on text without annotation."""

    def __init__(self, tokens, inner=INNER, guesses=False):
        super().__init__()
        self.words = nn.Embedding(tokens, HIDDEN)
        self.positions = nn.Parameter(torch.zeros(MAX_TOKENS, HIDDEN))
        self.norm = nn.LayerNorm(HIDDEN, eps=EPSILON)
        self.layers = nn.ModuleList(Layer(inner) for _ in PUBLISHED_LAYERS)
        self.head = nn.Linear(HIDDEN, sum(HEADS.values()))
        self.dropout = Dropout()
        self.guess = nn.Sequential(nn.Linear(HIDDEN, HIDDEN), nn.GELU(), nn.LayerNorm(HIDDEN)) if guesses else None
        nn.init.normal_(self.head.weight, std=0.02)
        nn.init.zeros_(self.head.bias)

    def forward(self, ids, lengths):
        """Scores [sentences, tokens, labels] by head; ids [sentences, tokens], those from lengths on are padding."""
        return self.scores(self.read(ids, lengths))

    def read(self, ids, lengths):
        """What the layers make of the tokens: [sentences, tokens, HIDDEN]."""
        tokens = ids.shape[1]
        x = self.norm(self.words(ids) + self.positions[:tokens])
        drop = self.dropout if self.training else lambda x: x
        x = drop(x)
        mask = (torch.arange(tokens)[None, :] < lengths[:, None])[:, None, None, :]
        for layer in self.layers:
            x = layer(x, mask, drop)
        return drop(x)

    def scores(self, x):
        scores = self.head(x).float()
        return dict(zip(HEADS, scores.split(list(HEADS.values()), -1)))

    def guessed(self, x):
        """Logits of all tokens at places [n, HIDDEN]: [n, tokens]."""
        return F.linear(self.guess(x), self.words.weight)

    def start_from(self, weights, rows):
        """Takes over the published weights (training/embedder/weights.py); `rows` are those of the tokens."""
        with torch.no_grad():
            self.words.weight.copy_(torch.tensor(weights["embeddings.word_embeddings.weight"][rows]))
            kind = weights["embeddings.token_type_embeddings.weight"][0]
            self.positions.copy_(torch.tensor(weights["embeddings.position_embeddings.weight"] + kind))
            copy_norm(self.norm, weights, "embeddings.LayerNorm")
            for layer, n in zip(self.layers, PUBLISHED_LAYERS):
                layer.start_from(weights, f"encoder.layer.{n}")
