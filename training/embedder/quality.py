"""Proof that pruning and rewriting changed nothing, and the measure of what quantising changed."""

from collections.abc import Iterable

import numpy as np
import onnx
import onnxruntime
from tokenizers import Tokenizer

MAX_TOKENS = 512


def session(model: onnx.ModelProto) -> onnxruntime.InferenceSession:
    """One thread and one sentence a call, as in production."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(model.SerializeToString(), options)


def token_ids(tokenizer: Tokenizer, sentences: list[str]) -> list[np.ndarray]:
    return [np.array(e.ids[:MAX_TOKENS], np.int64) for e in tokenizer.encode_batch(sentences)]


def vectors(encoder: onnxruntime.InferenceSession, ids: Iterable[np.ndarray]) -> np.ndarray:
    """[CLS] of each sentence, not normalised."""
    wanted = {i.name for i in encoder.get_inputs()}
    found = []
    for sentence in ids:
        row = sentence[None]
        feeds = {"input_ids": row, "attention_mask": np.ones_like(row), "token_type_ids": np.zeros_like(row)}
        found.append(encoder.run(None, {name: feeds[name] for name in wanted})[0][0, 0])
    return np.array(found)


def assert_same_tokens(one: Tokenizer, other: Tokenizer, texts: list[str], what: str) -> None:
    for text, a, b in zip(texts, one.encode_batch(texts), other.encode_batch(texts)):
        if a.tokens != b.tokens:
            raise SystemExit(f"{what}: other tokens for {text!r}: {a.tokens} and {b.tokens}")
    print(f"{what}: same tokens for {len(texts)} lines")


def assert_close(one: np.ndarray, other: np.ndarray, tolerance: float, what: str) -> None:
    difference = float(np.abs(one - other).max())
    print(f"{what}: largest difference {difference:.2g} over {len(one)} sentences")
    if difference > tolerance:
        raise SystemExit(f"{what}: the vectors differ by {difference}, more than {tolerance}")


def cosines(one: np.ndarray, other: np.ndarray) -> dict[str, float]:
    """Mean, least and first percentile of the cosine between rows, cut to four decimals."""
    a, b = one.astype(np.float64), other.astype(np.float64)
    found = (a * b).sum(axis=1) / np.linalg.norm(a, axis=1) / np.linalg.norm(b, axis=1)
    figures = {"mean": found.mean(), "min": found.min(), "p1": np.percentile(found, 1)}
    return {name: round(float(value), 4) for name, value in figures.items()} | {"sentences": len(found)}
