"""`scenebreak estimate`, as a person calls it."""

import json

import pytest

from scenebreak.services.review import open_review


def days(text):
    """What every flag comes to: low, likely, high; what is confirmed stands before."""
    line = next(line for line in text.splitlines() if line.startswith("days together"))
    return [float(word) for word in line.split()[-3:]]


def test_a_script_is_estimated_as_scanned(scenebreak, good):
    result = scenebreak("estimate", good)
    assert result.code == 0
    assert len(days(result.out)) == 3
    assert "Peck, held or makeout?" in result.out


def test_set_changes_an_assumption_and_explain_shows_it(scenebreak, good):
    slow = scenebreak("estimate", good, "--set", "director_minimum=30", "--explain").out
    assert "30" in next(line for line in slow.splitlines() if line.startswith("director_minimum"))
    assert days(slow) > days(scenebreak("estimate", good).out)


@pytest.mark.usefixtures("own_processes")
def test_a_folder_is_estimated_as_one_season(scenebreak, good, tmp_path):
    (tmp_path / "second.fountain").write_text(good.read_text())
    entry = json.loads(scenebreak("estimate", tmp_path, "--json").out)
    assert entry["title"].endswith("(2 scripts)")
    assert len(entry["questions"]) == 2


def test_a_wrong_assumption_is_wrong_usage(scenebreak, good):
    assert scenebreak("estimate", good, "--set", "pages=3").code == 2
    assert scenebreak("estimate", good, "--set", "contingency_percent").code == 2


def test_a_missing_script_is_three(scenebreak, tmp_path):
    result = scenebreak("estimate", tmp_path / "none.pdf")
    assert result.code == 3
    assert result.err.count("none.pdf") == 1


def test_a_folder_mixes_reviewed_and_scanned_scripts(scenebreak, good, tmp_path):
    (tmp_path / "second.fountain").write_text(good.read_text())
    before = scenebreak("estimate", tmp_path)
    with open_review(good) as review:
        episode = review.episodes[0].id
        review.decide_all(
            episode, [beat.beat.id for beat in review.beats(episode)], verdict="dismissed", reason="other"
        )
    after = scenebreak("estimate", tmp_path)
    assert after.code == 0
    assert "1 of 2 scripts counted as reviewed beside them" in after.err
    assert float(days(after.out)[1]) < float(days(before.out)[1])
    assert "(2 scripts)" in after.out


def test_a_production_that_cannot_be_used_does_not_stop_the_other_scripts(scenebreak, good, tmp_path):
    (tmp_path / "second.fountain").write_text(good.read_text())
    good.with_suffix(".scenebreak").write_bytes(b"something else" * 100)
    result = scenebreak("estimate", tmp_path)
    assert result.code == 4
    assert "low_tide.fountain: low_tide.scenebreak is not a scenebreak production" in result.err
    assert days(result.out)


def test_decisions_count_until_they_are_left_out(scenebreak, good):
    from scenebreak.domain.beat import DismissReason, Verdict
    from scenebreak.services.review import open_review

    with open_review(good) as review:
        (episode,) = review.episodes
        for beat in review.beats(episode.id):
            review.decide(
                episode.id, beat.beat.id, verdict=Verdict.DISMISSED, reason=DismissReason.FIGURATIVE
            )
    assert days(scenebreak("estimate", good).out) == [1, 1, 1]  # the read, half a day, and contingency
    assert days(scenebreak("estimate", good, "--as-scanned").out) > [1, 1, 1]


def test_a_script_in_another_language_is_not_priced_in_silence(scenebreak, tmp_path):
    script = tmp_path / "nuit.fountain"
    script.write_text(
        "INT. CUISINE - NUIT\n\n" + "Elle regarde par la fenêtre et il ne dit rien dans la nuit. " * 30
    )
    result = scenebreak("estimate", script)
    assert "not to be in English" in result.err
