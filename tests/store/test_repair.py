"""Whatever is damaged, a sound production comes of it, and the damaged file stays as it was."""

import random
import shutil

import pytest

from scenebreak.domain.errors import UnusableProduction
from scenebreak.store import Production
from scenebreak.store.encryption import Key
from scenebreak.store.repair import newest_sound, repair
from scenebreak.store.salvage import complaint
from scenebreak.store.sealing import seal
from tests.services.replay import replay
from tests.store.builders import SCRIPT, scan_of

PAGE = 4096
STEPS = 120


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    """A production with a long history, and a copy of it when that was half as long."""
    path, copy = (tmp_path_factory.mktemp("files") / name for name in ("Film.scenebreak", "backup"))
    store = Production.create(path, author="anna")
    store.add_scan(scan_of(SCRIPT * 6), "script.fountain")
    beats = [place.beat.id for place in store.beats(1)]
    for number in range(STEPS):
        if number == STEPS // 2:
            store.database.connection.pragma("wal_checkpoint", "truncate")
            shutil.copyfile(path, copy)
        store.history.edit({(beats[number % len(beats)], "notes"): f'"{number}"'}, f"note {number}")
    store.close()
    return path, copy


@pytest.fixture
def damaged(files, tmp_path):
    """Make a damaged copy of the production: zeros or noise at some places."""

    def damage(seed):
        chance = random.Random(seed)  # noqa: S311 - chance, not a secret
        content = bytearray(files[0].read_bytes())
        for _ in range(chance.choice((1, 2, 6))):
            start = chance.randrange(len(content) // PAGE) * PAGE
            length = chance.choice((60, PAGE))
            content[start : start + length] = chance.choice((bytes(length), chance.randbytes(length)))
        path = tmp_path / "Film.scenebreak"
        path.write_bytes(content)
        return path

    return damage


def saved(repaired, **how):
    """The steps of a repaired production, which can be worked on."""
    store = Production(repaired.path, author="tom", **how)
    steps = store.history.steps()
    script = store.scripts()[0].id
    store.scan(script)
    written = store.history.values_of_script(script)
    stored = {(subject, name): value for subject, own in written.items() for name, value in own.items()}
    if [step.seq for step in steps if step.changes] == list(range(1, STEPS + 1)):
        assert replay(steps) == stored
    beat = store.beats(script)[0].beat.id
    assert store.history.edit({(beat, "notes"): '"after the repair"'}, "after") is not None
    store.close()
    assert complaint(repaired.path, None if not how else Key.fitting("secret", _salt(repaired.path))) is None
    return steps


def _salt(path):
    return path.read_bytes()[:16]


@pytest.mark.parametrize("seed", range(12))
def test_with_a_backup_at_most_the_steps_after_it_are_lost(files, damaged, tmp_path, seed):
    path = damaged(seed)
    content = path.read_bytes()
    repaired = repair(path, None, files[1], tmp_path / "out.scenebreak")
    steps = saved(repaired)
    assert {step.seq for step in steps} >= set(range(1, STEPS // 2 + 1))
    tally = next(each for each in repaired.tallies if each.what == "steps of the history")
    assert tally.saved == len(steps)
    assert tally.lost == max(step.seq for step in steps) - sum(bool(step.changes) for step in steps)
    assert path.read_bytes() == content


def test_a_file_whose_beginning_is_gone_loses_nothing_with_a_backup(files, tmp_path):
    path = tmp_path / "Film.scenebreak"
    path.write_bytes(bytes(PAGE) + files[0].read_bytes()[PAGE:])
    steps = saved(repair(path, None, files[1], tmp_path / "out.scenebreak"))
    assert [step.summary for step in steps] == [f"note {number}" for number in range(STEPS)]


def test_an_encrypted_file_whose_beginning_is_gone_loses_nothing_with_a_backup(files, tmp_path):
    path, copy = tmp_path / "Film.scenebreak", tmp_path / "backup"
    for source, target in zip(files, (path, copy), strict=True):
        shutil.copyfile(source, target)
    key = Key.new("secret")
    seal(copy, None, key)
    seal(path, None, key)
    path.write_bytes(bytes(PAGE) + path.read_bytes()[PAGE:])
    repaired = repair(path, key, copy, tmp_path / "out.scenebreak")
    assert b"stove" not in repaired.path.read_bytes()
    assert len(saved(repaired, passphrases=lambda _: ["secret"])) == STEPS


def test_a_lost_draft_is_stood_in_for_by_its_findings(files, tmp_path):
    path = tmp_path / "Film.scenebreak"
    shutil.copyfile(files[0], path)
    store = Production(path)
    quotes = [place.beat.anchor.quote for place in store.beats(1)]
    store.database.rows("UPDATE draft SET screenplay = x'7b'")
    store.close()
    assert complaint(path, None) == "some of its values cannot be read"
    repaired = repair(path, None, None, tmp_path / "out.scenebreak")
    store = Production(repaired.path)
    scan = store.scan(1)
    elements = {element.ordinal: element.text for element in scan.screenplay.elements()}
    for place in store.beats(1):
        for finding in place.beat.findings:
            assert elements[finding.element][finding.start : finding.end] == finding.quote
    assert [place.beat.anchor.quote for place in store.beats(1)] == quotes
    assert store.scripts()[0].sha256.startswith("lost-")
    store.close()


def test_where_nothing_is_left_nothing_is_made(tmp_path):
    path, output = tmp_path / "Film.scenebreak", tmp_path / "out.scenebreak"
    path.write_bytes(b"no production of ours " * 1000)
    with pytest.raises(UnusableProduction, match="Nothing can be saved"):
        repair(path, None, None, output)
    assert list(tmp_path.iterdir()) == [path]


def test_the_newest_backup_that_is_sound_helps(files, tmp_path):
    bad = tmp_path / "bad"
    bad.write_bytes(files[0].read_bytes()[: 5 * PAGE])
    assert newest_sound((bad, files[1]), None) == files[1]
    assert newest_sound((bad,), None) is None
