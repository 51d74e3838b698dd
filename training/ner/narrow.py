"""Makes the feed-forward products narrower: of each layer the inner units stay that add most to its result, which is
their mean size on training sentences times the length of the column that they are multiplied with."""

import torch

import bert
import measure
from recogniser import Recogniser

SENTENCES = 600


def narrowed(state, tokens, texts, inner):
    """The weights with `inner` units in each layer; state by torch's names."""
    model = Recogniser(len(tokens))
    model.load_state_dict(state)
    sizes = [torch.zeros(bert.INNER) for _ in model.layers]
    for layer, size in zip(model.layers, sizes):
        layer.inner.register_forward_hook(
            lambda _, __, out, size=size: size.add_(torch.nn.functional.gelu(out.float()).abs().flatten(0, 1).sum(0))
        )
    measure.Torch(model, tokens)(texts[:SENTENCES], ["news"])
    kept = dict(state)
    for n, size in enumerate(sizes):
        outer = state[f"layers.{n}.outer.weight"]
        places = (size * outer.norm(dim=0)).argsort(descending=True, stable=True)[:inner].sort().values
        for name in ("weight", "bias"):
            kept[f"layers.{n}.inner.{name}"] = state[f"layers.{n}.inner.{name}"][places].clone()
        kept[f"layers.{n}.outer.weight"] = outer[:, places].clone()
    return kept
