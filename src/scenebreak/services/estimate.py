"""Estimating coordinator days from scans or from reviewed productions."""

from collections.abc import Iterable

from scenebreak.domain.beat import ReviewedBeat, propose_beats
from scenebreak.domain.estimate import EpisodeWork, SceneWork
from scenebreak.domain.scan import Scan
from scenebreak.services.review import Review


def work_of_scan(scan: Scan) -> EpisodeWork:
    """A script nobody has reviewed yet: every proposed beat counts as the machine sees it."""
    beats = (
        ReviewedBeat(beat, minor=scene.minor) for scene in scan.flagged() for beat in propose_beats(scene)
    )
    return episode_work(scan, beats)


def work_of_review(review: Review) -> tuple[EpisodeWork, ...]:
    """Every episode of a production, with what people decided."""
    return tuple(episode_work(review.scan(each.id), review.beats(each.id)) for each in review.episodes)


def episode_work(scan: Scan, beats: Iterable[ReviewedBeat]) -> EpisodeWork:
    """Beats gathered by their scene."""
    by_scene: dict[int, list[ReviewedBeat]] = {}
    for beat in beats:
        by_scene.setdefault(beat.beat.scene, []).append(beat)
    scenes = {each.scene.index: each.scene for each in scan.scenes}
    return EpisodeWork(
        title=scan.screenplay.title,
        pages=scan.screenplay.pages,
        scenes=tuple(SceneWork(scenes[index], tuple(each)) for index, each in sorted(by_scene.items())),
    )
