"""The published encoder as a network that can be trained on, and back to the names of its file."""

import sys
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import nn
from torch.nn import functional as F

import encoder_graph

sys.path.append(str(Path(__file__).resolve().parents[1] / "ner"))
from bert import EPSILON, HIDDEN, PARTS, Layer, copy_norm  # noqa: E402


class Encoder(nn.Module):
    """Unit vectors of [CLS]. The embeddings stay as published: half of all weights, most of them of rare words."""

    def __init__(self, weights: dict[str, np.ndarray]):
        super().__init__()
        self.words = nn.Embedding.from_pretrained(torch.tensor(weights["embeddings.word_embeddings.weight"]))
        kind = weights["embeddings.token_type_embeddings.weight"][0]
        self.register_buffer("positions", torch.tensor(weights["embeddings.position_embeddings.weight"] + kind))
        self.norm = nn.LayerNorm(HIDDEN, eps=EPSILON).requires_grad_(False)
        self.layers = nn.ModuleList(Layer() for _ in range(encoder_graph.LAYERS))
        with torch.no_grad():
            copy_norm(self.norm, weights, "embeddings.LayerNorm")
            for n, layer in enumerate(self.layers):
                layer.start_from(weights, f"encoder.layer.{n}")

    def forward(self, ids: torch.Tensor, lengths: torch.Tensor) -> torch.Tensor:
        """[texts, HIDDEN]; ids [texts, tokens], those from lengths on are padding."""
        tokens = ids.shape[1]
        x = self.norm(self.words(ids) + self.positions[:tokens])
        mask = (torch.arange(tokens)[None, :] < lengths[:, None])[:, None, None, :]
        for layer in self.layers:
            x = layer(x, mask, lambda y: y)
        return F.normalize(x[:, 0].float(), dim=-1)


def padded(rows: list[np.ndarray], longest: int) -> tuple[torch.Tensor, torch.Tensor]:
    """Ids and lengths; a row that is longer than `longest` ends there, with its [SEP]."""
    rows = [row if len(row) <= longest else np.append(row[: longest - 1], row[-1]) for row in rows]
    lengths = [len(row) for row in rows]
    ids = np.zeros((len(rows), max(lengths)), np.int64)
    for line, row in zip(ids, rows):
        line[: len(row)] = row
    return torch.from_numpy(ids), torch.tensor(lengths)


@torch.no_grad()
def vectors(model: Encoder, rows: list[np.ndarray], longest: int = 512) -> torch.Tensor:
    """[rows, HIDDEN], computed for rows of like length together."""
    order = sorted(range(len(rows)), key=lambda i: len(rows[i]))
    found = torch.empty(len(rows), HIDDEN)
    for start in range(0, len(order), 32):
        part = order[start : start + 32]
        found[part] = model(*padded([rows[i] for i in part], longest))
    return found


def named(model: Encoder) -> dict[str, np.ndarray]:
    """What has been trained, by the names of `weights.read`."""
    found = {}
    for n, layer in enumerate(model.layers):
        path = f"encoder.layer.{n}"
        for name, place in PARTS.items():
            part = getattr(layer, name)
            found[f"{path}.{place}.weight"] = part.weight.detach().numpy().T
            found[f"{path}.{place}.bias"] = part.bias.detach().numpy()
        for norm, place in ((layer.norm_attended, "attention.output"), (layer.norm, "output")):
            found[f"{path}.{place}.LayerNorm.weight"] = norm.weight.detach().numpy()
            found[f"{path}.{place}.LayerNorm.bias"] = norm.bias.detach().numpy()
    return found


def rewritten(published: onnx.ModelProto, trained: dict[str, np.ndarray]) -> onnx.ModelProto:
    """The published file with the trained weights in the places of the old ones."""
    places = {name: name for name in trained}
    for node in published.graph.node:
        if node.op_type == "MatMul":
            places[node.name.removesuffix("/MatMul").strip("/").replace("/", ".") + ".weight"] = node.input[1]
    model = onnx.ModelProto()
    model.CopyFrom(published)
    initializers = {i.name: i for i in model.graph.initializer}
    for name, array in trained.items():
        place = initializers[places[name]]
        place.CopyFrom(numpy_helper.from_array(np.ascontiguousarray(array), place.name))
    return model
