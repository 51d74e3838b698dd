"""What the `tokenizers` package says: ids of given texts, and proof that the pruned vocabulary changes none of the news.

    python3 training/embedder/reference.py ids TEXTS.json IDS.json
    python3 training/embedder/reference.py pruned [--corpora DIR]

`ids` reads a JSON array of texts and writes one of their token ids, by the tokenizer of the bundled model. `pruned`
encodes every line of the news with the published tokenizer and with ours: the tokens are the same, and each id of ours
is the row that the published id became.
"""

import argparse
import gzip
import json
from collections.abc import Iterator
from pathlib import Path

import environment
from environment import CACHE, CORPORA, MODEL

LINES_AT_ONCE = 20_000


def write_ids(texts: Path, ids: Path) -> None:
    import vocabulary

    encode = vocabulary.load(vocabulary.read(MODEL / "tokenizer.json"))
    wanted = json.loads(texts.read_text(encoding="utf-8"))
    ids.write_text(json.dumps([found.ids for found in encode.encode_batch(wanted)]), encoding="utf-8")


def prove_pruned(corpora: Path) -> None:
    import source
    import vocabulary

    original = vocabulary.read(CACHE / source.TOKENIZER)
    _, rows = vocabulary.prune(original)
    published = vocabulary.load(original)
    ours = vocabulary.load(vocabulary.read(MODEL / "tokenizer.json"))
    lines = tokens = 0
    used: set[int] = set()
    for batch in _batches(corpora):
        for line, theirs, found in zip(batch, published.encode_batch(batch), ours.encode_batch(batch)):
            if theirs.tokens != found.tokens or theirs.ids != rows[found.ids].tolist():
                raise SystemExit(f"other tokens for {line!r}: {theirs.tokens} and {found.tokens}")
            used.update(found.ids)
            lines += 1
            tokens += len(found.ids) - 2
    print(f"published and pruned: the same tokens, id for id, on {lines:,} lines, {tokens:,} tokens")
    print(f"{len(used):,} of {len(rows):,} rows are used; {len(original['model']['vocab']) - len(rows):,} were dropped")


def _batches(corpora: Path) -> Iterator[list[str]]:
    files = sorted((corpora / "text").rglob("*.gz"))
    if not files:
        raise SystemExit(f"no news in {corpora / 'text'}; give the folder of the corpora with --corpora")
    batch: list[str] = []
    for path in files:
        with gzip.open(path, "rt", encoding="utf-8") as file:
            for line in map(str.strip, file):
                if line:
                    batch.append(line)
                if len(batch) == LINES_AT_ONCE:
                    yield batch
                    batch = []
    yield batch


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    ids = commands.add_parser("ids")
    ids.add_argument("texts", type=Path)
    ids.add_argument("ids", type=Path)
    pruned = commands.add_parser("pruned")
    pruned.add_argument("--corpora", type=Path, default=CORPORA, help="folder of the corpora")
    arguments = parser.parse_args()
    environment.enter()
    if arguments.command == "ids":
        write_ids(arguments.texts, arguments.ids)
    else:
        prove_pruned(arguments.corpora)
