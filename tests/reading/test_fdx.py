"""Final Draft files: what they state beside the words of the page."""

import pytest

from scenebreak.domain.screenplay import ElementType
from scenebreak.reading import read
from tests.reading.outline import assert_sound


@pytest.fixture
def reads(tmp_path):
    def read_content(content, rest=""):
        path = tmp_path / "script.fdx"
        path.write_text(
            f'<FinalDraft DocumentType="Script" Version="5"><Content>{content}</Content>{rest}</FinalDraft>',
            encoding="utf-8",
        )
        screenplay = read(path)
        assert_sound(screenplay)
        return screenplay

    return read_content


def paragraph(kind, text, inner="", **attributes):
    stated = "".join(f' {name}="{value}"' for name, value in attributes.items())
    return f'<Paragraph Type="{kind}"{stated}>{inner}<Text>{text}</Text></Paragraph>'


def scene(text, **properties):
    stated = " ".join(f'{name}="{value}"' for name, value in properties.items())
    return paragraph("Scene Heading", text, f"<SceneProperties {stated}/>")


def told(screenplay, kind):
    return [element.text for element in screenplay.elements() if element.type is kind]


def test_a_scene_keeps_the_length_page_and_story_day_that_the_file_states(reads):
    script = reads(
        scene("INT. HUT - DAY", Length="1 1/8", Page="1", StoryDay="D2")
        + paragraph("Action", "Rain.")
        + scene("EXT. HUT - DAY", Length="3/8", Page="12A")
        + scene("EXT. ROAD - DAY", Length="", Page="")
    )
    stated = [(each.eighths, each.page_label, each.story_day) for each in script.scenes]
    assert stated == [(9, "1", "D2"), (3, "12A", ""), (1, None, "")]


def test_the_length_of_a_shot_that_is_typed_as_a_heading_counts_for_its_scene(reads):
    script = reads(
        scene("INT. HUT - DAY", Length="4/8", Page="1")
        + scene("IDA", Length="3/8", Page="1")
        + paragraph("Action", "waits.")
        + scene("INT. LOFT - DAY", Length="2/8", Page="2")
    )
    assert [(each.heading, each.eighths) for each in script.scenes] == [
        ("INT. HUT - DAY", 7),
        ("INT. LOFT - DAY", 2),
    ]
    assert told(script, ElementType.SHOT) == ["IDA"]


def test_a_place_typed_as_a_heading_is_a_scene(reads):
    script = reads(
        scene("INT. HUT - DAY")
        + paragraph("Action", "Rain.")
        + scene("INT. BARN - DAY")
        + scene("THE CELLAR")
    )
    assert [each.heading for each in script.scenes] == ["INT. HUT - DAY", "INT. BARN - DAY", "THE CELLAR"]


def test_verses_in_paragraphs_of_their_own_are_one_speech(reads):
    verses = "".join(paragraph("Dialogue", verse) for verse in ("Low tide,", "low tide,", "come in."))
    script = reads(scene("EXT. PIER - DAY") + paragraph("Character", "IDA") + verses)
    assert told(script, ElementType.DIALOGUE) == ["Low tide, low tide, come in."]


def test_a_transition_in_an_action_paragraph_is_one(reads):
    script = reads(
        paragraph("Action", "FADE IN:") + scene("EXT. PIER - DAY") + paragraph("Action", "THE END")
    )
    assert told(script, ElementType.TRANSITION) == ["THE END"]
    assert [each.heading for each in script.scenes] == ["EXT. PIER - DAY"]


def test_tags_are_named_by_category_and_label(reads):
    tags = (
        "<TagData><TagCategories><TagCategory Id='c1' Name='Props'/></TagCategories><TagDefinitions>"
        "<TagDefinition Id='d1' CatId='c1' Label='rope'/><TagDefinition Id='d2' CatId='gone' Label='fog'/>"
        "</TagDefinitions><Tags><Tag Number='1'><DefId>d1</DefId></Tag>"
        "<Tag Number='2'><DefId>d2</DefId></Tag></Tags></TagData>"
    )
    action = (
        '<Paragraph Type="Action"><Text TagNumber="1">A rope</Text><Text> in </Text>'
        '<Text TagNumber="2">fog</Text><Text TagNumber="9">.</Text></Paragraph>'
    )
    script = reads(scene("EXT. PIER - DAY") + action, tags)
    element = next(each for each in script.elements() if each.type is ElementType.ACTION)
    assert (element.text, element.tags) == ("A rope in fog.", ("Props: rope", "fog"))


def test_notes_of_the_file_stand_behind_the_paragraph_their_range_begins_in(reads):
    content = (
        scene("INT. LAB - DAY")  # offsets 0 to 14
        + paragraph("Action", "She waits.")  # 15 to 25
        + paragraph("Character", "MARA")  # 26 to 30
        + paragraph("Dialogue", "You are late.")  # from 31
    )
    note = '<ScriptNote Range="{}"><Paragraph><Text>{}</Text></Paragraph></ScriptNote>'
    notes = [
        ("31,33", "to whom"),
        ("15,18", "how long"),
        ("5,9", "which lab"),
        ("900,901", "cut"),
        ("x", "lost"),
    ]
    rest = "".join(note.format(place, text) for place, text in notes)
    script = reads(content, f"<ScriptNotes>{rest}</ScriptNotes>")
    assert [(each.type.value, each.text) for each in script.elements()] == [
        ("heading", "INT. LAB - DAY"),
        ("note", "which lab"),
        ("action", "She waits."),
        ("note", "how long"),
        ("character", "MARA"),
        ("dialogue", "You are late."),
        ("note", "to whom"),
        ("note", "cut"),
        ("note", "lost"),
    ]


def test_the_active_revision_is_the_draft_and_its_lines_are_marked(reads):
    sets = '<Revision ID="1" Name="Blue Rev."/><Revision ID="2" Name="Pink Rev."/>'
    revisions = f'<Revisions ActiveSet="2">{sets}</Revisions>'
    action = (
        '<Paragraph Type="Action"><Text RevisionID="2">New words.</Text></Paragraph>'
        '<Paragraph Type="Action"><Text RevisionID="0">Old words.</Text></Paragraph>'
    )
    script = reads(scene("EXT. PIER - DAY") + action, revisions)
    assert script.draft == "Pink Rev."
    marked = [each.text for each in script.elements() if any(span.revised for span in each.spans)]
    assert marked == ["New words."]


def test_locked_pages_leave_their_letters_on_the_labels_and_change_nothing_else(reads):
    content = (
        scene("EXT. PIER - DAY", Page="12")
        + paragraph("Action", "Rain.")
        + scene("INT. HUT - DAY", Page="12A")
    )
    locked = '<LockedPages><LockedPage Number="12"/><LockedPage Number="12A"/></LockedPages>'
    with_locks, without = reads(content, locked), reads(content)
    assert with_locks.scenes == without.scenes
    assert [each.page_label for each in with_locks.scenes] == ["12", "12A"]
