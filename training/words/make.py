"""Makes models/words from PFR, jieba's dictionary and the lexicons in ../shared, in one command:

    python training/words/make.py [MODEL]

Needs `npm ci` and, for parts of speech, a package index (parts_of_speech.py of training/ner); imports no packages.
Seeded: the same inputs give the same bytes. MODEL is where the result goes (default models/words). Prints what each part
gains on every twentieth paragraph of PFR when it is not counted; what is written has counted all.
"""

import sys
from pathlib import Path

# Parts of speech come from a package that holds the corpus with them.
sys.path.append(str(Path(__file__).resolve().parents[1] / "ner"))

import card
import corpus
import dictionary as lexicon
import hidden_markov
import parts_of_speech
import sources
import tags
from segmenter import Dictionary, cut


CACHE = sources.ROOT / "training/.cache"


def ends(lengths):
    at, found = 0, set()
    for length in lengths:
        found.add((at, at + length))
        at += length
    return found


def f1(stretches, weights, markov=None, alone=()):
    dictionary, kept = Dictionary(weights), frozenset(alone)
    right = found = wanted = 0
    for words in stretches:
        answer = ends(cut("".join(words), dictionary, markov, kept))
        truth = ends(map(len, words))
        right, found, wanted = right + len(answer & truth), found + len(answer), wanted + len(truth)
    return 100 * 2 * right / (found + wanted)


class Fitted:
    """What is learned from some paragraphs of the corpus, step by step, so that each step can be measured."""

    def __init__(self, paragraphs, jieba, recent, names):
        stretches = [words for paragraph in paragraphs for words in corpus.stretches(paragraph)]
        self.counts = lexicon.count(stretches)
        rows = lexicon.rows_of_words(stretches, jieba.keys() | names.keys())
        self.counted = lexicon.weights(self.counts, rows, jieba)
        self.named = lexicon.weights(self.counts, rows, jieba, names, sources.dates())
        self.weights = lexicon.corrected(self.named, stretches)
        left = hidden_markov.rows_left(stretches, jieba)
        self.alone = [c for c in hidden_markov.standing_alone(left) if c in self.weights]
        self.markov = hidden_markov.fit(left, self.counts)
        self.tag = tags.tagger(paragraphs, recent, jieba, names)

    def files(self):
        """{name: content}, as cppjieba reads them."""
        scale = sum(self.counts.values()) / sum(self.weights.values())
        rows = [(word, weight * scale, self.tag(word)) for word, weight in self.weights.items()]
        alone = [(c, max(1, round(self.weights[c] * scale)), self.tag(c)) for c in self.alone]
        return {
            "words.utf8": "".join(f"{word} {weight:.4g} {tag}\n" for word, weight, tag in rows),
            "markov.utf8": hidden_markov.dump(self.markov),
            "alone.utf8": "".join(f"{c} {weight} {tag}\n" for c, weight, tag in alone),
            # nodejieba insists on dictionaries for extracting keywords, which nothing here does.
            "keywords.utf8": "的 1\n",
        }


def measure(fitted, jieba, held_out):
    """F1 of each step on paragraphs that were not fitted, and how many of their words have the right part of speech."""
    stretches = [words for paragraph in held_out for words in corpus.stretches(paragraph)]
    steps = {
        "jieba": [{word: frequency for word, (frequency, _) in jieba.items()}],
        "with counts of PFR": [fitted.counted],
        "with names and dates": [fitted.named],
        "with corrections": [fitted.weights],
        "with its hidden Markov model": [fitted.weights, fitted.markov],
        "with characters left alone": [fitted.weights, fitted.markov, fitted.alone],
    }
    figures = {}
    for step, parts in steps.items():
        figures[step] = round(f1(stretches, *parts), 2)
        print(f"{step:32} {figures[step]:.2f}", flush=True)
    marked = [item for paragraph in held_out for item in paragraph if not corpus.ASCII.search(item[0])]
    tagged = round(100 * sum(fitted.tag(word) == right for word, right in marked) / len(marked), 2)
    print(f"{'parts of speech of right words':32} {tagged:.2f}", flush=True)
    return {"f1": figures, "pos_accuracy": tagged}


def main(model):
    count, choose, dropped = corpus.numbers()
    CACHE.mkdir(parents=True, exist_ok=True)
    paragraphs = dict(corpus.paragraphs(parts_of_speech.read(parts_of_speech.fetch(CACHE))))
    jieba, recent = sources.jieba(), sources.recent_names()
    names = sources.names(jieba) | recent

    trial = Fitted([paragraphs[number] for number in count], jieba, recent, names)
    figures = measure(trial, jieba, [paragraphs[number] for number in choose])
    # What is shipped has seen them all: a single paragraph can decide how often a word like 新世纪 is cut.
    final = Fitted([paragraphs[number] for number in sorted(count + choose)], jieba, recent, names)
    model.mkdir(parents=True, exist_ok=True)
    files = final.files()
    for name, text in files.items():
        (model / name).write_text(text, encoding="utf-8", newline="\n")
    facts = {
        "paragraphs": len(count) + len(choose),
        "dropped": dropped,
        "held_out": len(choose),
        "counted": sum(final.counts.values()),
        "words": len(final.weights),
        "alone": len(final.alone),
        **figures,
    }
    card.write(model, list(files), facts)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else sources.ROOT / "models/words")
