"""Writes the int8 graph, its vocabulary, its labels and common words, of the stages in WORK: export.py WORK FOLDER

Takes the running means of the weights of the last two stages, averaged. WORK/float.onnx is the same graph in float, to
compare with.
"""

import json
import sys
from pathlib import Path

import siblings  # noqa: F401
import numpy as np
import torch

import calibration
import common_words
import corpora
import graph
import labels
import measure
import parts_of_speech
import smoothed
import vocabulary
from stages import STAGES

OF_LAST = 0.7  # of the average, from the last stage; the rest from the one before
GRAPH, VOCABULARY, LABELS = "onnx/model.onnx", "vocabulary.txt", "labels.json"


def main(work, folder):
    torch.set_num_threads(1)
    before, kept = (torch.load(work / f"{stage.name}.pt", weights_only=True) for stage in STAGES[-2:])
    # What guesses characters is for the training alone.
    state = {
        name: torch.lerp(before["mean"][name], array, OF_LAST).numpy()
        for name, array in kept["mean"].items()
        if not name.startswith("guess.")
    }
    table = vocabulary.table(kept["tokens"])
    texts = [s.text for s in corpora.own(False)]
    chosen = np.random.default_rng(1).permutation(len(texts))[: smoothed.SENTENCES]
    factors = smoothed.calibrate(state, [vocabulary.encode(table, texts[i]) for i in chosen])
    (folder / "onnx").mkdir(parents=True, exist_ok=True)
    (folder / GRAPH).write_bytes(graph.build(state, True, factors).SerializeToString(deterministic=True))
    (work / "float.onnx").write_bytes(graph.build(state, False).SerializeToString(deterministic=True))
    (folder / VOCABULARY).write_text("".join(f"{token}\n" for token in kept["tokens"]), encoding="utf-8")
    table = calibration.fit(measure.Onnx(folder / GRAPH, kept["tokens"]), corpora.own(True))
    described = {
        "entities": labels.ENTITIES,
        "words": labels.WORDS,
        "pos": parts_of_speech.TAGS,
        "calibration": table,
    }
    text = json.dumps(described, ensure_ascii=False, indent=2) + "\n"
    (folder / LABELS).write_text(text, encoding="utf-8")
    common_words.write(folder)
    print(f"{(folder / GRAPH).stat().st_size} bytes; {kept['done']} tokens seen")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
