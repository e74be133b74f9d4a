"""Pages as people name them: the printed number first, that of the file where it is another one."""

from collections.abc import Iterable, Mapping

from scenebreak.domain.screenplay import Scene


def page_labels(scenes: Iterable[Scene]) -> Mapping[int, str]:
    """The numbers printed on pages, as far as scenes begin there, by the page of the file."""
    return {scene.page: scene.page_label.rstrip(".") for scene in scenes if scene.page_label}


def page_name(labels: Mapping[int, str], page: int) -> str:
    """A page in short: "3", or "3 (4)" where the page 4 of the file is printed as 3."""
    label = labels.get(page, "")
    return f"{label} ({page})" if label and label != str(page) else str(page)
