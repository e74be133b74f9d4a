"""A file under a new name is the next draft of a script where its words leave no doubt, and only there."""

import pytest

from scenebreak.domain.beat import Verdict
from scenebreak.domain.errors import Cancelled, UnreadableScript, WrongUsage
from scenebreak.services.drafts import open_existing, script_for
from scenebreak.services.review import open_review
from tests.store.builders import SCRIPT, scan_file

NEXT = SCRIPT.replace("They kiss by the stove.", "They kiss by the old stove.")
OTHER = (
    "1 INT. SHIP - NIGHT\nNobody stands at the wheel.\nThe sea is calm and black.\n2 EXT. SEA - DAY\nWaves.\n"
)
LONG = SCRIPT + "".join(
    f"{number} INT. ROOM {number} - DAY\nThe clock on wall {number} has stopped again.\n"
    for number in range(5, 30)
)


def only(review):
    return review.episodes[0].id


def confirmed(review):
    return review.beats(only(review))[0].decision.verdict is Verdict.CONFIRMED


@pytest.fixture(autouse=True)
def reading(monkeypatch):
    """Read as the scans of these tests do."""
    monkeypatch.setattr("scenebreak.reading.read", lambda path, **_: scan_file(path).screenplay)


@pytest.fixture
def decided(review):
    review.decide(only(review), review.beats(only(review))[0].beat.id, verdict="confirmed")
    review.close()
    return review


@pytest.mark.parametrize("old_file_stays", [True, False])
def test_a_renamed_and_changed_script_becomes_the_next_draft(script, decided, old_file_stays):
    renamed = script.with_name("Film pink.fountain")
    renamed.write_text(NEXT)
    if not old_file_stays:
        script.unlink()
    with open_review(renamed) as review:
        assert review.production == decided.production
        assert len(review.episodes) == 1
        assert len(review.drafts(only(review))) == 2
        assert confirmed(review)
        assert any("taken for the next draft of Film" in warning for warning in review.warnings)
        assert not any("no longer in" in warning for warning in review.warnings)
    with open_review(renamed) as review:
        assert review.warnings == ("The review of Film pink.fountain is kept in Film.scenebreak.",)


def test_the_earlier_draft_opened_by_name_shows_the_newest_and_says_so(script, decided):
    renamed = script.with_name("Film pink.fountain")
    renamed.write_text(NEXT)
    open_review(renamed).close()
    with open_review(script) as review:
        assert len(review.episodes) == 1
        assert len(review.drafts(only(review))) == 2
        assert any("is an earlier draft of" in warning for warning in review.warnings)


def test_another_script_in_the_folder_gets_a_production_of_its_own(script, decided):
    other = script.with_name("Ship.fountain")
    other.write_text(OTHER)
    with open_review(other) as review:
        assert review.production.name == "Ship.scenebreak"
        assert [episode.title for episode in review.episodes] == ["Ship"]


def test_a_script_that_is_half_another_is_told_and_stays_its_own(script, decided):
    half = script.with_name("Half.fountain")
    half.write_text("\n".join(SCRIPT.split("\n")[:8]) + "\n" + LONG[len(SCRIPT) : len(SCRIPT) + 600])
    with open_review(half, production=decided.production) as review:
        assert len(review.episodes) == 2
        (told,) = [warning for warning in review.warnings if "draft" in warning]
        assert "scenebreak draft add Film.scenebreak Half.fountain --script 1" in told


def test_revised_pages_alone_are_not_taken_for_a_draft(tmp_path, scanned):
    script, pages = tmp_path / "Long.fountain", tmp_path / "Long pages.fountain"
    script.write_text(LONG)
    pages.write_text("".join(LONG.partition("3 INT. BEDROOM")[2].partition("5 INT. ROOM")[0]))
    pages.write_text("3 INT. BEDROOM" + pages.read_text())
    open_review(script).close()
    with open_review(pages, production=tmp_path / "Long.scenebreak") as review:
        assert any("seems to hold revised pages of Long" in warning for warning in review.warnings)
        assert len(review.episodes) == 2


def test_two_new_drafts_at_once_are_not_put_in_an_order(tmp_path, scanned):
    folder = tmp_path / "Show"
    folder.mkdir()
    (folder / "ep 1.fountain").write_text(SCRIPT)
    (folder / "ep 2.fountain").write_text(OTHER)
    open_review(folder).close()
    for name in ("blue", "pink"):
        (folder / f"ep 1 {name}.fountain").write_text(NEXT + f"The {name} end.\n")
    with open_review(folder) as review:
        assert len(review.episodes) == 2
        assert sum("Add them in their order" in warning for warning in review.warnings) == 2


def test_the_script_of_a_new_draft_is_told_by_its_words(tmp_path, scanned):
    folder = tmp_path / "Show"
    folder.mkdir()
    (folder / "ep 1.fountain").write_text(SCRIPT)
    (folder / "ep 2.fountain").write_text(OTHER)
    new, strange = tmp_path / "new.fountain", tmp_path / "strange.fountain"
    new.write_text(NEXT)
    strange.write_text("1 EXT. DESERT - DAY\nSand as far as anyone can see from here.\n")
    with open_review(folder) as review:
        assert script_for(review, new).title == "ep 1"
        assert script_for(review, strange, "ep 2").title == "ep 2"
        with pytest.raises(WrongUsage, match="shares hardly a word"):
            script_for(review, strange)


def test_a_draft_is_added_to_a_production_that_is_there(tmp_path, scanned):
    script = tmp_path / "Film.fountain"
    script.write_text(SCRIPT)
    with pytest.raises(WrongUsage, match="no production yet"):
        open_existing(script)
    assert not list(tmp_path.glob("*.scenebreak"))


def test_pictures_of_pages_are_not_read_to_tell_a_draft(script, decided, monkeypatch):
    pages = []

    def read(path, *, progress, cancelled):
        for page in range(100):
            if cancelled():
                raise Cancelled
            pages.append(page)
            progress("recognising", page, 100)

    monkeypatch.setattr("scenebreak.reading.read", read)
    scanned = script.with_name("Scanned.fountain")
    scanned.write_text(NEXT)
    with open_review(scanned, production=decided.production) as review:
        assert len(review.episodes) == 2
        with pytest.raises(UnreadableScript, match="are pictures"):
            script_for(review, scanned)
    assert pages == [0, 0]


def test_a_new_draft_in_another_place_leaves_the_order_of_a_season_alone(tmp_path, scanned):
    folder = tmp_path / "Season"
    folder.mkdir()
    texts = {"101": LONG, "102": OTHER, "103": SCRIPT.replace("Anna", "Olga").replace("Tom", "Karl")}
    for name in ("101", "102"):
        (folder / f"{name}.fountain").write_text(texts[name])
    with open_review(folder) as review:
        first, second = (each.id for each in review.episodes)
        pink = tmp_path / "Pink 101.fountain"
        pink.write_text(LONG.replace("They kiss by the stove.", "They kiss by the old stove."))
        review.add_draft(first, pink)
    (folder / "103.fountain").write_text(texts["103"])
    with open_review(folder) as review:
        assert [each.id for each in review.episodes][:2] == [first, second]
        assert len(review.episodes) == 3
    with open_review(folder) as review:
        assert [each.id for each in review.episodes][:2] == [first, second]
