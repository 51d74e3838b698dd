"""The float weights of the encoder, by the names that BERT's own code gives them."""

from pathlib import Path

import numpy as np
import onnx
from onnx import numpy_helper


def read(model: onnx.ModelProto) -> dict[str, np.ndarray]:
    """Weights by name, matrices as [inputs, outputs].

    The exporter kept the names of biases, norms and embeddings but renamed the matrices; theirs is read off the path
    of the MatMul that uses them.
    """
    initializers = {i.name: numpy_helper.to_array(i) for i in model.graph.initializer}
    weights = {name: array for name, array in initializers.items() if not name.startswith("onnx::")}
    for node in model.graph.node:
        if node.op_type == "MatMul" and node.input[1] in initializers:
            path = node.name.removesuffix("/MatMul").strip("/")
            weights[path.replace("/", ".") + ".weight"] = initializers[node.input[1]]
    return weights


def keep_rows(model: onnx.ModelProto, rows: np.ndarray) -> onnx.ModelProto:
    """The same graph with those rows of the word embeddings, in that order; they may be int8, with one scale for all."""
    pruned = onnx.ModelProto()
    pruned.CopyFrom(model)
    for initializer in pruned.graph.initializer:
        if initializer.name in ("embeddings.word_embeddings.weight", "embeddings.word_embeddings.weight_quantized"):
            array = numpy_helper.to_array(initializer)[rows]
            initializer.CopyFrom(numpy_helper.from_array(np.ascontiguousarray(array), initializer.name))
    return pruned


def load(path: Path) -> onnx.ModelProto:
    return onnx.load(str(path))
