"""Writes the encoder as a graph for onnxruntime: what the weights compute, in the operators that run fastest.

The exported graph spells attention, norms and GELU out in some 400 nodes, and onnxruntime recognises only some of them
again. Written by hand it has 71. Three choices, each measured on one thread, a sentence of 47 characters a call:

- The result is the [CLS] vector alone, so the last layer computes queries, output and feed-forward for that one token
  (keys and values still for all). A fifth of the work less, and the vector is the same.
- The residual sum and LayerNormalization are two nodes: the fused SkipLayerNormalization took 90 µs where the two
  take 25.
- DynamicQuantizeMatMul is written out, not left to the optimiser at load, so the graph runs the same at every level
  of optimisation.

Nothing in the file depends on the machine that wrote it.
"""

from dataclasses import dataclass, field

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

LAYERS = 4
HEADS = 8
HIDDEN = 512
EPSILON = 1e-12
ONNX_OPSET = 18
IR_VERSION = 9
MICROSOFT = "com.microsoft"
OUTPUT = "last_hidden_state"


@dataclass(frozen=True)
class Quantising:
    """How int8 is made. The defaults are what is shipped; `compare.py` measures the rest."""

    # One scale for each output channel of a matrix, or one for the whole matrix.
    per_channel: bool = True
    # Whether the word embeddings are int8 too.
    rows: bool = True
    # The share of a matrix's range that stays: weights beyond it are clipped.
    weight_range: float = 1
    # Activations beyond these are clipped, by site, after smoothing.
    limits: dict[str, float] = field(default_factory=dict)
    # Products that stay float32, by the names of their outputs.
    float32: frozenset[str] = frozenset()


def build(
    weights: dict[str, np.ndarray],
    int8: bool,
    smoothing: dict[str, np.ndarray] | None = None,
    quantising: Quantising = Quantising(),
) -> onnx.ModelProto:
    """The encoder: `input_ids` and `attention_mask` [batch, tokens] in, `last_hidden_state` [batch, 1, 512] out.

    The one position of the output is [CLS], before normalising. `smoothing` maps a site (see `sites`) to one factor
    for each input channel. In float32 the last two do not count.
    """
    graph = _Graph(weights, int8, smoothing or {}, quantising)
    x = _embeddings(graph)
    for layer in range(LAYERS):
        x = _layer(graph, layer, x)
    return graph.model()


def sites(layer: int) -> dict[str, tuple[str, list[str]]]:
    """Where activations are quantised and may be smoothed: site to its tensor, and the matrices that read it."""
    before = "embeddings.norm" if layer == 0 else f"layer.{layer - 1}.norm"
    return {
        f"layer.{layer}.attention": (before, [_attention(layer, part) for part in ("query", "key", "value")]),
        f"layer.{layer}.intermediate": (
            f"layer.{layer}.attention.norm",
            [f"encoder.layer.{layer}.intermediate.dense.weight"],
        ),
        f"layer.{layer}.output": (f"layer.{layer}.gelu", [f"encoder.layer.{layer}.output.dense.weight"]),
    }


def products(layer: int) -> list[str]:
    """The outputs of a layer's products, which name them."""
    parts = ("query", "key", "value", "attention.output", "intermediate.dense", "output.dense")
    return [f"layer.{layer}.{part}" for part in parts]


def _attention(layer: int, part: str) -> str:
    return f"encoder.layer.{layer}.attention.self.{part}.weight"


def _embeddings(graph: "_Graph") -> str:
    weights = graph.weights
    words = graph.embedding_rows("words", weights["embeddings.word_embeddings.weight"], "input_ids")
    # Every sentence is a first segment, so that segment's row is the same as part of the position.
    positions = weights["embeddings.position_embeddings.weight"] + weights["embeddings.token_type_embeddings.weight"][0]
    zero = graph.constant("zero", np.array([0], np.int64))
    length = graph.add("Shape", ["input_ids"], "length", start=1, end=2)
    at = graph.add("Slice", [graph.constant("positions", positions), zero, length, zero], "position_rows")
    graph.add("Cast", ["attention_mask"], "mask", to=TensorProto.INT32)
    graph.constant("one", np.array([1], np.int64))
    return graph.norm(words, at, "embeddings.LayerNorm", "embeddings.norm")


def _layer(graph: "_Graph", layer: int, x: str) -> str:
    path, name = f"encoder.layer.{layer}", f"layer.{layer}"
    last = layer == LAYERS - 1
    own = graph.add("Slice", [x, "zero", "one", "one"], f"{name}.cls") if last else x
    site = f"{name}.attention"
    query = graph.linear(own, f"{path}.attention.self.query", f"{name}.query", site)
    key = graph.linear(x, f"{path}.attention.self.key", f"{name}.key", site)
    value = graph.linear(x, f"{path}.attention.self.value", f"{name}.value", site)
    context = graph.add(
        "MultiHeadAttention", [query, key, value, "", "mask"], f"{name}.context", domain=MICROSOFT, num_heads=HEADS
    )
    y = graph.linear(context, f"{path}.attention.output.dense", f"{name}.attention.output")
    x = graph.norm(y, own, f"{path}.attention.output.LayerNorm", f"{name}.attention.norm")
    y = graph.linear(x, f"{path}.intermediate.dense", f"{name}.intermediate.dense", f"{name}.intermediate")
    y = graph.add("Gelu", [y], f"{name}.gelu", domain=MICROSOFT)
    y = graph.linear(y, f"{path}.output.dense", f"{name}.output.dense", f"{name}.output")
    return graph.norm(y, x, f"{path}.output.LayerNorm", OUTPUT if last else f"{name}.norm")


