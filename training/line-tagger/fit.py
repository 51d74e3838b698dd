"""Fits the tagger to the lines in WORK/fit0.bin and fit1.bin: fit.py WORK [LAYERS STEPS].

Seeded; goes on from WORK/state.pt if there is one. Another number of STEPS then only changes how fast the rate falls.
"""

import sys
import time
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional as F

import records
import vocabulary
from tagger import Tagger

ROOT = Path(__file__).resolve().parents[2]
CACHE = ROOT / "training/.cache"
LAYERS, STEPS = 2, 1000
RATE, NEW_RATE, WARM_UP, SEED = 2e-4, 1e-3, 0.08, 5
WINDOWS = 6  # a step: about 2,900 tokens
MEASURED = 120  # windows
SAVE_EVERY, SHOW_EVERY = 50, 10


def published():
    sys.path.insert(0, str(ROOT / "training/embedder"))
    import source
    import weights

    return weights.read(weights.load(CACHE / source.WEIGHTS)), CACHE / source.TOKENIZER


def start(parts, layers):
    found, tokenizer = published()
    characters, rows = vocabulary.choose(tokenizer, parts)
    model = Tagger(len(rows), layers)
    model.start_from(found, rows)
    model.words.weight.requires_grad_(False)
    return model, characters


def optimiser(model):
    new = [*model.layout.parameters(), *model.head.parameters()]
    ids = {id(p) for p in new}
    old = [p for p in model.parameters() if id(p) not in ids and p.requires_grad]
    groups = [{"params": old, "lr": RATE}, {"params": new, "lr": NEW_RATE}]
    return torch.optim.AdamW(groups, betas=(0.9, 0.98), weight_decay=0.01, fused=True)


def order(data, seed):
    """Windows in random order, for ever: each round cuts the pages at other lines."""
    rng = np.random.default_rng(seed)
    while True:
        spans = records.windows(data, rng)
        for i in rng.permutation(len(spans)):
            yield spans[i]


def tensors(data, spans, table):
    return [torch.from_numpy(a) for a in records.batch(data, spans, table)]


def pace(step, steps):
    """Share of the full rate: rises over the warm-up, then falls in a line."""
    return min((step + 1) / (WARM_UP * steps), max(0.02, (steps - step) / ((1 - WARM_UP) * steps)))


def measure(model, data, table, count):
    """Mean loss and error over the first `count` windows."""
    model.eval()
    spans, loss, wrong, lines = records.windows(data)[:count], 0.0, 0, 0
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
        for i in range(0, len(spans), WINDOWS):
            ids, x, at, y, lengths = tensors(data, spans[i : i + WINDOWS], table)
            z, y = model(ids, x, at, lengths).float().flatten(0, 1), y.flatten()
            loss += F.cross_entropy(z, y, ignore_index=-1, reduction="sum").item()
            wrong += ((z.argmax(-1) != y) & (y >= 0)).sum().item()
            lines += (y >= 0).sum().item()
    model.train()
    return loss / lines, wrong / lines


def main(work, layers=LAYERS, steps=STEPS):
    torch.set_num_threads(1)  # two wait for each other on a shared machine
    torch.manual_seed(SEED)
    parts = [records.read(work / f"fit{fold}.bin") for fold in (0, 1)]
    parts[1]["page"] += parts[0]["page"].max() + 1
    data, choose = np.concatenate(parts), records.read(work / "choose.bin")
    model, characters = start(parts, layers)
    table, adam, first = vocabulary.table(characters), optimiser(model), 0
    if (work / "state.pt").exists():
        state = torch.load(work / "state.pt", weights_only=True)
        model.load_state_dict(state["model"])
        adam.load_state_dict(state["adam"])
        first = state["step"]
    print(f"{len(characters)} characters, {len(data)} lines, {sum(p.numel() for p in model.parameters())} weights")
    stream, began, tokens, losses = order(data, SEED), time.monotonic(), 0, []
    for _ in range(first * WINDOWS):
        next(stream)
    for step in range(first, steps):
        for group, rate in zip(adam.param_groups, (RATE, NEW_RATE)):
            group["lr"] = rate * pace(step, steps)
        ids, x, at, y, lengths = tensors(data, [next(stream) for _ in range(WINDOWS)], table)
        with torch.autocast("cpu", torch.bfloat16):
            z = model(ids, x, at, lengths)
        loss = F.cross_entropy(z.float().flatten(0, 1), y.flatten(), ignore_index=-1)
        adam.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        adam.step()
        losses.append(loss.item())
        tokens += int(lengths.sum())
        if (step + 1) % SHOW_EVERY == 0:
            speed = tokens / (time.monotonic() - began)
            print(f"step {step + 1}: loss {np.mean(losses[-SHOW_EVERY:]):.4f}, {speed:.0f} tokens/s", flush=True)
        if (step + 1) % SAVE_EVERY == 0 or step + 1 == steps:
            kept = {"model": model.state_dict(), "adam": adam.state_dict(), "step": step + 1, "characters": characters}
            torch.save(kept, work / "state.new")
            (work / "state.new").replace(work / "state.pt")
            print(f"step {step + 1}: choose loss, wrong {measure(model, choose, table, MEASURED)}", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), *map(int, sys.argv[2:4]))
