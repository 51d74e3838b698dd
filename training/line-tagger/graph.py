"""The tagger as a graph for onnxruntime, one window of lines a call, in float32.

In: `ids` [lines, slots] as records.slots makes them, `layout` [lines, FEATURES]. Out: `roles` [lines, ROLES], natural
logarithms of probabilities.
"""

import math

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from records import FEATURES, LINES, PADDING, ROLES
from tagger import HEADS, LAYERS, LINE, REACHES, TOPIC

OPSET, IR_VERSION = 18, 9
MICROSOFT = "com.microsoft"
LEAST = 1e-4  # of a norm that something is divided by


class Graph:
    """Nodes and constants in the order of their making; a node is named after its output."""

    def __init__(self, state):
        self.state, self.nodes, self.constants = state, [], {}

    def constant(self, name, array):
        self.constants[name] = numpy_helper.from_array(np.array(array, order="C"), name)
        return name

    def numbers(self, *values, kind=np.int64):
        return self.constant("_".join(map(str, values)) + ("" if kind == np.int64 else "f"), np.array(values, kind))

    def weight(self, name, turned=False):
        return self.constant(name, self.state[name].T if turned else self.state[name])

    def add(self, operator, inputs, output, domain="", **attributes):
        self.nodes.append(helper.make_node(operator, inputs, [output], name=output, domain=domain, **attributes))
        return output

    def linear(self, x, path, output):
        product = self.add("MatMul", [x, self.weight(f"{path}.weight", turned=True)], f"{output}.product")
        return self.add("Add", [product, self.weight(f"{path}.bias")], output)

    def once(self, operator, inputs, output, **attributes):
        """As `add`, unless it is there already."""
        known = any(node.name == output for node in self.nodes)
        return output if known else self.add(operator, inputs, output, **attributes)

    def norm(self, x, path, output):
        inputs = [x, self.weight(f"{path}.weight"), self.weight(f"{path}.bias")]
        return self.add("LayerNormalization", inputs, output, axis=-1, epsilon=1e-5)


def build(state):
    """state: the tagger's weights as numpy arrays, matrices as torch keeps them: [outputs, inputs]."""
    graph = Graph(state)
    lines = graph.add("Shape", ["ids"], "lines", start=0, end=1)
    flat = graph.add("Squeeze", [lines], "lines.flat")
    zero, one = graph.constant("zero", np.int64(0)), graph.constant("one", np.int64(1))
    at = graph.add("Range", [zero, flat, one], "at")
    pooled, about = characters(graph, at)
    unit = graph.add("Div", [about, length(graph, about)], "unit")
    parts = [*pooled, "layout", unit, *shifts(graph, about, at, lines)]
    v = graph.linear(graph.add("Concat", parts, "parts", axis=1), "line", "line")
    away = graph.add("Sub", [row(graph, at), column(graph, at)], "away")
    away = graph.add("Add", [away, graph.numbers(LINES - 1)], "away.index")
    for n in range(LAYERS):
        v = layer(graph, n, v, away)
    graph.add("LogSoftmax", [graph.linear(graph.norm(v, "norm", "page"), "head", "scores")], "roles", axis=-1)
    inputs = [
        helper.make_tensor_value_info("ids", TensorProto.INT64, ["lines", "slots"]),
        helper.make_tensor_value_info("layout", TensorProto.FLOAT, ["lines", FEATURES]),
    ]
    output = helper.make_tensor_value_info("roles", TensorProto.FLOAT, ["lines", ROLES])
    made = helper.make_graph(graph.nodes, "line-tagger", inputs, [output], list(graph.constants.values()))
    opsets = [helper.make_opsetid("", OPSET), helper.make_opsetid(MICROSOFT, 1)]
    return helper.make_model(made, opset_imports=opsets, ir_version=IR_VERSION, producer_name="jianbao")


def row(graph, x):
    return graph.once("Unsqueeze", [x, graph.numbers(0)], f"{x}.row")


def column(graph, x):
    return graph.once("Unsqueeze", [x, graph.numbers(1)], f"{x}.column")


