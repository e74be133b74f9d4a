"""An export is the whole production; what is no export of ours is refused in one sentence."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scenebreak.domain.errors import UnusableProduction
from scenebreak.store import Production
from scenebreak.store.database import Database
from scenebreak.store.interchange import export, load
from scenebreak.store.migrations import Migrations
from scenebreak.store.schema import LAYOUT, lay_out_the_production
from tests.store.builders import scan_of


@pytest.fixture(scope="module")
def exported(tmp_path_factory):
    path = tmp_path_factory.mktemp("files") / "Film.scenebreak"
    store = Production.create(path, author="anna")
    script = store.add_scan(scan_of(), "script.fountain")
    for place in store.beats(script):
        store.history.edit({(place.beat.id, "notes"): '"mine"'}, "a note")
    store.history.undo()
    content = b"".join(export(store.database))
    store.close()
    return content


def reread(content, path):
    load(content, "x.json", path)
    store = Production(path)
    try:
        return b"".join(export(store.database))
    finally:
        store.close()


def test_everything_comes_back_as_it_was(exported, tmp_path):
    assert reread(exported, tmp_path / "New.scenebreak") == exported


def test_an_export_can_be_read_by_any_program(exported):
    tables = json.loads(exported)["tables"]
    assert tables["draft"][0]["screenplay"]["scenes"][0]["heading"] == "INT. KITCHEN - DAY"
    first, second = tables["step"][:2]
    assert {"step": second["id"], "parent": first["id"]} in tables["step_parent"]
    assert "target" not in first
    # changes stand in the order of the ids of their steps, which tells nothing
    (change,) = (each for each in tables["change"] if each["step"] == first["id"])
    assert change["after"] == "mine"


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        (b"production-1", b"production-9", "its schema is"),
        (b'"layout":', b'"layout":9', "newer scenebreak"),
        (b'"annotation":[', b'"annotations":[', "a table called annotations"),
        (b'"position":1', b'"place":1', "a column called place"),
        (b'"seq":1,', b'"seq":"one",', "not an export that can be read"),
        (b'"script":1', b'"script":7', "do not fit together"),
        (b'"type":"heading"', b'"type":"headline"', "not an export that can be read"),
        (b'"seq":1,', b'"seq":99999999999999999999999,', "not an export that can be read"),
        (b"{", b"[", "not an export that can be read"),
    ],
)
def test_what_is_no_export_of_ours_is_refused_and_leaves_nothing(exported, tmp_path, old, new, reason):
    assert old in exported
    with pytest.raises(UnusableProduction, match=reason):
        load(exported.replace(old, new), "x.json", tmp_path / "New.scenebreak")
    assert list(tmp_path.iterdir()) == []


@settings(max_examples=40, deadline=None)
@given(cut=st.integers(0, 4000))
def test_an_export_that_is_cut_off_is_refused(exported, tmp_path_factory, cut):
    path = tmp_path_factory.mktemp("cut") / "New.scenebreak"
    with pytest.raises(UnusableProduction, match="not an export that can be read"):
        load(exported[:cut], "x.json", path)
    assert not path.exists()


def test_a_file_that_is_there_stays(exported, tmp_path):
    path = tmp_path / "New.scenebreak"
    path.write_bytes(b"mine")
    with pytest.raises(UnusableProduction, match="there already"):
        load(exported, "x.json", path)
    assert path.read_bytes() == b"mine"


@settings(max_examples=15, deadline=None)
@given(
    value=st.one_of(
        st.text(max_size=30),
        st.recursive(st.none() | st.booleans() | st.integers() | st.text(max_size=5), st.lists).map(
            json.dumps
        ),
        st.just('{"$text": "a mark of ours"}'),
        st.just('{ "b" : 1.50, "a" : 1e3 }'),
    )
)
def test_values_come_back_letter_by_letter(exported, tmp_path_factory, value):
    folder = tmp_path_factory.mktemp("values")
    load(exported, "x.json", folder / "One.scenebreak")
    store = Production(folder / "One.scenebreak")
    text = value.encode("utf-8", "replace").decode()
    store.database.rows("UPDATE annotation SET value = ?", text)
    content = b"".join(export(store.database))
    store.close()
    load(content, "x.json", folder / "Two.scenebreak")
    again = Production(folder / "Two.scenebreak")
    assert set(again.database.rows("SELECT value FROM annotation")) == {(text,)}
    again.close()


def test_an_export_of_an_earlier_layout_is_brought_up_to_date(tmp_path):
    path = tmp_path / "Old.scenebreak"
    path.touch()
    first = Migrations()
    first(lay_out_the_production)
    old = Database(path)
    first.apply(old)
    content = b"".join(export(old))
    old.close()
    assert json.loads(content)["layout"] == 1
    load(content, "x.json", tmp_path / "New.scenebreak")
    new = Database(tmp_path / "New.scenebreak")
    assert new.connection.pragma("user_version") == LAYOUT.newest
    new.close()
