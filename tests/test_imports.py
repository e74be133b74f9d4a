"""Starting up loads nothing that the command does not need."""

import subprocess
import sys

import pytest

HEAVY = {"spacy", "textual", "pypdfium2", "pypdf", "apsw", "rich", "numpy"}


def loaded_by(code):
    script = f"{code}\nimport sys\nprint(*sorted({HEAVY!r} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return set(done.stdout.splitlines()[-1].split())


@pytest.mark.parametrize(
    "arguments",
    [["--help"], *([name, "--help"] for name in ("scan", "review", "estimate", "encrypt", "repair", "wipe"))],
)
def test_help_loads_nothing_heavy(arguments):
    code = f"import sys\nsys.argv = ['scenebreak', *{arguments!r}]\n"
    code += "from scenebreak.cli.app import main\ntry:\n    main()\nexcept SystemExit:\n    pass"
    assert loaded_by(code) == set()


@pytest.mark.parametrize("room", ["domain.beat", "domain.estimate", "reading", "nlp", "services.scan"])
def test_rooms_open_without_their_machines(room):
    assert loaded_by(f"import scenebreak.{room}") == set()
