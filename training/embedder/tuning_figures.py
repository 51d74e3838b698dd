"""What a training run is judged by: finding the right text of 2,000, and the order of similarities that people gave."""

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import torch

import news_items
import similarity

TARGETS = ("lead", "later", "bare_lead")
# Pairs of sentences with a score: file, columns of a row, lines of heading.
JUDGED = {
    "STS-B dev": ("sts-b-zh/valid.tsv", 3, 0),
    "STS-B test": ("sts-b-zh/test.tsv", 3, 0),
    "AFQMC dev": ("afqmc/dev.txt", 3, 0),
    "PAWS-X dev": ("pawsx-zh/dev_2k.tsv", 4, 1),
    "PAWS-X test": ("pawsx-zh/test_2k.tsv", 4, 1),
}
CHOOSING = ("STS-B dev", "PAWS-X dev")
MEASURING = ("STS-B test", "AFQMC dev", "PAWS-X test")
CHOOSING_FROM, MEASURED_FROM = 1000, 2000  # items; and pairs of each kind to choose by

Embed = Callable[[list[str]], torch.Tensor]
Figures = Iterator[tuple[str, object]]


def judged(corpora: Path, file: str, columns: int = 3, heading: int = 0) -> tuple[list[str], list[str], np.ndarray]:
    """First sentences, second sentences, scores."""
    lines = (corpora / "sts" / file).read_text(encoding="utf-8").splitlines()[heading:]
    rows = [line.split("\t")[-3:] for line in lines if line.count("\t") == columns - 1]
    return [a for a, _, _ in rows], [b for _, b, _ in rows], np.array([float(score) for _, _, score in rows])


def spearman(corpora: Path, name: str, embed: Embed, most: int | None = None) -> float:
    """Times 100."""
    one, other, scores = (column[:most] for column in judged(corpora, *JUDGED[name]))
    return round(100 * similarity.spearman(embed(one).numpy(), embed(other).numpy(), scores), 2)


def retrieval(items: list[news_items.Item], target: str, queries: int, embed: Embed) -> str:
    """From the headline to the lead, to the lead without the headline's words, or to a later sentence; in percent."""
    having = news_items.sample([i for i in items if getattr(i, target)], queries, seed=5)
    scores = embed([i.headline for i in having]) @ embed([getattr(i, target) for i in having]).T
    ranks = (scores > scores.diagonal()[:, None]).sum(1)
    r1, r10 = (100 * (ranks < n).float().mean().item() for n in (1, 10))
    return f"R@1 {r1:.2f} R@10 {r10:.2f} of {len(having)}"


def choosing(corpora: Path, embed: Embed, items: list) -> Figures:
    """What may be chosen by."""
    for target in ("lead", "later"):
        yield f"headline to {target}, 2025", retrieval(items, target, CHOOSING_FROM, embed)
    for name in CHOOSING:
        yield name, spearman(corpora, name, embed, CHOOSING_FROM)


def measuring(corpora: Path, embed: Embed, items: list) -> Figures:
    for name in MEASURING:
        yield name, spearman(corpora, name, embed)
    for target in TARGETS:
        yield f"headline to {target}, 2026", retrieval(items, target, MEASURED_FROM, embed)
