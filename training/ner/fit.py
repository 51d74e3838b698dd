"""Fits the recogniser: fit.py WORK [TOKENS]. Seeded, and goes on from WORK/state.pt if there is one.

TOKENS is the length of the training; the learning rate falls with the part of it that is done, so another number on
going on only changes how fast it falls. Each step sums the gradients of WORKERS batches, each computed by a process of
its own on one thread: processes wait for each other once a step, threads in every product, which on a machine with
other work costs a third of the speed. The sum does not depend on who is faster.
"""

import os

os.environ.setdefault("OMP_NUM_THREADS", "1")

import sys  # noqa: E402
import time  # noqa: E402
from pathlib import Path  # noqa: E402

import torch  # noqa: E402
from torch import multiprocessing  # noqa: E402
from torch.nn import functional as F  # noqa: E402

import siblings  # noqa: E402, F401
import corpora  # noqa: E402
import measure  # noqa: E402
import source  # noqa: E402
import vocabulary  # noqa: E402
import weights  # noqa: E402
from recogniser import Recogniser  # noqa: E402
from siblings import CACHE  # noqa: E402
from stream import BATCH, LAST, Stream  # noqa: E402

TOKENS = 11_800_000
WORKERS = 2
RATE, HEAD_RATE, DEEPER, WARM_UP, SEED = 3e-4, 1e-3, 0.85, 0.04, 7
MEAN = 0.998  # of the running mean of the weights
WEIGHT = {"words": 0.5, "pos": 0.3}  # of a head's loss; 1 for the others
SAVE_EVERY = 300  # seconds


def loss_of(model, batch):
    ids, lengths, targets = batch
    with torch.autocast("cpu", torch.bfloat16):
        scores = model(torch.from_numpy(ids), torch.from_numpy(lengths))
    total = 0.0
    for head, target in targets.items():
        flat = scores[head].flatten(0, 1)
        loss = F.cross_entropy(flat, torch.from_numpy(target).flatten(), ignore_index=-1, reduction="sum")
        total = total + WEIGHT.get(head, 1) * loss
    return total / (WORKERS * BATCH)


def backward(model, batch, seed):
    torch.manual_seed(seed)
    loss = loss_of(model, batch)
    loss.backward()
    return loss.item()


def serve(model, gradients, connection):
    """A worker: gradients of the batches that come through the connection, into shared memory."""
    torch.set_num_threads(1)
    for parameter, gradient in zip(model.parameters(), gradients):
        parameter.grad = gradient
    while (job := connection.recv()) is not None:
        for gradient in gradients:
            gradient.zero_()
        connection.send(backward(model, *job))


def start():
    source.fetch(CACHE)
    groups = corpora.training()
    texts = [s.text for group in groups.values() for s in group]
    tokens, rows = vocabulary.choose(CACHE / source.TOKENIZER, texts)
    torch.manual_seed(SEED)
    model = Recogniser(len(tokens))
    model.start_from(weights.read(weights.load(CACHE / source.WEIGHTS)), rows)
    return model, tokens, Stream(groups, tokens, SEED)


def optimiser(model):
    """AdamW; a layer's rate is DEEPER times that of the layer above it."""
    depth = len(model.layers)
    groups = [{"params": list(model.head.parameters()), "full": HEAD_RATE}]
    for n, layer in enumerate(model.layers):
        groups.append({"params": list(layer.parameters()), "full": RATE * DEEPER ** (depth - 1 - n)})
    below = [*model.words.parameters(), model.positions, *model.norm.parameters()]
    groups.append({"params": below, "full": RATE * DEEPER**depth})
    return torch.optim.AdamW(groups, lr=RATE, betas=(0.9, 0.99), weight_decay=0.01, fused=True)


def pace(done):
    """Share of the full rate: rises over the warm-up, then falls in a line."""
    return min(done / WARM_UP + 0.01, max(0.0, 1 - done) / (1 - WARM_UP))


def main(work, budget=TOKENS):
    torch.set_num_threads(1)
    work.mkdir(parents=True, exist_ok=True)
    model, tokens, stream = start()
    adam, mean, done = optimiser(model), {k: v.clone() for k, v in model.state_dict().items()}, 0
    if (work / "state.pt").exists():
        state = torch.load(work / "state.pt", weights_only=True)
        model.load_state_dict(state["model"])
        adam.load_state_dict(state["adam"])
        mean, stream.state, done = state["mean"], state["stream"], state["done"]
    model.share_memory()
    parameters = list(model.parameters())
    context, workers = multiprocessing.get_context("fork"), []
    for _ in range(WORKERS - 1):
        gradients = [torch.zeros_like(p).share_memory_() for p in parameters]
        own, other = context.Pipe()
        process = context.Process(target=serve, args=(model, gradients, other), daemon=True)
        process.start()
        workers.append((own, gradients))
    print(f"{len(tokens)} tokens, {sum(p.numel() for p in parameters)} weights, {done} tokens seen", flush=True)
    dev, began, saved, here, losses = corpora.news_dev(), time.monotonic(), time.monotonic(), 0, []
    while done < budget:
        batches = stream.pool(done / budget)
        while batches:
            step, batches = batches[:WORKERS], batches[WORKERS:]
            for (connection, _), (n, batch) in zip(workers, enumerate(step[1:], 1)):
                connection.send((batch, SEED + 1000 * done + n))
            adam.zero_grad(set_to_none=False)
            loss = backward(model, step[0], SEED + 1000 * done)
            for (connection, gradients), _ in zip(workers, step[1:]):
                loss += connection.recv()
                torch._foreach_add_([p.grad for p in parameters], gradients)
            torch.nn.utils.clip_grad_norm_(parameters, 1.0, foreach=True)
            for group in adam.param_groups:
                group["lr"] = group["full"] * pace(done / budget)
            adam.step()
            torch._foreach_lerp_(list(mean.values()), list(model.state_dict().values()), 1 - MEAN)
            seen = sum(int(batch[1].sum()) for batch in step)
            done, here = done + seen, here + seen
            losses.append(loss)
        speed = here / (time.monotonic() - began)
        print(f"{done} tokens: loss {sum(losses) / len(losses):.4f}, {speed:.0f} tokens/s", flush=True)
        losses = []
        if time.monotonic() - saved > SAVE_EVERY or done >= budget:
            saved = time.monotonic()
            save(work, model, adam, mean, stream, tokens, done)
            print(f"{done} tokens: news-dev of the mean {check_mean(model, mean, tokens, dev)}", flush=True)
    for connection, _ in workers:
        connection.send(None)


def check(model, tokens, sentences):
    return measure.name_f1(sentences, measure.names(measure.Torch(model, tokens), sentences, "news"))


def check_mean(model, mean, tokens, sentences):
    other = Recogniser(len(tokens))
    other.load_state_dict(mean)
    return check(other, tokens, sentences)


def save(work, model, adam, mean, stream, tokens, done):
    kept = {
        "model": model.state_dict(),
        "mean": mean,
        "adam": adam.state_dict(),
        "stream": stream.state,
        "tokens": tokens,
        "done": done,
    }
    torch.save(kept, work / "state.new")
    (work / "state.new").replace(work / "state.pt")


def described(work):
    """What the card says of the training."""
    state = torch.load(work / "state.pt", weights_only=True)
    return (
        f"{state['done'] / 1e6:.1f} million tokens were seen, in steps of {WORKERS * BATCH}, the rate falling from {RATE} "
        f"to 0;\nfrom {LAST:.0%} of them on mostly sentences of our own convention. The running mean of the weights is kept."
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), *map(int, sys.argv[2:3]))
