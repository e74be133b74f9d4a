"""A screenplay as lines of text, for golden files, and what must hold for every screenplay."""

from scenebreak.domain.screenplay import Element, ElementType, Scene, Screenplay


def outline(screenplay: Screenplay) -> str:
    """Scenes and elements, one a line; the format of the files in cases/."""
    return "\n".join(line for scene in screenplay.scenes for line in _scene(scene)) + "\n"


def _scene(scene: Scene) -> list[str]:
    setting = scene.setting
    facts = [
        f"== {scene.number or '-'}",
        scene.heading or "(before the first heading)",
        f"{setting.interior or '-'} / {setting.place or '-'} / {setting.time or '-'}",
        "omitted" if scene.omitted else f"{scene.eighths}/8",
        "speak: " + ", ".join(scene.speaking),
        "named: " + ", ".join(scene.named),
    ]
    body = [element for element in scene.elements if element.type is not ElementType.HEADING]
    return [" | ".join(facts).rstrip(), *(_element(element) for element in body)]


def _element(element: Element) -> str:
    marks = ("^" if element.dual else "") + ("*" if any(span.revised for span in element.spans) else "")
    extension = f" [{element.extension}]" if element.extension else ""
    speaker = f" <{element.character}{extension}>" if element.type is ElementType.CHARACTER else ""
    return f"   {element.type}{marks}{speaker}: {element.text}"


def assert_sound(screenplay: Screenplay) -> None:
    """What holds for every screenplay, whatever it was read from."""
    elements = list(screenplay.elements())
    assert [element.ordinal for element in elements] == list(range(len(elements)))
    for element in elements:
        assert element.text == element.text.strip() != ""
        assert "  " not in element.text
        assert " ".join(element.text[span.start : span.end] for span in element.spans) == element.text
        assert element.spans[-1].end == len(element.text)
        places = [(span.page, span.line) for span in element.spans]
        assert places == sorted(places)
        assert 1 <= element.page <= element.end_page <= screenplay.pages
    for index, scene in enumerate(screenplay.scenes, 1):
        assert scene.index == index
        assert scene.elements
        headed = scene.elements[0].type is ElementType.HEADING
        assert bool(scene.heading) == (headed or scene.number is not None)
        assert (scene.eighths == 0) == scene.omitted
        assert not set(scene.speaking) & set(scene.named)
