"""Writes models/clean-lines: the graph, the characters, model.json and the card."""

import datetime
import hashlib
import json

import numpy as np
import onnx
import onnxruntime

import graph
import records
import vocabulary

GRAPH, CHARACTERS = "onnx/model.onnx", "characters.txt"
COMPARED = 40  # windows
SOURCE = (
    "made by training/line-tagger from CCTV news text of 2022 to 2024 (github yuekcc/cctv_news) and the People's Daily "
    "of January 1998 (PFR); embeddings begin as principal components of those of BAAI/bge-small-zh-v1.5"
)
LICENCE = (
    "MIT with the project and with BAAI/bge-small-zh-v1.5; the texts behind it are not in it: CCTV's text is for "
    "research and study, PFR is free for research"
)

README = """# Line tagger
What the *clean* stage asks about doubtful lines: a small encoder that reads the lines of a page (the first 24 and last
8 characters of each, and the 64 numbers of its layout) and says of each what it is: continuation, first line of a
paragraph, first line of an article's body, headline, byline, title. Two convolutions over the characters of a line,
pooled, with what the line is about (a weighted mean of its characters) compared with the lines before and behind; then
{layers} layers of attention over up to {lines} lines.

| | |
|---|---|
| files | `{graph}`, {bytes:,} bytes, float32; `{characters}`, {count:,} characters in the order of their ids |
| made by | `python training/line-tagger/train.py` (pinned in `requirements.txt` there; seeded, one thread) |
| date | {date} |
| weights | {weights:,} |
| fitted on | {fitted:,} lines of {pages:,} pages noised by `training/clean/noise.py`, {steps:,} steps of about 1,400 lines |
| weighed on | {choose:,} lines of pages noised from the first quarter of 2025 and PFR of 28 and 29 January |

## Sources and licences
- CCTV news (新闻联播) text of 2022–2024, github yuekcc/cctv_news: code MIT, text copyright CCTV, for research and study.
- PFR, the People's Daily of January 1998 annotated by Peking University: free for research.
- BAAI/bge-small-zh-v1.5 (MIT): its word embeddings, cut to principal components, are where training begins.

The days of the bulletins in `../shared/data/bulletins` that only measure were left out.

## Figures
Alone, line by line, {right:.2%} of the lines that it was weighed on have the right role. What it adds to the layout's
evidence: `training/line-tagger/README.md`.

## Limits
News of today's mainland China and of January 1998, simplified characters. It is asked about doubtful lines only, and its
word is weighed against the layout's.
"""


def write(folder, weights, characters, choose, predicted, facts):
    """`predicted`: the log-probabilities that the weights give the lines of `choose`, which the graph must give too."""
    arrays = {name: value.numpy() for name, value in weights.items()}
    made = graph.build(arrays)
    onnx.checker.check_model(made)
    (folder / "onnx").mkdir(parents=True, exist_ok=True)
    (folder / GRAPH).write_bytes(made.SerializeToString(deterministic=True))
    (folder / CHARACTERS).write_text("".join(characters), encoding="utf-8")
    check(folder, choose, predicted, characters)
    right = float((predicted.argmax(-1) == choose["label"]).mean())
    files = [described(folder, path) for path in (CHARACTERS, GRAPH)]
    model = {
        "id": "clean-lines",
        "kind": "line-tagger",
        "source": SOURCE,
        "licence": LICENCE,
        "dtype": "fp32",
        "files": files,
        "figures": {"lines": facts["fitted"], "steps": facts["steps"], "lineAccuracy": round(right, 4)},
    }
    (folder / "model.json").write_text(json.dumps(model, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    card = README.format(
        graph=GRAPH,
        characters=CHARACTERS,
        bytes=files[1]["bytes"],
        count=len(characters),
        date=datetime.date.today().isoformat(),
        weights=sum(a.size for a in arrays.values()),
        layers=graph.LAYERS,
        lines=records.LINES,
        choose=len(choose),
        right=right,
        **facts,
    )
    (folder / "README.md").write_text(card, encoding="utf-8")


def described(folder, path):
    content = (folder / path).read_bytes()
    return {"path": path, "sha256": hashlib.sha256(content).hexdigest(), "bytes": len(content)}


def check(folder, data, predicted, characters):
    """The graph says what the weights say."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(str(folder / GRAPH), options)
    ids = records.slots(data, vocabulary.table(characters)).astype(np.int64)
    spans = records.windows(data)[:COMPARED]
    apart = max(
        np.abs(session.run(None, {"ids": ids[a:b], "layout": data["x"][a:b]})[0] - predicted[a:b]).max() for a, b in spans
    )
    if apart > 1e-3:
        raise SystemExit(f"the graph's log-probabilities are off by {apart}")
