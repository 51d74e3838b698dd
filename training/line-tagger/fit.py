"""Fits the tagger to lines of noised pages, by AdamW in bfloat16, the rate falling in a line; the result is a running
mean of the weights. Seeded, one thread."""

import sys
import time

import numpy as np
import torch
from torch.nn import functional as F

import records
import vocabulary
from tagger import EMBEDDED, Tagger

STEPS = 10_000
BATCH = 1500  # lines, padding counted
RATE, WARM_UP, LEAST_RATE, SEED = 2e-3, 200, 0.02, 5
OLD_RATE = 0.3  # of the rate, for what starts from published vectors
MEAN = 0.998
SHOW_EVERY = 100


def start(characters, counts):
    model = Tagger(len(characters) + vocabulary.FIRST)
    places, vectors = vocabulary.vectors(characters, EMBEDDED)
    with torch.no_grad():
        model.words.weight.mul_(0.3)
        model.words.weight[records.PADDING] = 0
        model.words.weight[torch.from_numpy(places) + vocabulary.FIRST] = torch.from_numpy(vectors) * 0.6
        model.weights.weight.fill_(0.3)
        weights = torch.from_numpy(vocabulary.topic_weights(characters, counts))
        model.weights.weight[vocabulary.FIRST :, 0] = weights
    return model


def optimiser(model):
    old = [model.words.weight, model.weights.weight]
    new = [p for p in model.parameters() if all(p is not o for o in old)]
    groups = [{"params": new, "share": 1.0, "weight_decay": 0.02}, {"params": old, "share": OLD_RATE, "weight_decay": 0.0}]
    return torch.optim.AdamW(groups, lr=RATE, betas=(0.9, 0.98), fused=True)


def batches(data, rng):
    while True:
        yield from records.batches(data, BATCH, rng)


def tensors(data, ids, spans):
    """ids [windows, lines, slots], layout [windows, lines, features], lengths [windows], labels (-1: none)."""
    most = max(b - a for a, b in spans)
    i = np.zeros((len(spans), most, records.SLOTS), np.int16)
    x = np.zeros((len(spans), most, records.FEATURES), np.float32)
    y = np.full((len(spans), most), -1, np.int64)
    for w, (a, b) in enumerate(spans):
        i[w, : b - a], x[w, : b - a], y[w, : b - a] = ids[a:b], data["x"][a:b], data["label"][a:b]
    return torch.from_numpy(i), torch.from_numpy(x), torch.tensor([b - a for a, b in spans]), torch.from_numpy(y)


def fit(data, characters, counts, steps=STEPS):
    """The tagger's weights after so many steps."""
    torch.set_num_threads(1)
    torch.manual_seed(SEED)
    model, ids = start(characters, counts), records.slots(data, vocabulary.table(characters))
    adam, stream = optimiser(model), batches(data, np.random.default_rng(SEED))
    mean = {name: value.clone() for name, value in model.state_dict().items()}
    began, lines, losses = time.monotonic(), 0, []
    for step in range(steps):
        rate = RATE * min((step + 1) / WARM_UP, 1) * max(LEAST_RATE, 1 - step / steps)
        for group in adam.param_groups:
            group["lr"] = rate * group["share"]
        i, x, lengths, y = tensors(data, ids, next(stream))
        with torch.autocast("cpu", torch.bfloat16):
            z = model(i, x, lengths)
        loss = F.cross_entropy(z.float().flatten(0, 1), y.flatten(), ignore_index=-1)
        adam.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        adam.step()
        with torch.no_grad():
            for name, value in model.state_dict().items():
                mean[name].lerp_(value, 1 - min(MEAN, step / (step + 10)))
        losses.append(loss.item())
        lines += int(lengths.sum())
        if (step + 1) % SHOW_EVERY == 0:
            speed = lines / (time.monotonic() - began)
            print(f"step {step + 1}: loss {np.mean(losses[-SHOW_EVERY:]):.4f}, {speed:.0f} lines/s", file=sys.stderr, flush=True)
    return mean


def predict(weights, data, characters):
    """Log-probabilities of the roles, [lines, ROLES]."""
    model = Tagger(len(characters) + vocabulary.FIRST)
    model.load_state_dict(weights)
    model.eval()
    ids, out = records.slots(data, vocabulary.table(characters)), np.zeros((len(data), records.ROLES), np.float32)
    with torch.no_grad():
        for spans in records.batches(data, BATCH):
            i, x, lengths, _ = tensors(data, ids, spans)
            z = model(i, x, lengths).log_softmax(-1).numpy()
            for w, (a, b) in enumerate(spans):
                out[a:b] = z[w, : b - a]
    return out
