"""Makes the modules of training/embedder importable, behind the ones of this folder, and says where things lie."""

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
CACHE = ROOT / "training/.cache"
DATA = ROOT.parent / "shared/data"

sys.path.append(str(HERE.parent / "embedder"))
