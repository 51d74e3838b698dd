"""The vocabulary, cut down to what text can produce, and read without regard to case.

BERT's normaliser puts spaces around every Han character, so a Han character is always a word of its own and never the
continuation of one: the 7,322 pieces `##` + Han character can not occur. Dropping their rows drops a third of the
vocabulary, 15 MB of float32, and changes no output.
"""

import copy
import json
import re
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

# What BERT calls a CJK character; see _is_chinese_char in google-research/bert, tokenization.py.
HAN = re.compile(
    "[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0002a6df\U0002a700-\U0002b81f\U0002b920-\U0002ceaf"
    "\U0002f800-\U0002fa1f]"
)


def read(path: Path) -> dict:
    return json.loads(path.read_text(encoding="utf-8"))


def prune(tokenizer: dict) -> tuple[dict, np.ndarray]:
    """The tokenizer without the impossible pieces, its ids dense again, and the original id of each new one."""
    old = tokenizer["model"]["vocab"]
    kept = sorted((id, token) for token, id in old.items() if not _is_impossible(token))
    new = {token: i for i, (_, token) in enumerate(kept)}
    pruned = copy.deepcopy(tokenizer)
    pruned["model"]["vocab"] = new
    for added in pruned["added_tokens"]:
        added["id"] = new[added["content"]]
    for special in pruned["post_processor"]["special_tokens"].values():
        special["ids"] = [new[token] for token in special["tokens"]]
    return pruned, np.array([id for id, _ in kept])


def _is_impossible(token: str) -> bool:
    return token.startswith("##") and HAN.fullmatch(token[2:]) is not None


def load(tokenizer: dict) -> Tokenizer:
    return Tokenizer.from_str(json.dumps(tokenizer))


def dumps(tokenizer: dict) -> str:
    """One line: the vocabulary is no reading matter, and indented it is half as large again."""
    return json.dumps(tokenizer, ensure_ascii=False, separators=(",", ":"))


def assert_impossible(original: dict) -> None:
    """Goes through all of Unicode and finds no text in which a Han character continues a word.

    Whether one can depends on its two neighbours only, since words are split character by character.
    """
    normalizer = load(original).normalizer
    pre_tokenizer = load(original).pre_tokenizer
    for start in range(0, 0x110000, 0x1000):
        characters = [chr(c) for c in range(start, start + 0x1000) if not 0xD800 <= c <= 0xDFFF]
        text = " ".join(f"{c}a{c}汉{c}{c}1{c}龠" for c in characters)
        for word, _ in pre_tokenizer.pre_tokenize_str(normalizer.normalize_str(text)):
            if len(word) > 1 and HAN.search(word):
                raise SystemExit(f"{word!r} is one word to the tokenizer: its Han piece must not be dropped")
