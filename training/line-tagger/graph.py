"""The tagger as a graph for onnxruntime, one window a call: int8 matrices with a scale for each output channel.

In: `ids` [tokens], `separators` [lines] (where they stand), `layout` [lines, FEATURES]. Out: `roles` [lines, ROLES],
natural logarithms of probabilities. The operators are those that training/embedder/encoder_graph.py chose.
"""

import sys
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper

sys.path.append(str(Path(__file__).resolve().parents[1] / "embedder"))
from encoder_graph import HEADS, IR_VERSION, MICROSOFT, ONNX_OPSET, _Graph  # noqa: E402

PATHS = ("query", "key", "value", "attended", "inner", "outer")


def build(state, layers, features, roles):
    """state: the tagger's weights as numpy arrays, matrices as torch keeps them: [outputs, inputs]."""
    names = {p: v for p, v in state.items() if not p.endswith("weight") or v.ndim != 2}
    turned = {p: np.ascontiguousarray(v.T) for p, v in state.items() if p.endswith("weight") and v.ndim == 2}
    graph = _Graph({**names, **turned}, True, {})
    first = graph.constant("first", np.array([0], np.int64))
    second = graph.constant("second", np.array([1], np.int64))
    length = graph.add("Shape", ["ids"], "length", start=0, end=1)
    words = graph.embedding_rows("words", state["words.weight"], "ids")
    positions, scales = quantised_rows(graph, state["positions"])
    positions = graph.add("Slice", [positions, first, length, first], "position_row")
    positions = graph.add("Cast", [positions], "position_float", to=TensorProto.FLOAT)
    scales = graph.add("Slice", [scales, first, length, first], "position_scale")
    place = graph.add("Mul", [positions, scales], "place")
    matrix = graph.constant("layout.matrix", turned["layout.weight"])
    layout = graph.add("MatMul", ["layout", matrix], "layout.product")
    layout = graph.add("Add", [layout, graph.constant("layout.bias", state["layout.bias"])], "layout.sum")
    at = graph.add("Unsqueeze", ["separators", second], "at")
    words = graph.add("ScatterND", [words, at, layout], "marked", reduction="add")
    x = graph.norm(words, place, "norm", "embedded")
    for n in range(layers):
        own = graph.add("Gather", [x, "separators"], "own", axis=0) if n == layers - 1 else x
        x = _layer(graph, n, x, own)
    matrix = graph.constant("head.matrix", turned["head.weight"])
    scores = graph.add("MatMul", [x, matrix], "head.product")
    scores = graph.add("Add", [scores, graph.constant("head.bias", state["head.bias"])], "scores")
    graph.add("LogSoftmax", [scores], "roles", axis=-1)
    return _model(graph, features, roles)


def quantised_rows(graph, rows):
    from encoder_graph import quantise

    matrix, scales = quantise(rows, axis=1)
    return graph.constant("positions.rows", matrix), graph.constant("positions.scales", scales)


def _layer(graph, n, x, own):
    path = f"layers.{n}"

    def batched(name, source):
        y = graph.linear(source, f"{path}.{name}", f"{path}.{name}")
        return graph.add("Unsqueeze", [y, "first"], f"{path}.{name}.batch")

    heads = [batched("query", own), batched("key", x), batched("value", x)]
    context = graph.add("MultiHeadAttention", heads, f"{path}.context", domain=MICROSOFT, num_heads=HEADS)
    context = graph.add("Squeeze", [context, "first"], f"{path}.context.flat")
    y = graph.linear(context, f"{path}.attended", f"{path}.attended")
    own = graph.norm(y, own, f"{path}.norm_attended", f"{path}.between")
    y = graph.linear(own, f"{path}.inner", f"{path}.inner")
    y = graph.add("Gelu", [y], f"{path}.gelu", domain=MICROSOFT)
    y = graph.linear(y, f"{path}.outer", f"{path}.outer")
    return graph.norm(y, own, f"{path}.norm", f"{path}.result")


def _model(graph, features, roles):
    inputs = [
        helper.make_tensor_value_info("ids", TensorProto.INT64, ["tokens"]),
        helper.make_tensor_value_info("separators", TensorProto.INT64, ["lines"]),
        helper.make_tensor_value_info("layout", TensorProto.FLOAT, ["lines", features]),
    ]
    output = helper.make_tensor_value_info("roles", TensorProto.FLOAT, ["lines", roles])
    made = helper.make_graph(graph.nodes, "tagger", inputs, [output], list(graph.constants.values()))
    opsets = [helper.make_opsetid("", ONNX_OPSET), helper.make_opsetid(MICROSOFT, 1)]
    return helper.make_model(made, opset_imports=opsets, ir_version=IR_VERSION, producer_name="jianbao")
