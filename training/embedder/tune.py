"""Trains the encoder further on news. An experiment: its result is in README.md, and `make.py` does not use it.

    python training/embedder/tune.py WORK [--steps N]
    python training/embedder/tune.py WORK --measure [FILE]

A step learns from three things: pairs of texts of one news item (in-batch negatives, both ways), pairs of sentences
that people have judged (STS-B: the order of the scores), and texts of all kinds whose vectors are to stay where the
published weights put them. Seeded, one thread. WORK/tuned-BLEND.onnx then holds the weights under their
published names, BLEND of the way from the published ones to the tuned.
"""

import os

os.environ.setdefault("OMP_NUM_THREADS", "1")

import argparse  # noqa: E402
import copy  # noqa: E402
import random  # noqa: E402
import time  # noqa: E402
from pathlib import Path  # noqa: E402

import torch  # noqa: E402
from torch.nn import functional as F  # noqa: E402

import news_items  # noqa: E402
import source  # noqa: E402
import tuning_figures  # noqa: E402
import vocabulary  # noqa: E402
import weights  # noqa: E402
from tuned_encoder import Encoder, named, padded, rewritten, vectors  # noqa: E402

ROOT = Path(__file__).resolve().parents[2]
CACHE = ROOT / "training/.cache"
CORPORA = ROOT.parent / "shared/data"
SEED, TOKENS, WARM_UP = 7, 48, 0.05
PAIRS, JUDGED, ANCHORED = 32, 16, 16  # pairs of news, judged pairs and texts of a step
ANCHORS = 250  # texts of each kind that the anchors are drawn from
NEWS_SHARPNESS, ORDER_SHARPNESS = 50, 20  # what cosines are multiplied by: the published training's, and CoSENT's
BLENDS = (1.0, 0.5)
RATE = 1e-4  # the largest learning rate
ORDER_WEIGHT, ANCHOR_WEIGHT = 0.2, 5.0  # beside the pairs of news, which count 1


def main(work: Path, steps: int) -> None:
    torch.manual_seed(SEED)
    model, encode, published = start()
    original = copy.deepcopy(model).eval()
    fitted = news_items.read(news_items.FITTED)
    chosen = news_items.read(news_items.CHOSEN, fitted)
    one, other, scores = tuning_figures.judged(CORPORA, "sts-b-zh/train.tsv")
    one, other, scores = encode(one), encode(other), torch.tensor(scores)
    anchors = encode(anchor_texts(fitted))
    with torch.autocast("cpu", torch.bfloat16):
        anchored = vectors(original, anchors, TOKENS)
    adam = torch.optim.AdamW([p for p in model.parameters() if p.requires_grad], RATE, weight_decay=0.01)
    chance = random.Random(SEED)
    for step in range(steps):
        pairs = [news_items.pair(item, chance) for item in chance.sample(fitted, PAIRS)]
        these, those = chance.sample(range(len(scores)), JUDGED), chance.sample(range(len(anchors)), ANCHORED)
        with torch.autocast("cpu", torch.bfloat16):
            news = in_batch(model(*ids(encode, pairs, 0)), model(*ids(encode, pairs, 1)))
            left, right = (model(*padded([side[i] for i in these], TOKENS)) for side in (one, other))
            judged = order(left, right, scores[these])
            anchor = 1 - (model(*padded([anchors[i] for i in those], TOKENS)) * anchored[those]).sum(-1).mean()
        loss = news + ORDER_WEIGHT * judged + ANCHOR_WEIGHT * anchor
        adam.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        done = step / steps
        for group in adam.param_groups:
            group["lr"] = RATE * min((step + 1) / steps / WARM_UP, (1 - done) / (1 - WARM_UP))
        adam.step()
        if step % 10 == 9:
            parts = " ".join(f"{part.item():.4f}" for part in (news, judged, anchor))
            print(f"step {step + 1}: {parts}, {time.process_time():.0f} s", flush=True)
    for blend in BLENDS:
        mixed = between(original, model, blend)
        file = rewritten(published, named(mixed))
        (work / f"tuned-{blend}.onnx").write_bytes(file.SerializeToString(deterministic=True))
        show(f"blend {blend}", tuning_figures.choosing(CORPORA, embedder(mixed, encode), chosen))


