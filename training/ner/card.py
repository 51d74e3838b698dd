"""The card of models/ner: model.json for the program, README.md for people, the licence of what it started from."""

import datetime
import hashlib
import json

import common_words
import corpora
import export
import siblings
import source
import vocabulary
from siblings import CACHE
from stages import AGAIN, NARROW, WIDE

ID = "ner"
SOURCE = (
    f"three layers of BAAI/bge-small-zh-v1.5 (Maven artifact {source.COORDINATES}), fitted by training/ner/make.py to "
    "news annotated for this project, MSRA, PFR and UNER Chinese GSDSIMP"
)
LICENCE = (
    "weights derived from bge-small-zh-v1.5 (MIT) and from annotated texts for research and study (MSRA, PFR, "
    "television and newspaper news; UNER CC BY-SA 4.0), none of which is in them"
)
NAMES = ("ALL", "PER", "LOC", "ORG")
HEADS = {"news-dev": "news", "kept": "news", "MSRA": "msra", "PFR": "pfr", "UNER": "uner"}


def write(folder, found):
    """Writes model.json, README.md and LICENSE; `found` is from score.py."""
    paths = sorted((export.GRAPH, export.VOCABULARY, export.LABELS, common_words.FILE))
    contents = {path: (folder / path).read_bytes() for path in paths}
    files = [{"path": p, "sha256": hashlib.sha256(d).hexdigest(), "bytes": len(d)} for p, d in contents.items()]
    listed = "".join(f"{file['sha256']}  {file['path']}\n" for file in files)
    description = {
        "id": ID,
        "kind": "entities",
        "source": SOURCE,
        "licence": LICENCE,
        "dtype": "int8",
        "maxTokens": 512,
        "files": files,
        "figures": found,
    }
    (folder / "model.json").write_text(json.dumps(description, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    (folder / "LICENSE").write_bytes((siblings.HERE.parent / "embedder/LICENSE.bge").read_bytes())
    tokens = contents[export.VOCABULARY].decode("utf-8").split("\n")[:-1]
    published = json.loads((CACHE / source.TOKENIZER).read_text(encoding="utf-8"))["model"]["vocab"]
    card = (siblings.HERE / "card.md").read_text(encoding="utf-8")
    text = card.format(
        bytes=sum(file["bytes"] for file in files),
        tokens=len(tokens),
        added=sum(t not in published and t not in "“”—…" and t != vocabulary.SPACE for t in tokens),
        digest=hashlib.sha256(listed.encode("utf-8")).hexdigest(),
        date=datetime.date.today().isoformat(),
        wide=WIDE.tokens / 1e6,
        narrow=NARROW.tokens / 1e6,
        again=AGAIN.tokens / 1e6,
        inner=NARROW.inner,
        kept=len(corpora.own(True)),
        common=len(contents[common_words.FILE].splitlines()),
        coordinates=source.COORDINATES,
        rows="\n".join(_row(name, found) for name, each in found["int8"].items() if isinstance(each, dict)),
        words="\n".join(
            f"| {name.removeprefix('words, ')} | {each} / {found['float32'][name]} |"
            for name, each in found["int8"].items()
            if not isinstance(each, dict)
        ),
        reliability="\n".join("| {} to {} | {} | {} | {} |".format(*row) for row in found["reliability"]),
        files="\n".join(f"| `{f['path']}` | {f['bytes']:,} | `{f['sha256']}` |" for f in files),
    )
    (folder / "README.md").write_text(text, encoding="utf-8")


def _row(name, found):
    cells = [f"{found['int8'][name][type]} / {found['float32'][name][type]}" for type in NAMES]
    return f"| {name}, `{HEADS[name.split(' ')[0]]}` | {' | '.join(cells)} |"
