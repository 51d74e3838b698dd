"""Writes WORK/onnx/model_quantized.onnx, config.json and characters.txt from WORK/state.pt: export.py WORK

Prints how far int8 is from the float weights on the first windows of WORK/choose.bin.
"""

import sys
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch

import graph
import records
import vocabulary
from tagger import Tagger

GRAPH = "onnx/model_quantized.onnx"
COMPARED = 60  # windows


def main(work):
    torch.set_num_threads(1)
    state = torch.load(work / "state.pt", weights_only=True)
    characters = state["characters"]
    layers = 1 + max(int(name.split(".")[1]) for name in state["model"] if name.startswith("layers."))
    arrays = {name: value.numpy() for name, value in state["model"].items()}
    made = graph.build(arrays, layers, records.FEATURES, records.ROLES)
    onnx.checker.check_model(made)
    (work / "onnx").mkdir(exist_ok=True)
    (work / GRAPH).write_bytes(made.SerializeToString(deterministic=True))
    # All that @huggingface/transformers must know to load a graph and hand its inputs through.
    (work / "config.json").write_text('{"model_type": "bert"}\n', encoding="utf-8")
    (work / "characters.txt").write_text("".join(characters), encoding="utf-8")
    model = Tagger(len(characters) + 3, layers)
    model.load_state_dict(state["model"])
    compare(model.eval(), work, vocabulary.table(characters))


def compare(model, work, table):
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(str(work / GRAPH), options)
    data = records.read(work / "choose.bin")
    same, lines, apart, right = 0, 0, 0.0, np.zeros(2)
    for span in records.windows(data)[:COMPARED]:
        ids, x, at, y, lengths = records.batch(data, [span], table)
        with torch.no_grad():
            exact = model(*map(torch.from_numpy, (ids, x, at, lengths)))[0].log_softmax(-1).numpy()
        (found,) = session.run(None, {"ids": ids[0], "separators": at[0], "layout": x[0]})
        same += (exact.argmax(-1) == found.argmax(-1)).sum()
        right += [(exact.argmax(-1) == y[0]).sum(), (found.argmax(-1) == y[0]).sum()]
        apart += np.abs(np.exp(exact) - np.exp(found)).max(-1).sum()
        lines += len(found)
    size = (work / GRAPH).stat().st_size
    print(f"{size} bytes; same role on {same / lines:.4f} of {lines} lines, probabilities apart by {apart / lines:.4f}")
    print(f"right: float {right[0] / lines:.4f}, int8 {right[1] / lines:.4f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
