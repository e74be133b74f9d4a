"""Findings as a person makes them: chosen words of a scan."""

from dataclasses import replace

from scenebreak.domain.finding import Finding, Kind, Level, Mode, Status
from scenebreak.domain.scan import Scan
from scenebreak.domain.screenplay import ElementType


def finding_on(
    scan: Scan, words: str, kind: Kind, level: Level, *, nth: int = 0, **changes: object
) -> Finding:
    """What a person says of the nth place where these words stand, headings left out."""
    places = [
        element
        for element in scan.screenplay.elements()
        if element.type is not ElementType.HEADING and words in element.text
    ]
    element = places[nth]
    start = element.text.index(words)
    finding = Finding(
        id="by hand",
        kind=kind,
        level=level,
        status=Status.SHOWN,
        mode=Mode.STORY,
        element=element.ordinal,
        element_type=element.type,
        start=start,
        end=start + len(words),
        quote="",
        page=0,
        line=0,
    )
    return replace(finding, **changes)
