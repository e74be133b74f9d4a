"""A real review over scans in memory: what is decided on the screens lands in a production file."""

from pathlib import Path

from scenebreak.domain.scan import Scan
from scenebreak.services.review import Review
from scenebreak.store import Production


class NoOpening:
    """Stands for how the file was opened: nothing has to be told."""

    warnings: tuple[str, ...] = ()

    def __init__(self, store: Production) -> None:
        self.close = store.close


def kept_review(folder: Path, *scans: Scan) -> Review:
    """A production in a folder, with these scripts."""
    store = Production.create(folder / "test.scenebreak")
    for scan in scans:
        store.add_scan(scan, scan.screenplay.path)
    return Review(store, NoOpening(store))
