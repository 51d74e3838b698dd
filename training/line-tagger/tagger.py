"""The tagger: convolutions over the characters of a line, then attention over the lines of a page."""

import torch
from torch import nn
from torch.nn import functional as F

from records import FEATURES, LINES, PADDING, ROLES, SLOTS

EMBEDDED, INNER, OUTER, LINE, HEADS, LAYERS = 96, 96, 128, 192, 6, 3
TOPIC, REACHES = 48, (1, 2, 4, 8, 16)  # lines of text before and behind a break that are compared
PARTS = 4  # by length, of the lines of a batch


class Layer(nn.Module):
    """Attention over the lines of a window; each head learns how much a line at every distance counts, and starts out
    looking near (Press et al. 2022, "Train short, test long")."""

    def __init__(self, drop):
        super().__init__()
        self.attended, self.mixed = nn.Linear(LINE, 3 * LINE), nn.Linear(LINE, LINE)
        self.inner, self.outer = nn.Linear(LINE, 2 * LINE), nn.Linear(2 * LINE, LINE)
        self.before, self.between = nn.LayerNorm(LINE), nn.LayerNorm(LINE)
        self.near = nn.Parameter(torch.zeros(HEADS, 2 * LINES - 1))
        with torch.no_grad():
            away = (torch.arange(2 * LINES - 1) - LINES + 1).abs().float()
            for h in range(HEADS):
                self.near[h] = -away * 2.0 ** -(h + 1)
        self.drop = drop

    def forward(self, v, mask):
        n = v.shape[1]
        at = torch.arange(n)
        near = self.near[:, at[None, :] - at[:, None] + LINES - 1]
        q, k, w = self.attended(self.before(v)).unflatten(-1, (3, HEADS, -1)).permute(2, 0, 3, 1, 4)
        bias = (near[None] + mask[:, None, None, :]).to(q.dtype)
        y = F.scaled_dot_product_attention(q, k, w, bias).transpose(1, 2).flatten(-2)
        v = v + F.dropout(self.mixed(y), self.drop, self.training)
        y = self.outer(F.gelu(self.inner(self.between(v))))
        return v + F.dropout(y, self.drop, self.training)


class Tagger(nn.Module):
    def __init__(self, characters, drop=0.2, forget=0.1):
        super().__init__()
        self.words = nn.Embedding(characters, EMBEDDED, padding_idx=PADDING)
        self.weights = nn.Embedding(characters, 1)
        self.topic = nn.Linear(EMBEDDED, TOPIC, bias=False)
        self.first = nn.Conv1d(EMBEDDED, INNER, 3, padding=1)
        self.second = nn.Conv1d(INNER, OUTER, 3, padding=1)
        self.line = nn.Linear(3 * OUTER + FEATURES + TOPIC + 2 * len(REACHES), LINE)
        self.layers = nn.ModuleList(Layer(drop) for _ in range(LAYERS))
        self.norm = nn.LayerNorm(LINE)
        self.head = nn.Linear(LINE, ROLES)
        self.drop, self.forget = drop, forget

    def characters(self, ids):
        """Vectors of lines, [lines, 3 * OUTER], and what they are about, [lines, TOPIC]; ids [lines, SLOTS].
        Lines of like length are read together, which spares half of the padding."""
        lengths = (ids != PADDING).sum(1)
        order = lengths.argsort()
        parts = [self.read(ids[part, : int(lengths[part[-1]]) + 1], lengths[part]) for part in order.chunk(PARTS)]
        back = torch.empty_like(order).scatter_(0, order, torch.arange(len(order)))
        return [torch.cat(x)[back] for x in zip(*parts)]

    def read(self, ids, lengths):
        """The strongest features of each line and those at its two ends, and what it is about."""
        real = torch.arange(ids.shape[1])[None, :] < lengths[:, None]
        if self.training:
            lost = (torch.rand(ids.shape) < self.forget) & (ids > 3)
            ids = ids.masked_fill(lost, 1)
        v = self.words(ids)
        about = self.topic((v * (self.weights(ids) * real[..., None])).sum(1))
        v = F.dropout1d(v.transpose(1, 2), self.drop / 2, self.training)
        v = F.relu(self.first(v))
        v = F.relu(self.second(v)).transpose(1, 2)
        ends = v[torch.arange(len(v)), lengths - 2]
        most = v.masked_fill(~real[..., None], 0).amax(1)
        return torch.cat([most, v[:, 1], ends], 1), about

    def shift(self, about, real):
        """How alike the lines before and behind each break are, cosines for several reaches, [batch, lines, 2 * REACHES]."""
        about = about * real[..., None]
        sums = F.pad(about.float().cumsum(1), (0, 0, 1, 0))
        n, out = about.shape[1], []
        at = torch.arange(n)
        for reach in REACHES:
            before = sums[:, at] - sums[:, (at - reach).clamp(min=0)]
            behind = sums[:, (at + reach).clamp(max=n)] - sums[:, at]
            beyond = sums[:, (at + 1 + reach).clamp(max=n)] - sums[:, (at + 1).clamp(max=n)]
            out.append(F.cosine_similarity(before, behind, dim=-1, eps=1e-4))
            out.append(F.cosine_similarity(about.float(), beyond, dim=-1, eps=1e-4))
        return torch.stack(out, -1)

    def forward(self, ids, x, lengths):
        """Scores of the roles, [batch, lines, ROLES]; ids [batch, lines, SLOTS] (short), x [batch, lines, FEATURES]."""
        real = torch.arange(ids.shape[1])[None, :] < lengths[:, None]
        flat, about = self.characters(ids[real].long())
        size = (*real.shape, flat.shape[1])
        wide = flat.new_zeros(size)
        wide[real] = flat
        topic = about.new_zeros(*real.shape, TOPIC)
        topic[real] = about
        shift = self.shift(topic, real).to(wide.dtype)
        unit = F.normalize(topic.float(), dim=-1, eps=1e-4).to(wide.dtype)
        v = torch.cat([F.dropout(wide, self.drop, self.training), x, unit, shift], -1)
        v = F.dropout(self.line(v), self.drop, self.training)
        mask = torch.zeros(real.shape).masked_fill(~real, -1e4)
        for layer in self.layers:
            v = layer(v, mask)
        return self.head(self.norm(v))
