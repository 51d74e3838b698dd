"""What lies beside the weights: the files that transformers.js wants, model.json, the licence and the model card."""

import hashlib
import json
from pathlib import Path

import source

HERE = Path(__file__).resolve().parent
ID = "bge-small-zh-v1.5-int8"
SOURCE = f"BAAI/bge-small-zh-v1.5, from the Maven artifact {source.COORDINATES}"
MAX_TOKENS = 512
ONNX = "onnx/model_quantized.onnx"

CONFIG = {
    "architectures": ["BertModel"],
    "model_type": "bert",
    "hidden_size": 512,
    "intermediate_size": 2048,
    "num_attention_heads": 8,
    "num_hidden_layers": 4,
    "max_position_embeddings": MAX_TOKENS,
    "type_vocab_size": 2,
    "hidden_act": "gelu",
    "layer_norm_eps": 1e-12,
    "pad_token_id": 0,
}

TOKENIZER_CONFIG = {
    "tokenizer_class": "BertTokenizer",
    "do_lower_case": False,
    "tokenize_chinese_chars": True,
    "strip_accents": None,
    "model_max_length": MAX_TOKENS,
    "unk_token": "[UNK]",
    "sep_token": "[SEP]",
    "pad_token": "[PAD]",
    "cls_token": "[CLS]",
    "mask_token": "[MASK]",
}


def write(folder: Path, model: bytes, tokenizer: str, vocabulary_size: int, figures: dict) -> None:
    """Writes the whole folder. `figures` are added to those in measured.json."""
    contents = {
        "config.json": _json(CONFIG | {"vocab_size": vocabulary_size}),
        "tokenizer.json": tokenizer.encode("utf-8"),
        "tokenizer_config.json": _json(TOKENIZER_CONFIG),
        ONNX: model,
    }
    files = [
        {"path": path, "sha256": hashlib.sha256(data).hexdigest(), "bytes": len(data)}
        for path, data in sorted(contents.items())
    ]
    measured = json.loads((HERE / "measured.json").read_text(encoding="utf-8"))
    description = {
        "id": ID,
        "kind": "embedder",
        "source": SOURCE,
        "licence": "MIT",
        "dimensions": 512,
        "pooling": "cls",
        "normalised": True,
        "dtype": "int8",
        "maxTokens": MAX_TOKENS,
        "files": files,
        "figures": figures | {"sentencesPerSecond": measured["sentencesPerSecond"]},
    }
    contents["model.json"] = _json(description)
    contents["LICENSE"] = (HERE / "LICENSE.bge").read_bytes()
    contents["README.md"] = _card(description, measured, vocabulary_size).encode("utf-8")
    for path, data in contents.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)


def _json(value: dict) -> bytes:
    return (json.dumps(value, indent=2, ensure_ascii=False) + "\n").encode("utf-8")


def _card(description: dict, measured: dict, vocabulary_size: int) -> str:
    figures = description["figures"]
    news, bulletin, spearman = (
        figures[name] for name in ("cosineToFloat32News", "cosineToFloat32Bulletin", "spearmanStsB")
    )
    speed = measured["sentencesPerSecond"]
    rows = "\n".join(f"| `{f['path']}` | {f['bytes']:,} | `{f['sha256']}` |" for f in description["files"])
    template = (HERE / "card.md").read_text(encoding="utf-8")
    return template.format(
        id=ID,
        coordinates=source.COORDINATES,
        original_sha256=source.SHA256[source.WEIGHTS],
        vocabulary_size=f"{vocabulary_size:,}",
        news=news,
        bulletin=bulletin,
        spearman=spearman,
        speed=speed,
        measured=measured,
        files=rows,
    )
