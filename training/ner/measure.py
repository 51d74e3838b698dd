"""Strict F1 of names (span and type, as ../shared/tools/score_entities.py has it) and F1 of words."""

import numpy as np
import torch

import labels
import parts_of_speech
import vocabulary

NAMES, WORDS = labels.allowed(), labels.allowed_words()
BORDERS = [i for i, label in enumerate(labels.ENTITIES) if label[0] in "BES"]
OVERLAP, MOST = 64, 510  # code points
BATCH = 3000  # tokens


class Torch:
    """Scores by head of each text, from the model while it is trained; batches of like length."""

    def __init__(self, model, tokens):
        self.model, self.ids = model, vocabulary.table(tokens)

    def __call__(self, texts, heads):
        found, batch = [None] * len(texts), []
        self.model.eval()
        order = sorted(range(len(texts)), key=lambda i: len(texts[i]))
        with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
            for i in order:
                if batch and (len(batch) + 1) * (len(texts[i]) + 2) > BATCH:
                    self._run(batch, texts, heads, found)
                    batch = []
                batch.append(i)
            if batch:
                self._run(batch, texts, heads, found)
        self.model.train()
        return found

    def _run(self, batch, texts, heads, found):
        rows = [vocabulary.encode(self.ids, texts[i]) for i in batch]
        lengths = np.array([len(row) for row in rows])
        ids = np.zeros((len(rows), lengths.max()), np.int64)
        for at, row in enumerate(rows):
            ids[at, : len(row)] = row
        scores = self.model(torch.from_numpy(ids), torch.from_numpy(lengths))
        for at, i in enumerate(batch):
            found[i] = {head: scores[head][at, 1 : lengths[at] - 1].numpy() for head in heads}


class Onnx:
    """The same from the exported graph, one text a call."""

    def __init__(self, path, tokens):
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        self.session = onnxruntime.InferenceSession(str(path), options)
        self.ids = vocabulary.table(tokens)

    def __call__(self, texts, heads):
        found = []
        for text in texts:
            out = self.session.run(list(heads), {"input_ids": vocabulary.encode(self.ids, text)[None]})
            found.append({head: scores[0, 1:-1] for head, scores in zip(heads, out)})
        return found


def windows(length):
    """Spans that cover a long text, each at most MOST code points, neighbours sharing OVERLAP."""
    spans, start = [], 0
    while start + MOST < length:
        spans.append((start, start + MOST))
        start += MOST - OVERLAP
    return [*spans, (start, length)]


def scored(scorer, texts, heads):
    """Scores by head for texts of any length: windows are joined in the middle of what they share."""
    pieces = [(i, span) for i, text in enumerate(texts) for span in windows(len(text))]
    parts = scorer([texts[i][s:e] for i, (s, e) in pieces], heads)
    found = [{head: [] for head in heads} for _ in texts]
    for (i, (start, end)), part in zip(pieces, parts):
        first = OVERLAP // 2 if start > 0 else 0
        last = end - start - (OVERLAP // 2 if end < len(texts[i]) else 0)
        for head in heads:
            found[i][head].append(part[head][first:last])
    return [{head: np.concatenate(rows) for head, rows in each.items()} for each in found]


def entity_scores(scorer, sentences, head):
    """Scores of entity tags for each sentence; no mention begins or ends with white space, as in the product."""
    found = [each[head] for each in scored(scorer, [s.text for s in sentences], [head])]
    for sentence, scores in zip(sentences, found):
        white = [i for i, c in enumerate(sentence.text) if c.isspace()]
        scores[np.ix_(white, BORDERS)] = -1e6
    return found


def names(scorer, sentences, head):
    """The mentions found in each sentence."""
    return [labels.mentions(labels.viterbi(scores, NAMES)) for scores in entity_scores(scorer, sentences, head)]


def name_f1(sentences, found):
    """F1 in percent by type and of ALL."""
    count = {type: np.zeros(3) for type in ("ALL", *labels.TYPES)}
    for sentence, mentions in zip(sentences, found):
        gold, mine = set(sentence.mentions), set(mentions)
        for type in count:
            g, m = ({x for x in each if type in ("ALL", x[2])} for each in (gold, mine))
            count[type] += len(g & m), len(m), len(g)
    return {type: round(float(200 * both / max(m + g, 1)), 2) for type, (both, m, g) in count.items()}


def word_f1(scorer, lines):
    """F1 in percent of words; lines are lists of words."""
    scores = scored(scorer, ["".join(words) for words in lines], ["words"])
    both = mine = gold = 0
    for words, each in zip(lines, scores):
        ends = np.cumsum([len(w) for w in words])
        right = set(zip([0, *ends[:-1]], ends))
        tags = labels.viterbi(each["words"], WORDS)
        stops = [i + 1 for i, tag in enumerate(tags) if tag in (2, 3)]
        found = set(zip([0, *stops[:-1]], stops))
        both, mine, gold = both + len(right & found), mine + len(found), gold + len(right)
    return round(200 * both / (mine + gold), 2)


def part_of_speech_share(scorer, sentences):
    """How many of the words, in percent, get their part of speech, the words given: the tag likeliest for all of it."""
    right = count = 0
    for sentence, each in zip(sentences, scored(scorer, [s.text for s in sentences], ["pos"])):
        scores = each["pos"] - each["pos"].max(-1, keepdims=True)
        log = scores - np.log(np.exp(scores).sum(-1, keepdims=True))
        for start, end, tag in sentence.words:
            right += parts_of_speech.TAGS[int(log[start:end].sum(0).argmax())] == tag
            count += 1
    return round(100 * right / count, 2)