def characters(graph, at):
    real = graph.add("Cast", [graph.add("Greater", ["ids", graph.numbers(PADDING)], "real")], "real.int", to=TensorProto.INT64)
    mask = graph.add("Cast", [graph.add("Unsqueeze", [real, graph.numbers(2)], "real.deep")], "mask", to=TensorProto.FLOAT)
    words = graph.add("Gather", [graph.weight("words.weight"), "ids"], "words")
    weights = graph.add("Gather", [graph.weight("weights.weight"), "ids"], "weights")
    heavy = graph.add("Mul", [words, graph.add("Mul", [weights, mask], "weights.real")], "heavy")
    about = graph.add("ReduceSum", [heavy, graph.numbers(1)], "heavy.sum", keepdims=0)
    about = graph.add("MatMul", [about, graph.weight("topic.weight", turned=True)], "about")
    v = graph.add("Transpose", [words], "turned", perm=[0, 2, 1])
    for name in ("first", "second"):
        inputs = [v, graph.weight(f"{name}.weight"), graph.weight(f"{name}.bias")]
        v = graph.add("Relu", [graph.add("Conv", inputs, f"{name}.conv", pads=[1, 1])], name)
    v = graph.add("Transpose", [v], "back", perm=[0, 2, 1])
    most = graph.add("ReduceMax", [graph.add("Mul", [v, mask], "masked"), graph.numbers(1)], "most", keepdims=0)
    start = graph.add("Gather", [v, "one"], "start", axis=1)
    last = graph.add("ReduceSum", [real, graph.numbers(1)], "length", keepdims=0)
    last = graph.add("Sub", [last, graph.numbers(2)], "last")
    places = graph.add("Concat", [column(graph, at), column(graph, last)], "places", axis=1)
    return (most, start, graph.add("GatherND", [v, places], "end")), about


def length(graph, x):
    norm = graph.once("ReduceL2", [x, graph.numbers(1)], f"{x}.norm", keepdims=1)
    return graph.once("Max", [norm, graph.numbers(LEAST, kind=np.float32)], f"{x}.length")


def shifts(graph, about, at, lines):
    sums = graph.add("CumSum", [about, "zero"], "cumulated")
    sums = graph.add("Concat", [graph.constant("none", np.zeros((1, TOPIC), np.float32)), sums], "sums", axis=0)
    following = graph.add("Add", [at, graph.numbers(1)], "following")

    def sum_to(place, name):
        inside = graph.add("Max", [graph.add("Min", [place, lines], f"{name}.most"), graph.numbers(0)], f"{name}.inside")
        return graph.add("Gather", [sums, inside], name, axis=0)

    here, beyond_here = sum_to(at, "here"), sum_to(following, "beyond.here")
    out = []
    for reach in REACHES:
        back = graph.add("Sub", [at, graph.numbers(reach)], f"back.{reach}")
        ahead = graph.add("Add", [at, graph.numbers(reach)], f"ahead.{reach}")
        further = graph.add("Add", [following, graph.numbers(reach)], f"further.{reach}")
        before = graph.add("Sub", [here, sum_to(back, f"back.sum.{reach}")], f"before.{reach}")
        behind = graph.add("Sub", [sum_to(ahead, f"ahead.sum.{reach}"), here], f"behind.{reach}")
        beyond = graph.add("Sub", [sum_to(further, f"further.sum.{reach}"), beyond_here], f"beyond.{reach}")
        out.append(cosine(graph, before, behind, f"shift.{reach}"))
        out.append(cosine(graph, about, beyond, f"echo.{reach}"))
    return out


def cosine(graph, x, y, name):
    product = graph.add("ReduceSum", [graph.add("Mul", [x, y], f"{name}.products"), "1"], f"{name}.dot", keepdims=1)
    sizes = graph.add("Mul", [length(graph, x), length(graph, y)], f"{name}.sizes")
    return graph.add("Div", [product, sizes], name)


def layer(graph, n, v, away):
    path = f"layers.{n}"
    x = graph.linear(graph.norm(v, f"{path}.before", f"{path}.normed"), f"{path}.attended", f"{path}.qkv")
    x = graph.add("Reshape", [x, graph.numbers(0, 3, HEADS, LINE // HEADS)], f"{path}.heads")
    x = graph.add("Transpose", [x], f"{path}.turned", perm=[1, 2, 0, 3])
    q, k, w = (graph.add("Gather", [x, graph.constant(f"part.{i}", np.int64(i))], f"{path}.part.{i}") for i in range(3))
    k = graph.add("Transpose", [k], f"{path}.keys", perm=[0, 2, 1])
    scale = graph.constant("scale", np.float32(1 / math.sqrt(LINE // HEADS)))
    scores = graph.add("Mul", [graph.add("MatMul", [q, k], f"{path}.products"), scale], f"{path}.scaled")
    near = graph.add("Gather", [graph.weight(f"{path}.near"), away], f"{path}.bias", axis=1)
    scores = graph.add("Softmax", [graph.add("Add", [scores, near], f"{path}.scores")], f"{path}.shares", axis=-1)
    y = graph.add("Transpose", [graph.add("MatMul", [scores, w], f"{path}.mix")], f"{path}.mixed.turned", perm=[1, 0, 2])
    y = graph.add("Reshape", [y, graph.numbers(0, LINE)], f"{path}.context")
    v = graph.add("Add", [v, graph.linear(y, f"{path}.mixed", f"{path}.mixed")], f"{path}.attention")
    y = graph.linear(graph.norm(v, f"{path}.between", f"{path}.between.normed"), f"{path}.inner", f"{path}.inner")
    y = graph.linear(graph.add("Gelu", [y], f"{path}.gelu", domain=MICROSOFT), f"{path}.outer", f"{path}.outer")
    return graph.add("Add", [v, y], f"{path}.result")
