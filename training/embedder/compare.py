"""Prints what else was tried in quantising, beside what is shipped: the table in docs/quality.md.

    python3 training/embedder/compare.py [--corpora DIR] [--sentences 500]

Cosine to float32 on sentences of the news of 2025, from which nothing is calibrated and on which no figure of the model
card is measured; milliseconds of processor time a sentence, one a call, one thread, the fastest of three passes for each
of the first sixty.
"""

import argparse
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import environment
from environment import CACHE, CORPORA

PASSES = 3
CHOSEN_YEARS = (2025,)
# Sentences on which the sensitivity of a product and the alpha of a site are judged, and time is taken.
JUDGED = 60
ALPHAS = (0.6, 0.7, 0.9, 1.0)


def main(corpora: Path, count: int) -> None:
    import news
    import quality
    import smoothing
    import source
    import vocabulary
    import weights as weight_names

    model = weight_names.load(CACHE / "bge-small-zh-v1.5-fp32.onnx")
    encode = vocabulary.load(vocabulary.read(environment.MODEL / "tokenizer.json"))
    calibration = quality.token_ids(encode, news.sentences(corpora, news.CALIBRATION_YEARS, smoothing.SENTENCES, seed=7))
    ids = quality.token_ids(encode, news.sentences(corpora, CHOSEN_YEARS, count, seed=11))
    bench = _Bench(weight_names.read(model), calibration, ids)
    print(f"{'what':<64} {'mean':>7} {'p1':>7} {'least':>7} {'ms':>6} {'MB':>5}")
    bench.show("float32, the graph rewritten", bench.float32())
    usual = CACHE / source.USUAL
    if usual.exists():
        bench.show("the usual int8 file", weight_names.load(usual))
    for what, tried in variants(bench):
        bench.show(what, bench.build(tried))


def variants(bench: "_Bench") -> Iterator[tuple[str, "_Tried"]]:
    """What is tried, each but for the named thing as shipped."""
    from encoder_graph import LAYERS, Quantising, products

    yield "shipped: smoothed with alpha .8, one scale a channel", _Tried()
    yield "not smoothed", _Tried(smoothed=False)
    yield "not smoothed, one scale a matrix", _Tried(smoothed=False, quantising=Quantising(per_channel=False))
    yield "one scale a matrix", _Tried(quantising=Quantising(per_channel=False))
    yield "word embeddings in float32", _Tried(quantising=Quantising(rows=False))
    for alpha in (0.5, *ALPHAS):
        yield f"alpha {alpha:g}", _Tried(alphas=dict.fromkeys(bench.sites, alpha))
    for layer in range(LAYERS):
        for alpha in (0.7, 0.9):
            sites = [site for site in bench.sites if site.startswith(f"layer.{layer}.")]
            yield f"alpha {alpha:g} in layer {layer + 1}", _Tried(alphas=dict.fromkeys(sites, alpha))
    best = bench.best_alphas()
    yield "the best alpha of each site", _Tried(alphas=best)
    print(f"  ({_named(best)})")
    yield "attention's context smoothed too, in the weights", _Tried(context=True)
    for percentile in (99.99, 99.9):
        limits = bench.limits(percentile)
        yield f"activations clipped at percentile {percentile:g}", _Tried(quantising=Quantising(limits=limits))
    for share in (0.95, 0.9, 0.8):
        yield f"weights clipped at {share:g} of their range", _Tried(quantising=Quantising(weight_range=share))
    every = [product for layer in range(LAYERS) for product in products(layer)]
    sensitive = bench.most_sensitive(every)
    yield f"{sensitive[0]} in float32", _Tried(quantising=Quantising(float32=frozenset(sensitive[:1])))
    yield f"{sensitive[0]} and {sensitive[1]} in float32", _Tried(quantising=Quantising(float32=frozenset(sensitive[:2])))
    floats = Quantising(float32=frozenset(every))
    yield "only the word embeddings int8", _Tried(quantising=floats)


def _named(alphas: dict[str, float]) -> str:
    return ", ".join(f"{site.removeprefix('layer.')} {alpha:g}" for site, alpha in alphas.items())


