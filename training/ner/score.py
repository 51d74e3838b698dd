"""Figures of a finished folder on every annotated set: score.py FOLDER [WORK]. With WORK also those of WORK/float.onnx.

Sets: ../shared/data/ner and, for words, the PKU and MSR test sets of icwb2. Prints JSON.
"""

import json
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import siblings  # noqa: F401

import calibration
import corpora
import export
import measure
from siblings import DATA

LIST_OF_NAMES = 511  # sentence of the MSRA test set, from 0, that is one long list of names


def figures(scorer):
    test = corpora.msra("test")
    sets = {
        "news-dev": (corpora.news_dev(), "news"),
        "kept for calibration": (corpora.own(True), "news"),
        "MSRA test": (test, "msra"),
        "PFR held out": (corpora.pfr(True), "pfr"),
        "UNER dev": (corpora.uner("dev"), "uner"),
    }
    found = {}
    for name, (sentences, head) in sets.items():
        mentions = measure.names(scorer, sentences, head)
        found[name] = measure.name_f1(sentences, mentions)
        if sentences is test:
            rest = [i for i in range(len(test)) if i != LIST_OF_NAMES]
            found[f"{name} without line {LIST_OF_NAMES}"] = measure.name_f1(
                [test[i] for i in rest], [mentions[i] for i in rest]
            )
    for name in ("pku", "msr"):
        lines = (DATA / f"seg/icwb2/{name}_test_gold.utf8").read_text(encoding="utf-8").split("\n")
        found[f"words, {name.upper()} test"] = measure.word_f1(scorer, [line.split() for line in lines if line.split()])
    held_out = sets["PFR held out"][0]
    found["words, PFR held out"] = measure.word_f1(scorer, [[s.text[a:b] for a, b, _ in s.words] for s in held_out])
    found["parts of speech, PFR held out, words given"] = measure.part_of_speech_share(scorer, held_out)
    return found


def _figures(graph, tokens):
    return figures(measure.Onnx(graph, tokens))


def reliability(scorer, table):
    """Mentions of news-dev by calibrated probability: (from, to, mentions, mean probability, share right)."""
    found = [(calibration.apply(table, p), ok) for p, ok in calibration.outcomes(scorer, corpora.news_dev())]
    rows = []
    for low, high in ((0, 0.5), (0.5, 0.8), (0.8, 0.9), (0.9, 0.97), (0.97, 1.01)):
        inside = [(p, ok) for p, ok in found if low <= p < high]
        if inside:
            mean, right = (round(sum(column) / len(inside), 3) for column in zip(*inside))
            rows.append([low, min(high, 1), len(inside), mean, right])
    return rows


def main(folder, work=None):
    tokens = (folder / export.VOCABULARY).read_text(encoding="utf-8").rstrip("\n").split("\n")
    table = json.loads((folder / export.LABELS).read_text(encoding="utf-8"))["calibration"]
    graphs = {"int8": folder / export.GRAPH, **({"float32": work / "float.onnx"} if work else {})}
    with ProcessPoolExecutor(len(graphs)) as processes:
        each = processes.map(_figures, graphs.values(), [tokens] * len(graphs))
        found = {"reliability": reliability(measure.Onnx(graphs["int8"], tokens), table), **dict(zip(graphs, each))}
    print(json.dumps(found, indent=1, ensure_ascii=False))
    return found


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:3]))
