"""The tagger: the first layers of bge-small-zh-v1.5, reading lines set apart by separators.

Each separator carries the layout of the line behind it, and its vector at the end says what the line is. The last
layer is computed for the separators alone (keys and values for all), which saves most of it.
"""

import torch
from torch import nn
from torch.nn import functional as F

from records import FEATURES, ROLES

HIDDEN, HEADS, INNER, EPSILON = 512, 8, 2048, 1e-12


class Layer(nn.Module):
    def __init__(self):
        super().__init__()
        self.query, self.key, self.value = (nn.Linear(HIDDEN, HIDDEN) for _ in range(3))
        self.attended = nn.Linear(HIDDEN, HIDDEN)
        self.inner, self.outer = nn.Linear(HIDDEN, INNER), nn.Linear(INNER, HIDDEN)
        self.norm_attended, self.norm = (nn.LayerNorm(HIDDEN, eps=EPSILON) for _ in range(2))

    def forward(self, x, own, mask, drop):
        """The vectors `own` after one layer over the vectors x; both [batch, tokens, HIDDEN]."""

        def heads(t):
            return t.unflatten(-1, (HEADS, -1)).transpose(1, 2)

        context = F.scaled_dot_product_attention(heads(self.query(own)), heads(self.key(x)), heads(self.value(x)), mask)
        y = self.attended(context.transpose(1, 2).flatten(-2))
        own = self.norm_attended(own + F.dropout(y, drop, self.training))
        return self.norm(own + F.dropout(self.outer(F.gelu(self.inner(own))), drop, self.training))


class Tagger(nn.Module):
    def __init__(self, words, layers, drop=0.1):
        super().__init__()
        self.words = nn.Embedding(words, HIDDEN)
        self.positions = nn.Parameter(torch.zeros(512, HIDDEN))
        self.layout = nn.Linear(FEATURES, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=EPSILON)
        self.layers = nn.ModuleList(Layer() for _ in range(layers))
        self.head = nn.Linear(HIDDEN, ROLES)
        self.drop = drop
        nn.init.normal_(self.layout.weight, std=0.02)

    def forward(self, ids, x, at, lengths):
        """Scores of the roles, [batch, lines, ROLES]; the arguments are those of records.batch."""
        tokens = ids.shape[1]
        spread = at[..., None].expand(-1, -1, HIDDEN)
        v = self.words(ids) + self.positions[:tokens]
        # Padding lines point at token 0 and have no features, but the bias would be added there again.
        real = (x != 0).any(-1, keepdim=True)
        v = v.scatter_add(1, spread, (self.layout(x) * real).to(v.dtype))
        v = self.norm(v)
        mask = (torch.arange(tokens)[None, :] < lengths[:, None])[:, None, None, :]
        for layer in self.layers[:-1]:
            v = layer(v, v, mask, self.drop)
        own = v.gather(1, spread)
        return self.head(F.dropout(self.layers[-1](v, own, mask, self.drop), self.drop, self.training))

    def start_from(self, weights, rows):
        """Takes over the published weights; `rows` are those of the words kept."""
        with torch.no_grad():
            self.words.weight.copy_(torch.tensor(weights["embeddings.word_embeddings.weight"][rows]))
            kind = weights["embeddings.token_type_embeddings.weight"][0]
            self.positions.copy_(torch.tensor(weights["embeddings.position_embeddings.weight"] + kind))
            copy_norm(self.norm, weights, "embeddings.LayerNorm")
            for n, layer in enumerate(self.layers):
                for name, path in PARTS.items():
                    part = getattr(layer, name)
                    part.weight.copy_(torch.tensor(weights[f"encoder.layer.{n}.{path}.weight"].T))
                    part.bias.copy_(torch.tensor(weights[f"encoder.layer.{n}.{path}.bias"]))
                copy_norm(layer.norm_attended, weights, f"encoder.layer.{n}.attention.output.LayerNorm")
                copy_norm(layer.norm, weights, f"encoder.layer.{n}.output.LayerNorm")


PARTS = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "attended": "attention.output.dense",
    "inner": "intermediate.dense",
    "outer": "output.dense",
}


def copy_norm(norm, weights, path):
    norm.weight.copy_(torch.tensor(weights[f"{path}.weight"]))
    norm.bias.copy_(torch.tensor(weights[f"{path}.bias"]))
