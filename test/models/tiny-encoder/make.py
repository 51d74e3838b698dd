"""Writes the files beside it: an encoder of random numbers, so small that it can lie in the repository.

    python3 make.py        (needs onnx and numpy; the bytes are the same on every run)

Each token's vector is its row of a table plus a part of the mean of all rows that are attended to, so that it depends on
its neighbours as that of a real encoder does. `model.onnx` wants token_type_ids too, and adds a row of a table of theirs;
`model_fp16.onnx` does not, and computes and answers in float16.
"""

import json
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

HERE = Path(__file__).resolve().parent
WIDTH = 8
SPECIAL = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
CHARACTERS = list("好今天明晴雨有市长江大会议工人的是在了一二三：，。") + list("abcdefghij")


def graph(table: np.ndarray, types: np.ndarray | None, kind: int) -> onnx.ModelProto:
    element = np.float32 if kind == TensorProto.FLOAT else np.float16
    inputs = ["input_ids", "attention_mask"] + (["token_type_ids"] if types is not None else [])
    weights = [numpy_helper.from_array(table.astype(element), "table"), numpy_helper.from_array(np.array([2]), "last"),
               numpy_helper.from_array(np.array([1]), "tokens")]
    nodes = [helper.make_node("Gather", ["table", "input_ids"], ["rows"])]
    if types is not None:
        weights.append(numpy_helper.from_array(types.astype(element), "types"))
        nodes += [helper.make_node("Gather", ["types", "token_type_ids"], ["type_rows"]),
                  helper.make_node("Add", ["rows", "type_rows"], ["typed"])]
    rows = "typed" if types is not None else "rows"
    nodes += [
        helper.make_node("Cast", ["attention_mask"], ["mask"], to=kind),
        helper.make_node("Unsqueeze", ["mask", "last"], ["attended"]),
        helper.make_node("Mul", [rows, "attended"], ["kept"]),
        helper.make_node("ReduceSum", ["kept", "tokens"], ["sum"], keepdims=1),
        helper.make_node("ReduceSum", ["attended", "tokens"], ["count"], keepdims=1),
        helper.make_node("Div", ["sum", "count"], ["context"]),
        helper.make_node("Add", [rows, "context"], ["last_hidden_state"]),
    ]
    body = helper.make_graph(
        nodes, "tiny",
        [helper.make_tensor_value_info(name, TensorProto.INT64, ["batch", "tokens_"]) for name in inputs],
        [helper.make_tensor_value_info("last_hidden_state", kind, ["batch", "tokens_", WIDTH])],
        weights,
    )
    model = helper.make_model(body, opset_imports=[helper.make_opsetid("", 17)], producer_name="tiny-encoder")
    model.ir_version = 8
    onnx.checker.check_model(model)
    return model


def main() -> None:
    random = np.random.default_rng(8)
    entries = SPECIAL + CHARACTERS
    table = random.standard_normal((len(entries), WIDTH))
    types = random.standard_normal((2, WIDTH))
    onnx.save(graph(table, types, TensorProto.FLOAT), HERE / "onnx/model.onnx")
    onnx.save(graph(table, None, TensorProto.FLOAT16), HERE / "onnx/model_fp16.onnx")
    mark = lambda token: {"SpecialToken": {"id": token, "type_id": 0}}
    tokenizer = {
        "version": "1.0", "truncation": None, "padding": None,
        "added_tokens": [
            {"id": i, "content": token, "single_word": False, "lstrip": False, "rstrip": False, "normalized": False,
             "special": True} for i, token in enumerate(SPECIAL)
        ],
        "normalizer": {"type": "BertNormalizer", "clean_text": True, "handle_chinese_chars": True, "strip_accents": None,
                       "lowercase": True},
        "pre_tokenizer": {"type": "BertPreTokenizer"},
        "post_processor": {
            "type": "TemplateProcessing",
            "single": [mark("[CLS]"), {"Sequence": {"id": "A", "type_id": 0}}, mark("[SEP]")],
            "pair": [mark("[CLS]"), {"Sequence": {"id": "A", "type_id": 0}}, mark("[SEP]"),
                     {"Sequence": {"id": "B", "type_id": 1}}, mark("[SEP]")],
            "special_tokens": {token: {"id": token, "ids": [SPECIAL.index(token)], "tokens": [token]}
                               for token in ("[CLS]", "[SEP]")},
        },
        "decoder": {"type": "WordPiece", "prefix": "##", "cleanup": True},
        "model": {"type": "WordPiece", "unk_token": "[UNK]", "continuing_subword_prefix": "##",
                  "max_input_chars_per_word": 100, "vocab": {entry: i for i, entry in enumerate(entries)}},
    }
    write("tokenizer.json", tokenizer)
    write("tokenizer_config.json", {"tokenizer_class": "BertTokenizer", "do_lower_case": True, "model_max_length": 32,
                                    "cls_token": "[CLS]", "sep_token": "[SEP]", "pad_token": "[PAD]",
                                    "unk_token": "[UNK]", "mask_token": "[MASK]"})
    write("config.json", {"model_type": "bert", "hidden_size": WIDTH, "max_position_embeddings": 64,
                          "vocab_size": len(entries)})


def write(name: str, content: dict) -> None:
    (HERE / name).write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
