"""Where things lie, and the virtual environment in which every script here runs."""

import os
import subprocess
import sys
from importlib import metadata
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
CACHE = ROOT / "training/.cache"
CORPORA = ROOT.parent / "shared/data"
MODEL = ROOT / "models/bge-small-zh-v1.5-int8"
VENV = ROOT / "training/.venv"


def enter() -> None:
    """Goes on inside training/.venv with the pinned packages, making it first if need be."""
    requirements = HERE / "requirements.txt"
    python = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if Path(sys.prefix).resolve() != VENV.resolve():
        if not python.exists():
            subprocess.run([sys.executable, "-m", "venv", str(VENV)], check=True)
        raise SystemExit(subprocess.run([str(python), *sys.argv], check=False).returncode)
    pins = dict(line.split("==") for line in requirements.read_text().split() if "==" in line)
    installed = {found.name.lower(): found.version for found in metadata.distributions()}
    if any(installed.get(name) != version for name, version in pins.items()):
        subprocess.run([sys.executable, "-m", "pip", "install", "-q", "-r", str(requirements)], check=True)
    CACHE.mkdir(parents=True, exist_ok=True)
