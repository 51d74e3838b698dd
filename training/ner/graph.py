"""The recogniser as a graph for onnxruntime, one text a call, in the operators that training/embedder chose.

In: `input_ids` [1, tokens]. Out: the scores of every head, [1, tokens, labels] each.
"""

import siblings  # noqa: F401
import numpy as np
import onnx
from onnx import TensorProto, helper

from encoder_graph import HEADS as ATTENTION_HEADS
from encoder_graph import IR_VERSION, MICROSOFT, ONNX_OPSET, _Graph
from recogniser import HEADS, PUBLISHED_LAYERS

LAYERS = len(PUBLISHED_LAYERS)


def build(state, int8, smoothing=None):
    """state: the weights as numpy arrays by torch's names, matrices [outputs, inputs]; smoothing: factors by site."""
    turned = {
        path: np.ascontiguousarray(array.T) if path.endswith("weight") and array.ndim == 2 else array
        for path, array in state.items()
    }
    graph = _Graph(turned, int8, smoothing or {})
    graph.constant("zero", np.array([0], np.int64))
    characters = graph.embedding_rows("characters", state["words.weight"], "input_ids")
    x = graph.norm(characters, _positions(graph, state["positions"], int8), "norm", "embedded")
    for n in range(LAYERS):
        x = _layer(graph, n, x)
    # The head is a hundredth of the work and decides alone, so it stays in float.
    matrix = graph.constant("head.matrix", turned["head.weight"])
    scores = graph.add("MatMul", [x, matrix], "head.product")
    scores = graph.add("Add", [scores, graph.constant("head.bias", state["head.bias"])], "head.scores")
    sizes = graph.constant("head.sizes", np.array(list(HEADS.values()), np.int64))
    graph.nodes.append(helper.make_node("Split", [scores, sizes], list(HEADS), name="heads", axis=-1))
    return _model(graph)


def sites(n):
    """Where activations are quantised and smoothed: site to its tensor, and the matrices that read it."""
    before = "embedded" if n == 0 else f"layers.{n - 1}.result"
    path = f"layers.{n}"
    return {
        f"{path}.attention": (before, [f"{path}.{part}.weight" for part in ("query", "key", "value")]),
        f"{path}.between": (f"{path}.between", [f"{path}.inner.weight"]),
        f"{path}.gelu": (f"{path}.gelu", [f"{path}.outer.weight"]),
    }


def _positions(graph, rows, int8):
    """One row for each token. In int8 they take half floats: as int8 they alone made a third of the error."""
    length = graph.add("Shape", ["input_ids"], "length", start=1, end=2)
    rows = graph.constant("positions", rows.astype(np.float16) if int8 else rows)
    at = graph.add("Slice", [rows, "zero", length, "zero"], "place.rows")
    return graph.add("Cast", [at], "place", to=TensorProto.FLOAT)


def _layer(graph, n, x):
    path = f"layers.{n}"
    parts = [graph.linear(x, f"{path}.{p}", f"{path}.{p}", f"{path}.attention") for p in ("query", "key", "value")]
    context = graph.add("MultiHeadAttention", parts, f"{path}.context", domain=MICROSOFT, num_heads=ATTENTION_HEADS)
    y = graph.linear(context, f"{path}.attended", f"{path}.attended")
    x = graph.norm(y, x, f"{path}.norm_attended", f"{path}.between")
    y = graph.linear(x, f"{path}.inner", f"{path}.inner", f"{path}.between")
    y = graph.add("Gelu", [y], f"{path}.gelu", domain=MICROSOFT)
    y = graph.linear(y, f"{path}.outer", f"{path}.outer", f"{path}.gelu")
    return graph.norm(y, x, f"{path}.norm", f"{path}.result")


def _model(graph):
    ids = helper.make_tensor_value_info("input_ids", TensorProto.INT64, [1, "tokens"])
    outputs = [helper.make_tensor_value_info(h, TensorProto.FLOAT, [1, "tokens", n]) for h, n in HEADS.items()]
    made = helper.make_graph(graph.nodes, "recogniser", [ids], outputs, list(graph.constants.values()))
    opsets = [helper.make_opsetid("", ONNX_OPSET), helper.make_opsetid(MICROSOFT, 1)]
    model = helper.make_model(made, opset_imports=opsets, ir_version=IR_VERSION, producer_name="jianbao")
    onnx.checker.check_model(model)
    return model
