"""The Python peer of `npm run bench embeddings -- --only speed`: onnxruntime and tokenizers, one thread.

Reads a line of JSON (`model`, `tokenizer`, `sentences`), answers with `ready`, then reads a size of batches from each
line and answers with the seconds that tokenising, embedding and normalising all the sentences took. Batches are of texts
of like length, as is usual.
"""

import json
import sys
import time

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

PAD = 0


def main() -> None:
    task = json.loads(sys.stdin.readline())
    tokenizer = Tokenizer.from_file(task["tokenizer"])
    tokenizer.no_padding()
    session = load(task["model"])
    sentences: list[str] = task["sentences"]
    embed(session, tokenizer, sentences[:8], 1)
    print("ready", flush=True)
    for line in sys.stdin:
        start = time.perf_counter()
        vectors = embed(session, tokenizer, sentences, int(line))
        seconds = time.perf_counter() - start
        if len(vectors) != len(sentences):
            raise SystemExit(f"{len(vectors)} vectors of {len(sentences)} sentences")
        print(seconds, flush=True)


def load(model: str) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])


def embed(
    session: onnxruntime.InferenceSession, tokenizer: Tokenizer, sentences: list[str], batch: int
) -> list[np.ndarray]:
    wanted = {i.name for i in session.get_inputs()}
    texts = sorted((encoding.ids for encoding in tokenizer.encode_batch(sentences)), key=len)
    vectors: list[np.ndarray] = []
    for first in range(0, len(texts), batch):
        rows = texts[first : first + batch]
        ids = np.full((len(rows), max(map(len, rows))), PAD, np.int64)
        mask = np.zeros_like(ids)
        for i, row in enumerate(rows):
            ids[i, : len(row)] = row
            mask[i, : len(row)] = 1
        feeds = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
        cls = session.run(["last_hidden_state"], {name: feeds[name] for name in wanted})[0][:, 0]
        vectors.extend(cls / np.linalg.norm(cls, axis=1, keepdims=True))
    return vectors


if __name__ == "__main__":
    main()