def start(file: Path | None = None):
    """(encoder, what turns texts into ids, the file of weights)."""
    source.fetch(CACHE)
    published = weights.load(file or CACHE / source.WEIGHTS)
    tokenizer = vocabulary.load(vocabulary.read(CACHE / source.TOKENIZER))
    known = {}

    def encode(texts):
        new = list(dict.fromkeys(text for text in texts if text not in known))
        known.update((text, row.ids) for text, row in zip(new, tokenizer.encode_batch(new)))
        return [known[text] for text in texts]

    return Encoder(weights.read(published)), encode, published


def ids(encode, pairs, side):
    return padded(encode([pair[side] for pair in pairs]), TOKENS)


def anchor_texts(fitted: list[news_items.Item]) -> list[str]:
    """As many of news, of everyday sentences and of customers' questions."""
    texts = [news_items.sample([s for i in fitted for p in i.paragraphs for s in p], ANCHORS, SEED)]
    for file in ("sts-b-zh/train.tsv", "afqmc/train.txt"):
        one, other, _ = tuning_figures.judged(CORPORA, file)
        texts.append(news_items.sample(sorted({*one, *other}), ANCHORS, SEED))
    return [text for part in texts for text in part]


def in_batch(one: torch.Tensor, other: torch.Tensor) -> torch.Tensor:
    """Each row's partner among the rows of the other side, and back."""
    scores, own = NEWS_SHARPNESS * one.float() @ other.float().T, torch.arange(len(one))
    return (F.cross_entropy(scores, own) + F.cross_entropy(scores.T, own)) / 2


def order(one: torch.Tensor, other: torch.Tensor, scores: torch.Tensor) -> torch.Tensor:
    """CoSENT (Su 2022): for every two pairs, the one that people found more alike is to have the larger cosine."""
    cosines = ORDER_SHARPNESS * (one * other).sum(-1)
    wrong = (cosines[None, :] - cosines[:, None])[scores[:, None] > scores[None, :]]
    return torch.logsumexp(torch.cat([torch.zeros(1), wrong]), 0)


def between(original: Encoder, tuned: Encoder, blend: float) -> Encoder:
    """Weights that lie that far on the way to the tuned ones (WiSE-FT, Wortsman et al. 2022)."""
    mixed, aim = copy.deepcopy(original), tuned.state_dict()
    mixed.load_state_dict({k: torch.lerp(v, aim[k], blend) for k, v in original.state_dict().items()})
    return mixed


def embedder(model: Encoder, encode):
    """What turns texts into vectors, each text once; in bfloat16, which moves no figure by more than a tenth."""
    known = {}

    def embed(texts):
        new = list(dict.fromkeys(text for text in texts if text not in known))
        if new:
            with torch.autocast("cpu", torch.bfloat16):
                known.update(zip(new, vectors(model, encode(new))))
        return torch.stack([known[text] for text in texts])

    return embed


def show(what, figures: tuning_figures.Figures) -> None:
    for name, value in figures:
        print(f"{what}: {name}: {value}", flush=True)


def measure(file: Path | None) -> None:
    model, encode, _ = start(file)
    fitted = news_items.read(news_items.FITTED)
    chosen = news_items.read(news_items.CHOSEN, fitted)
    measured = news_items.read(news_items.MEASURED, [*fitted, *chosen])
    embed = embedder(model, encode)
    if file is None:
        show("chosen by", tuning_figures.choosing(CORPORA, embed, chosen))
    show("measured", tuning_figures.measuring(CORPORA, embed, measured))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("work", type=Path)
    parser.add_argument("--steps", type=int, default=120)
    parser.add_argument("--measure", nargs="?", const=None, default=False, type=Path, metavar="FILE")
    given = parser.parse_args()
    torch.set_num_threads(1)
    given.work.mkdir(parents=True, exist_ok=True)
    measure(given.measure) if given.measure is not False else main(given.work, given.steps)
