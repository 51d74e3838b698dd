"""Fetches the usual int8 file of this model, which `npm run bench embeddings` compares the bundled one with.

    python3 training/embedder/usual.py

Made by onnxruntime's own quantiser: one scale for each column of a matrix, one for all word embeddings, nothing
smoothed. The rows of the vocabulary that the bundled model lacks are dropped, so that both read the same tokens; the
vectors stay the same to the bit.
"""

import environment
from environment import CACHE, ROOT

TEXTS = ["昨天下午，市总工会召开全市工会系统表彰大会。", "一季度GDP同比增长5.3%。", "好", "长江中下游将有大到暴雨。"]


def main() -> None:
    import quality
    import source
    import vocabulary
    import weights

    source.fetch(CACHE)
    source.fetch_usual(CACHE)
    whole = weights.load(CACHE / source.PUBLISHED_USUAL)
    published = vocabulary.read(CACHE / source.TOKENIZER)
    tokenizer, rows = vocabulary.prune(published)
    pruned = weights.keep_rows(whole, rows)
    before, after = (
        quality.vectors(quality.session(model), quality.token_ids(vocabulary.load(words), TEXTS))
        for model, words in ((whole, published), (pruned, tokenizer))
    )
    quality.assert_close(after, before, 0, "the usual int8 file, pruned against whole")
    (CACHE / source.USUAL).write_bytes(pruned.SerializeToString(deterministic=True))
    print(f"written: {(CACHE / source.USUAL).relative_to(ROOT)}")


if __name__ == "__main__":
    environment.enter()
    main()