@dataclass(frozen=True)
class _Tried:
    smoothed: bool = True
    # By site, where not the one that is shipped.
    alphas: dict[str, float] = field(default_factory=dict)
    # Whether what attention puts out is smoothed: a factor can go into the values' matrix, so it costs nothing.
    context: bool = False
    # None: as shipped.
    quantising: object = None


class _Bench:
    def __init__(self, weights, calibration, ids):
        import quality
        import smoothing

        self.weights, self.calibration, self.ids = weights, calibration, ids
        self.largest = smoothing.largest_activations(weights, calibration)
        self.sites = list(self.largest)
        self.exact = quality.vectors(quality.session(self.float32()), ids)

    def float32(self):
        import encoder_graph

        return encoder_graph.build(self.weights, int8=False)

    def build(self, tried: _Tried):
        import encoder_graph
        import smoothing

        weights = smoothing.smooth_context(self.weights, self.calibration) if tried.context else self.weights
        factors = smoothing.factors(weights, self.largest, tried.alphas) if tried.smoothed else {}
        quantising = tried.quantising or encoder_graph.Quantising()
        return encoder_graph.build(weights, True, factors, quantising)

    def show(self, what: str, model) -> None:
        """Prints the line of a model."""
        import quality

        size = model.ByteSize() / 1e6
        session = quality.session(model)
        found = quality.vectors(session, self.ids)
        mean, p1, least = _cosines(found, self.exact)
        milliseconds = _milliseconds(session, self.ids)
        print(f"{what:<64} {mean:7.5f} {p1:7.5f} {least:7.5f} {milliseconds:6.2f} {size:5.1f}", flush=True)

    def best_alphas(self) -> dict[str, float]:
        """Site by site, what is best while the others are as shipped; only those that are not as shipped."""
        shipped = self._judged(_Tried())
        found = {}
        for site in self.sites:
            scores = {alpha: self._judged(_Tried(alphas={site: alpha})) for alpha in ALPHAS}
            best = max(scores, key=scores.get)
            if scores[best] > shipped:
                found[site] = best
        return found

    def most_sensitive(self, products: list[str]) -> list[str]:
        """The products by how much it helps that one is float32, most first."""
        from encoder_graph import Quantising

        helped = {p: self._judged(_Tried(quantising=Quantising(float32=frozenset([p])))) for p in products}
        return sorted(helped, key=helped.get, reverse=True)

    def limits(self, percentile: float) -> dict[str, float]:
        """Below which that share of a site's activations is, smoothed as shipped."""
        import encoder_graph
        import numpy as np
        import smoothing

        factors = smoothing.factors(self.weights, self.largest)
        tensors = {s: t for layer in range(encoder_graph.LAYERS) for s, (t, _) in encoder_graph.sites(layer).items()}
        seen = {site: [] for site in tensors}
        for values in smoothing.activations(self.weights, list(tensors.values()), self.calibration[:JUDGED]):
            for site, value in zip(tensors, values):
                seen[site].append(np.abs(value[0] / factors[site]).ravel())
        return {site: float(np.percentile(np.concatenate(value), percentile)) for site, value in seen.items()}

    def _judged(self, tried: _Tried) -> float:
        import quality

        found = quality.vectors(quality.session(self.build(tried)), self.ids[:JUDGED])
        return _cosines(found, self.exact[:JUDGED])[0]


def _cosines(one, other) -> tuple[float, float, float]:
    """Mean, first percentile and least."""
    import numpy as np

    a, b = one.astype(np.float64), other.astype(np.float64)
    cosines = (a * b).sum(axis=1) / np.linalg.norm(a, axis=1) / np.linalg.norm(b, axis=1)
    return float(cosines.mean()), float(np.percentile(cosines, 1)), float(cosines.min())


def _milliseconds(session, ids) -> float:
    import quality

    ids = ids[:JUDGED]
    fastest = [float("inf")] * len(ids)
    for _ in range(PASSES):
        for i, sentence in enumerate(ids):
            start = time.process_time()
            quality.vectors(session, [sentence])
            fastest[i] = min(fastest[i], 1000 * (time.process_time() - start))
    return sum(fastest) / len(fastest)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, default=CORPORA, help="folder of the corpora")
    parser.add_argument("--sentences", type=int, default=500)
    arguments = parser.parse_args()
    environment.enter()
    main(arguments.corpora, arguments.sentences)