class _Graph:
    """Nodes and constants in the order of their making; a node is named after its output."""

    def __init__(
        self,
        weights: dict[str, np.ndarray],
        int8: bool,
        smoothing: dict[str, np.ndarray],
        quantising: Quantising = Quantising(),
    ):
        self.weights, self.int8, self.smoothing, self.quantising = weights, int8, smoothing, quantising
        self.nodes: list[onnx.NodeProto] = []
        self.constants: dict[str, onnx.TensorProto] = {}
        self.smoothed: dict[tuple[str, str], str] = {}

    def constant(self, name: str, array: np.ndarray) -> str:
        self.constants[name] = numpy_helper.from_array(np.ascontiguousarray(array), name)
        return name

    def add(self, operator: str, inputs: list[str], output: str, domain: str = "", **attributes) -> str:
        self.nodes.append(helper.make_node(operator, inputs, [output], name=output, domain=domain, **attributes))
        return output

    def norm(self, y: str, residual: str, path: str, output: str) -> str:
        total = self.add("Add", [y, residual], f"{output}.sum")
        scale = self.constant(f"{output}.scale", self.weights[f"{path}.weight"])
        shift = self.constant(f"{output}.shift", self.weights[f"{path}.bias"])
        return self.add("LayerNormalization", [total, scale, shift], output, axis=-1, epsilon=EPSILON)

    def embedding_rows(self, name: str, rows: np.ndarray, ids: str) -> str:
        """Rows by id; in int8 each row has a scale of its own."""
        if not (self.int8 and self.quantising.rows):
            return self.add("Gather", [self.constant(f"{name}.rows", rows), ids], name)
        quantised, scales = quantise(rows, axis=1)
        row = self.add("Gather", [self.constant(f"{name}.rows", quantised), ids], f"{name}.row")
        row = self.add("Cast", [row], f"{name}.float", to=TensorProto.FLOAT)
        scale = self.add("Gather", [self.constant(f"{name}.scales", scales), ids], f"{name}.scale")
        return self.add("Mul", [row, scale], name)

    def linear(self, x: str, path: str, output: str, site: str | None = None) -> str:
        """x times the matrix plus the bias; in int8 the matrix has a scale for each output channel."""
        matrix, bias = self.weights[f"{path}.weight"], self.weights[f"{path}.bias"]
        bias = self.constant(f"{output}.bias", bias)
        if not self.int8 or output in self.quantising.float32:
            product = self.add("MatMul", [x, self.constant(f"{output}.matrix", matrix)], f"{output}.product")
            return self.add("Add", [product, bias], output)
        if site in self.smoothing:
            factor = self.smoothing[site]
            x, matrix = self._smooth(x, site, factor), matrix * factor[:, None]
        axis = 0 if self.quantising.per_channel else None
        quantised, scales = quantise(matrix, axis, self.quantising.weight_range)
        scales = np.broadcast_to(scales, (1, matrix.shape[1]))
        inputs = [x, self.constant(f"{output}.matrix", quantised), self.constant(f"{output}.scales", scales[0]), "", bias]
        return self.add("DynamicQuantizeMatMul", inputs, output, domain=MICROSOFT)

    def _smooth(self, x: str, site: str, factor: np.ndarray) -> str:
        # Query, key and value read the same tensor; in the last layer the query reads its first row only.
        if (x, site) not in self.smoothed:
            inverse = self.constant(f"{site}.inverse", 1 / factor)
            smooth = self.add("Mul", [x, inverse], f"{x}.smooth")
            self.smoothed[x, site] = self._clip(smooth, site) if site in self.quantising.limits else smooth
        return self.smoothed[x, site]

    def _clip(self, x: str, site: str) -> str:
        limit = np.float32(self.quantising.limits[site])
        ends = [self.constant(f"{site}.least", -limit), self.constant(f"{site}.most", limit)]
        return self.add("Clip", [x, *ends], f"{x}.clipped")

    def model(self) -> onnx.ModelProto:
        inputs = [
            helper.make_tensor_value_info(name, TensorProto.INT64, ["batch_size", "sequence_length"])
            for name in ("input_ids", "attention_mask")
        ]
        output = helper.make_tensor_value_info(OUTPUT, TensorProto.FLOAT, ["batch_size", 1, HIDDEN])
        graph = helper.make_graph(self.nodes, "encoder", inputs, [output], list(self.constants.values()))
        opsets = [helper.make_opsetid("", ONNX_OPSET), helper.make_opsetid(MICROSOFT, 1)]
        return helper.make_model(graph, opset_imports=opsets, ir_version=IR_VERSION, producer_name="jianbao")


def quantise(matrix: np.ndarray, axis: int | None, kept: float = 1) -> tuple[np.ndarray, np.ndarray]:
    """Symmetric int8 with one scale along `axis`: the matrix is about the first result times the second.

    `kept` is the share of the range that int8 spans; weights beyond are clipped.
    """
    scales = np.abs(matrix).max(axis=axis, keepdims=True) * np.float32(kept) / np.float32(127)
    scales[scales == 0] = 1
    return np.rint(np.clip(matrix / scales, -127, 127)).astype(np.int8), scales.astype(np.float32)
