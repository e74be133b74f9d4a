"""How long a saved review takes to its first paint, beside a bare Textual application with the same widgets.

python -m benchmarks.first_paint [ROUNDS] [--uncompiled]

Each is a process of its own, begun in turn: the clock runs from its start, interpreter and imports
included, to the end of its first paint. The bare one has a Textual widget for each of ours, in the same
places and with the same style sheets, and nothing in them. The review is of a long script: 250 scenes,
7,000 lines.

Both find their modules compiled, as whatever was installed or has run once does: each runs once uncounted,
and keeps its bytecode in a folder of this benchmark even where the environment forbids to write any. With
--uncompiled ours are compiled at each start, as in a checkout where that is forbidden.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

_ROUNDS = 7
_SIZE = (120, 32)

_PAINTED = """
import sys, time
sys.path.insert(0, {root!r})
from benchmarks.null_terminal import NullTerminal
def told(app):
    class Measured(type(app)):
        def on_ready(self):
            getattr(super(), "on_ready", lambda: None)()
            self.call_after_refresh(self.ready)
        def ready(self):
            print(NullTerminal.clock, NullTerminal.worked, file=sys.__stdout__, flush=True)
            {more}
            self.exit()
    app.__class__ = Measured
    app.driver_class = NullTerminal
    app.run(size={size!r})
"""

_REVIEW = """
from pathlib import Path
from scenebreak.services.review import begin_opening, finish_opening
from scenebreak.services.settings import load_settings
settings = load_settings()
review = finish_opening(begin_opening(Path({production!r}), sensitivity=settings.sensitivity))
from scenebreak.tui.app import ReviewApp
told(ReviewApp(review, settings=settings, target=Path({production!r})))
"""

_BARE = """
import json
from textual.app import App
from textual.screen import Screen
import textual.containers, textual.widget, textual.widgets, textual.scroll_view
TREE = json.loads({tree!r})
def made(node):
    module, name, id_, classes, children = node
    kind = getattr(__import__(module, fromlist=[name]), name)
    if name in ("Widget", "ScrollView"):
        widget = textual.widgets.Static(id=id_, classes=classes)
    elif issubclass(kind, textual.widgets.TextArea) or not children:
        widget = kind(id=id_, classes=classes)
    else:
        widget = kind(*map(made, children), id=id_, classes=classes)
    return widget
class ReviewScreen(Screen):
    def compose(self):
        yield from map(made, TREE)
class Bare(App):
    CSS_PATH = {sheets!r}
    def on_mount(self):
        self.push_screen(ReviewScreen())
told(Bare())
"""

_TREE = """
import json
def tree(widget):
    base = next(kind for kind in type(widget).__mro__ if kind.__module__.startswith("textual."))
    own = [] if base.__module__.startswith("textual.widgets") else [tree(each) for each in widget.children]
    return [base.__module__, base.__name__, widget.id, " ".join(widget.classes), own]
ours = [each for each in self.screen.children if not each.has_class("-textual-system")]
print(json.dumps([tree(each) for each in ours]), file=sys.__stdout__, flush=True)
print(json.dumps([str(path) for path in self.css_path]), file=sys.__stdout__, flush=True)
"""


def main() -> None:
    """Print what both take and what lies between: on the clock, and at work, whatever else runs."""
    rounds = int(next((each for each in sys.argv[1:] if each.isdigit()), _ROUNDS))
    with tempfile.TemporaryDirectory() as folder:
        environment = _nobodys(Path(folder)) | ({} if "--uncompiled" in sys.argv else _bytecode(Path(folder)))
        production = str(_long_production(Path(folder)))
        review = _program(_REVIEW.format(production=production))
        with_tree = _program(_REVIEW.format(production=production), _TREE)
        _, tree, sheets = _run(with_tree, environment)
        bare = _program(_BARE.format(tree=tree, sheets=json.loads(sheets)))
        _run(bare, environment)
        times: dict[str, list[tuple[float, float]]] = {"bare": [], "review": []}
        for _ in range(rounds):
            for name, program in (("bare", bare), ("review", review)):
                begun = time.monotonic()
                painted, worked = map(float, _run(program, environment)[0].split())
                times[name].append((painted - begun, worked))
    for place, what in enumerate(("on the clock", "at work")):
        bare_s, review_s = ([each[place] for each in times[name]] for name in ("bare", "review"))
        between = statistics.median(b - a for a, b in zip(bare_s, review_s, strict=True))
        best = min(review_s) - min(bare_s)
        middles = f"bare {statistics.median(bare_s):.2f} s  review {statistics.median(review_s):.2f} s"
        print(
            f"{what:12}  {middles}  more {between:.2f} s in the middle of the pairs, {best:.2f} s of the best"
        )


def _program(body: str, more: str = "pass") -> str:
    indented = more.strip().replace("\n", "\n            ")
    return _PAINTED.format(root=str(Path(__file__).parents[1]), more=indented, size=_SIZE) + body


def _run(program: str, environment: dict[str, str]) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", program],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    if done.returncode or not done.stdout:
        raise SystemExit(f"It did not paint:\n{done.stderr[-2000:]}")
    return done.stdout.splitlines()


def _nobodys(folder: Path) -> dict[str, str]:
    names = ("SCENEBREAK_BACKUPS", "SCENEBREAK_RECENTS", "SCENEBREAK_CONFIG", "SCENEBREAK_CACHE")
    (folder / "SCENEBREAK_CONFIG").touch()
    return {**os.environ, "TERM": "xterm-256color", **{name: str(folder / name) for name in names}}


def _bytecode(folder: Path) -> dict[str, str]:
    """What lets Python keep compiled modules in the folder; Python takes an empty prohibition for none."""
    return {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(folder / "bytecode")}


def _long_production(folder: Path) -> Path:
    from benchmarks.key_to_paint import long_script
    from scenebreak.store import Production

    path = folder / "long.scenebreak"
    store = Production.create(path)
    store.add_scan(long_script(), "long.pdf")
    store.close()
    return path


if __name__ == "__main__":
    main()
