"""SmoothQuant for the recogniser: factors from the largest activations on sentences of the training text."""

import siblings  # noqa: F401
import numpy as np

import graph
from smoothing import _factors, _session_showing

SENTENCES = 400
ALPHA = 0.9


def calibrate(state, ids):
    """One factor for each channel of each site; ids: arrays of token ids, a text each."""
    sites = {}
    for n in range(graph.LAYERS):
        sites.update(graph.sites(n))
    tensors = [tensor for tensor, _ in sites.values()]
    session = _session_showing(graph.build(state, int8=False), tensors)
    largest = [np.float32(0)] * len(tensors)
    for text in ids:
        for i, values in enumerate(session.run(tensors, {"input_ids": text[None]})):
            largest[i] = np.maximum(largest[i], np.abs(values).max(axis=(0, 1)))
    return {
        site: _factors(activations, [state[name].T for name in matrices], ALPHA)
        for (site, (_, matrices)), activations in zip(sites.items(), largest)
    }
