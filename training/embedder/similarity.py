"""Semantic similarity as people judge it: pairs of the Chinese STS-B test set, Spearman's rank correlation."""

from pathlib import Path

import numpy as np


def read_pairs(corpora: Path) -> tuple[list[str], list[str], np.ndarray]:
    """First sentences, second sentences, and the score that people gave, 0 to 5."""
    text = (corpora / "sts/sts-b-zh/test.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line.count("\t") == 2]
    return [a for a, _, _ in rows], [b for _, b, _ in rows], np.array([float(score) for _, _, score in rows])


def spearman(one: np.ndarray, other: np.ndarray, scores: np.ndarray) -> float:
    """Correlation of the ranks of cosines and scores, equal scores sharing their mean rank; three decimals."""
    cosines = (one * other).sum(axis=1) / np.linalg.norm(one, axis=1) / np.linalg.norm(other, axis=1)
    return round(float(np.corrcoef(_ranks(cosines), _ranks(scores))[0, 1]), 3)


def _ranks(values: np.ndarray) -> np.ndarray:
    _, positions, counts = np.unique(values, return_inverse=True, return_counts=True)
    ends = np.cumsum(counts)
    return ((ends - counts + ends - 1) / 2)[positions]
