"""The scans that the application has its scanning screen do."""

from pathlib import Path

from scenebreak.domain.progress import CancelCheck
from scenebreak.services.live_scan import LiveExecutor, Watcher
from scenebreak.services.review import Episode, Opening, Review, begin_opening, finish_opening
from scenebreak.services.settings import Settings
from scenebreak.tui.screens.scanning import ScanningScreen


def first_scan(opening: Opening, named: Path | None, settings: Settings) -> ScanningScreen:
    """Scan what an opening waits for, and open the review.

    Args:
        opening: what was begun.
        named: what the person named.
        settings: the person's.
    """
    first = iter((opening,))
    chosen = opening.target.production if opening.target.chosen else None
    target = named or opening.target.production

    def scanner(watcher: Watcher, cancelled: CancelCheck) -> Review:
        # a scan that failed has closed its opening: another try begins anew
        current = next(first, None) or begin_opening(
            target, production=chosen, sensitivity=settings.sensitivity
        )
        return finish_opening(current, cancelled=cancelled, executor=LiveExecutor(watcher))

    return ScanningScreen(opening.to_scan, scanner, discreet=settings.screen.discreet)


def another_scan(review: Review, episode: Episode, *, discreet: bool) -> ScanningScreen:
    """Scan a script of an open review once more.

    Args:
        review: the open production.
        episode: the script.
        discreet: hide the words of the script.
    """

    def scanner(watcher: Watcher, cancelled: CancelCheck) -> Review:
        review.rescan(episode.id, cancelled=cancelled, executor=LiveExecutor(watcher))
        return review

    return ScanningScreen((Path(episode.path),), scanner, discreet=discreet)
