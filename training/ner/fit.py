"""Fits the recogniser: fit.py WORK [STAGE [TOKENS]]. Seeded, and goes on from WORK/STAGE.pt if there is one.

TOKENS is the length of the stage; the learning rate falls with the part of it that is done, so another number on
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

import siblings  # noqa: E402, F401
import corpora  # noqa: E402
import measure  # noqa: E402
import narrow  # noqa: E402
import objective  # noqa: E402
import source  # noqa: E402
import unannotated  # noqa: E402
import vocabulary  # noqa: E402
import weights  # noqa: E402
from recogniser import Recogniser  # noqa: E402
from siblings import CACHE  # noqa: E402
from stages import STAGES  # noqa: E402
from stream import Stream  # noqa: E402

WORKERS = 2
HEAD_RATE, DEEPER, WARM_UP, SEED = 10 / 3, 0.85, 0.04, 7  # the rate of the heads is a multiple of the stage's
MEAN = 0.998  # of the running mean of the weights
SAVE_EVERY = 300  # seconds


def loss_of(model, teacher, batch):
    ids, lengths = torch.from_numpy(batch.ids), torch.from_numpy(batch.lengths)
    with torch.autocast("cpu", torch.bfloat16):
        if batch.whole is not None:
            return objective.unannotated(model, teacher, ids, lengths, torch.from_numpy(batch.whole))
        targets = {head: torch.from_numpy(target) for head, target in batch.targets.items()}
        return (objective.twice if batch.twice else objective.annotated)(model, ids, lengths, targets)


def backward(model, teacher, batch, share, seed):
    torch.manual_seed(seed)
    loss = loss_of(model, teacher, batch) * share
    loss.backward()
    return loss.item()


def serve(model, teacher, gradients, connection):
    """A worker: gradients of the batches that come through the connection, into shared memory."""
    torch.set_num_threads(1)
    for parameter, gradient in zip(model.parameters(), gradients):
        parameter.grad = gradient
    while (job := connection.recv()) is not None:
        for gradient in gradients:
            gradient.zero_()
        connection.send(backward(model, teacher, *job))


def start(work, stage):
    """(model, teacher or None, tokens, stream) as the stage begins."""
    source.fetch(CACHE)
    groups = corpora.training()
    texts = [s.text for group in groups.values() for s in group]
    tokens, rows = vocabulary.choose(CACHE / source.TOKENIZER, texts)
    torch.manual_seed(SEED)
    model, teacher = Recogniser(len(tokens), stage.inner, guesses=stage.unannotated), None
    if stage is STAGES[0]:
        model.start_from(weights.read(weights.load(CACHE / source.WEIGHTS)), rows)
    else:
        before = STAGES[STAGES.index(stage) - 1]
        state = torch.load(work / f"{before.name}.pt", weights_only=True)["mean"]
        teacher = Recogniser(len(tokens), before.inner, guesses=before.unannotated)
        teacher.load_state_dict(state)
        teacher.eval()
        if stage.inner < before.inner:
            own = [s.text for name in ("news", "paper") for s in groups[name]]
            state = narrow.narrowed(state, tokens, own, stage.inner)
        model.load_state_dict(state, strict=False)
    text = unannotated.sentences() if stage.unannotated else []
    return model, teacher, tokens, Stream(groups, text, tokens, stage, SEED)


def optimiser(model, rate):
    """AdamW; a layer's rate is DEEPER times that of the layer above it."""
    depth, guess = len(model.layers), model.guess.parameters() if model.guess else ()
    groups = [{"params": [*model.head.parameters(), *guess], "full": HEAD_RATE * rate}]
    for n, layer in enumerate(model.layers):
        groups.append({"params": list(layer.parameters()), "full": rate * DEEPER ** (depth - 1 - n)})
    below = [*model.words.parameters(), model.positions, *model.norm.parameters()]
    groups.append({"params": below, "full": rate * DEEPER**depth})
    return torch.optim.AdamW(groups, lr=rate, betas=(0.9, 0.99), weight_decay=0.01, fused=True)


