"""Makes models/bge-small-zh-v1.5-int8/: fetch, prune, smooth, quantise, check, write the card.

    python3 training/embedder/make.py [--corpora DIR]

Run again, it writes the same bytes.
"""

import argparse
from pathlib import Path

import environment
from environment import CACHE, CORPORA, MODEL, ROOT


def main(corpora: Path) -> None:
    import numpy as np
    import onnx

    import card
    import encoder_graph
    import news
    import quality
    import similarity
    import smoothing
    import source
    import vocabulary
    import weights

    source.fetch(CACHE)
    original = weights.load(CACHE / source.WEIGHTS)
    published = vocabulary.read(CACHE / source.TOKENIZER)

    tokenizer, rows = vocabulary.prune(published)
    float32 = weights.keep_rows(original, rows)
    (CACHE / "bge-small-zh-v1.5-fp32.onnx").write_bytes(float32.SerializeToString(deterministic=True))
    print(f"vocabulary: {len(rows)} of {len(published['model']['vocab'])} rows kept")

    vocabulary.assert_impossible(published)
    lines = news.lines(corpora, news.TOKENISED_YEARS)[:20_000]
    encode_published = vocabulary.load(published)
    encode = vocabulary.load(tokenizer)
    quality.assert_same_tokens(encode_published, encode, lines, "pruned tokenizer")

    measured = news.sentences(corpora, news.MEASURED_YEARS, count=1000, seed=1)
    measured_ids = quality.token_ids(encode, measured)
    exact = quality.vectors(quality.session(float32), measured_ids)
    before = quality.vectors(quality.session(original), quality.token_ids(encode_published, measured))
    quality.assert_close(exact, before, 0, "float32, pruned against original")

    parameters = weights.read(float32)
    rewritten = quality.session(encoder_graph.build(parameters, int8=False))
    quality.assert_close(quality.vectors(rewritten, measured_ids), exact, 1e-5, "float32, rewritten against pruned")

    calibration = news.sentences(corpora, news.CALIBRATION_YEARS, count=smoothing.SENTENCES, seed=7)
    factors = smoothing.calibrate(parameters, quality.token_ids(encode, calibration))
    int8 = encoder_graph.build(parameters, int8=True, smoothing=factors)
    onnx.checker.check_model(int8)

    encoders = {"int8": quality.session(int8), "float32": quality.session(float32)}
    bulletin_ids = quality.token_ids(encode, news.bulletin_sentences(corpora))
    exact_bulletin = quality.vectors(encoders["float32"], bulletin_ids)
    firsts, seconds, scores = similarity.read_pairs(corpora)
    first_ids, second_ids = quality.token_ids(encode, firsts), quality.token_ids(encode, seconds)
    figures = {
        "cosineToFloat32News": quality.cosines(quality.vectors(encoders["int8"], measured_ids), exact),
        "cosineToFloat32Bulletin": quality.cosines(quality.vectors(encoders["int8"], bulletin_ids), exact_bulletin),
        "spearmanStsB": {
            name: similarity.spearman(quality.vectors(encoder, first_ids), quality.vectors(encoder, second_ids), scores)
            for name, encoder in encoders.items()
        }
        | {"pairs": len(scores)},
    }
    print(figures)
    card.write(MODEL, int8.SerializeToString(deterministic=True), vocabulary.dumps(tokenizer), len(rows), figures)
    print(f"written: {MODEL.relative_to(ROOT)}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, default=CORPORA, help="folder of the corpora")
    arguments = parser.parse_args()
    environment.enter()
    main(arguments.corpora)
