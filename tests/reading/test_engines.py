"""The PDF engines agree, and what goes wrong in their process stays there."""

import pytest

from scenebreak.domain.errors import UnreadableScript
from scenebreak.domain.progress import never_cancelled, no_progress
from scenebreak.reading import read
from scenebreak.reading.pdf import engines, pdfium, visitor
from tests.reading.paper import short_script

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:fpdf")


@pytest.fixture
def script(tmp_path):
    return short_script().page("2.").action("The lamp goes out.").save(tmp_path / "script.pdf")


def places(pages):
    return [sorted((run.text, round(run.x), round(run.y)) for run in page.runs) for page in pages]


def test_both_engines_see_the_same_words_at_the_same_places(script):
    data = script.read_bytes()
    document = pdfium.open_document(data)
    first = places(pdfium.read_pages(document))
    document.close()
    second = places(visitor.read_pages(visitor.open_document(data)))
    assert [[word for word, *_ in page] for page in first] == [[word for word, *_ in page] for page in second]
    for page, other in zip(first, second, strict=True):
        assert all(abs(a[1] - b[1]) <= 2 and abs(a[2] - b[2]) <= 2 for a, b in zip(page, other, strict=True))


def test_the_process_is_kept_for_the_next_file(script):
    read(script)
    first = engines._Child.warm()
    read(script)
    assert engines._Child.warm() is first


def test_a_file_that_never_ends_is_given_up(script, monkeypatch):
    monkeypatch.setattr(engines, "_PATIENCE", 0.1)
    monkeypatch.setattr(engines, "send", lambda *_: None)  # the child waits for a question for ever
    with pytest.raises(engines.TooLong):
        engines.read_raw(script.read_bytes(), progress=no_progress, cancelled=never_cancelled)


def test_a_process_that_dies_makes_a_damaged_file_and_no_more(script, monkeypatch):
    with monkeypatch.context() as patched:
        patched.setattr(engines._Child, "ask", lambda self, _: self.kill())
        with pytest.raises(UnreadableScript, match="damaged"):
            read(script)
    assert len(read(script).scenes) == 2


def test_a_file_of_endless_pages_is_no_script(script, monkeypatch):
    monkeypatch.setattr(engines, "MOST_PAGES", 1)
    with pytest.raises(UnreadableScript, match="more pages"):
        read(script)
    monkeypatch.undo()
    assert read(script).pages == 2
