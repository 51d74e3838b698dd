"""A layer of BERT, after its norms as the published weights have them."""

import torch
from torch import nn
from torch.nn import functional as F

HIDDEN, HEADS, INNER, EPSILON = 512, 8, 2048, 1e-12
# Where the published weights keep the matrices of a layer.
PARTS = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "attended": "attention.output.dense",
    "inner": "intermediate.dense",
    "outer": "output.dense",
}


class Layer(nn.Module):
    def __init__(self, inner=INNER):
        super().__init__()
        self.query, self.key, self.value = (nn.Linear(HIDDEN, HIDDEN) for _ in range(3))
        self.attended = nn.Linear(HIDDEN, HIDDEN)
        self.inner, self.outer = nn.Linear(HIDDEN, inner), nn.Linear(inner, HIDDEN)
        self.norm_attended, self.norm = (nn.LayerNorm(HIDDEN, eps=EPSILON) for _ in range(2))

    def forward(self, x, mask, dropout):
        """x [batch, tokens, HIDDEN]; mask is false where there is only padding; dropout is a function."""

        def heads(t):
            return t.unflatten(-1, (HEADS, -1)).transpose(1, 2)

        query, key, value = heads(self.query(x)), heads(self.key(x)), heads(self.value(x))
        y = F.scaled_dot_product_attention(query, key, value, mask).transpose(1, 2).flatten(-2)
        x = self.norm_attended(x + dropout(self.attended(y)))
        return self.norm(x + dropout(self.outer(F.gelu(self.inner(x)))))

    def start_from(self, weights, path):
        """Takes over the published weights of the layer at that path (training/embedder/weights.py)."""
        for name, place in PARTS.items():
            part = getattr(self, name)
            part.weight.copy_(torch.tensor(weights[f"{path}.{place}.weight"].T))
            part.bias.copy_(torch.tensor(weights[f"{path}.{place}.bias"]))
        copy_norm(self.norm_attended, weights, f"{path}.attention.output.LayerNorm")
        copy_norm(self.norm, weights, f"{path}.output.LayerNorm")


def copy_norm(norm, weights, path):
    norm.weight.copy_(torch.tensor(weights[f"{path}.weight"]))
    norm.bias.copy_(torch.tensor(weights[f"{path}.bias"]))