def pace(done):
    """Share of the full rate: rises over the warm-up, then falls in a line."""
    return min(done / WARM_UP + 0.01, max(0.0, 1 - done) / (1 - WARM_UP))


def main(work, stage, budget=None):
    budget = budget or stage.tokens
    torch.set_num_threads(1)
    work.mkdir(parents=True, exist_ok=True)
    model, teacher, tokens, stream = start(work, stage)
    adam, mean, done = optimiser(model, stage.rate), {k: v.clone() for k, v in model.state_dict().items()}, 0
    kept = work / f"{stage.name}.pt"
    if kept.exists():
        state = torch.load(kept, weights_only=True)
        model.load_state_dict(state["model"])
        adam.load_state_dict(state["adam"])
        mean, stream.state, done = state["mean"], state["stream"], state["done"]
    model.share_memory()
    parameters = list(model.parameters())
    for parameter in parameters:
        parameter.grad = torch.zeros_like(parameter)
    context, workers = multiprocessing.get_context("fork"), []
    for _ in range(WORKERS - 1):
        gradients = [torch.zeros_like(p).share_memory_() for p in parameters]
        own, other = context.Pipe()
        process = context.Process(target=serve, args=(model, teacher, gradients, other), daemon=True)
        process.start()
        workers.append((own, gradients))
    print(f"{len(tokens)} tokens, {sum(p.numel() for p in parameters)} weights, {done} tokens seen", flush=True)
    share = 1 / (WORKERS * stage.batch)
    dev, began, saved, here, losses = corpora.news_dev(), time.monotonic(), time.monotonic(), 0, []
    while done < budget:
        batches = stream.pool(done / budget)
        while batches:
            step, batches = batches[:WORKERS], batches[WORKERS:]
            for (connection, _), (n, batch) in zip(workers, enumerate(step[1:], 1)):
                connection.send((batch, share, SEED + 1000 * done + n))
            adam.zero_grad(set_to_none=False)
            loss = backward(model, teacher, step[0], share, SEED + 1000 * done)
            for (connection, gradients), _ in zip(workers, step[1:]):
                loss += connection.recv()
                torch._foreach_add_([p.grad for p in parameters], gradients)
            torch.nn.utils.clip_grad_norm_(parameters, 1.0, foreach=True)
            for group in adam.param_groups:
                group["lr"] = group["full"] * pace(done / budget)
            adam.step()
            torch._foreach_lerp_(list(mean.values()), list(model.state_dict().values()), 1 - MEAN)
            seen = sum(int(batch.lengths.sum()) for batch in step)
            done, here = done + seen, here + seen
            losses.append(loss)
        speed = here / (time.monotonic() - began)
        print(f"{done} tokens: loss {sum(losses) / len(losses):.4f}, {speed:.0f} tokens/s", flush=True)
        losses = []
        if time.monotonic() - saved > SAVE_EVERY or done >= budget:
            saved = time.monotonic()
            save(kept, model, adam, mean, stream, tokens, done)
            print(f"{done} tokens: news-dev of the mean {check_mean(model, mean, tokens, dev)}", flush=True)
    for connection, _ in workers:
        connection.send(None)


def check(model, tokens, sentences):
    return measure.name_f1(sentences, measure.names(measure.Torch(model, tokens), sentences, "news"))


def check_mean(model, mean, tokens, sentences):
    other = Recogniser(len(tokens), model.layers[0].inner.out_features, guesses=model.guess is not None)
    other.load_state_dict(mean)
    return check(other, tokens, sentences)


def save(path, model, adam, mean, stream, tokens, done):
    kept = {
        "model": model.state_dict(),
        "mean": mean,
        "adam": adam.state_dict(),
        "stream": stream.state,
        "tokens": tokens,
        "done": done,
    }
    torch.save(kept, path.with_suffix(".new"))
    path.with_suffix(".new").replace(path)


if __name__ == "__main__":
    named = next((s for s in STAGES if s.name in sys.argv[2:3]), STAGES[0])
    main(Path(sys.argv[1]), named, *map(int, sys.argv[3:4]))
