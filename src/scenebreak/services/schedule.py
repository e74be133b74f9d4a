"""Shoot dates: which scene is shot on which day, given by scene, by day or as a CSV."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from scenebreak.domain.errors import UnreadableScript, WrongUsage
from scenebreak.services.days import day_of
from scenebreak.services.drafts import chosen_episode
from scenebreak.services.review_reading import Episode
from scenebreak.services.review_scenes import SceneDecisions
from scenebreak.services.scene_names import scene_named

NO_DAY = "none"
"""What takes a shoot date away."""


@dataclass(frozen=True, slots=True)
class SceneDay:
    """A wish for one scene.

    Attributes:
        scene: its printed number ("12A"), or its place as "#12".
        day: the day on which it is shot; None takes a day away.
        script: which script, as a person names it; None where there is one only.
        source: where the wish stands, for complaints ("line 3 of days.csv").
    """

    scene: str
    day: date | None
    script: str | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class ScheduledScene:
    """A scene whose day is known.

    Attributes:
        day: on which it is shot.
        episode: the script.
        scene: its number, or its place as "#12".
        heading: of the scene.
        tier: of its beats, as decided.
    """

    day: date
    episode: Episode
    scene: str
    heading: str
    tier: str


class Schedule(SceneDecisions):
    """An open production whose scenes have shoot dates."""

    def set_days(self, wishes: Iterable[SceneDay]) -> int:
        """Write shoot dates: one step of the history a script; all of them or, on a mistake, none.

        Returns:
            How many scenes were named.

        Raises:
            WrongUsage: a script or scene is not there, or not the only one of its name.
            UnusableProduction: the file cannot be written.
        """
        with self._lock, self._store.transaction():
            wanted = self._by_script(wishes)
            for episode, days in wanted.items():
                self.decide_each_scene(episode, {scene: {"shoot_date": day} for scene, day in days.items()})
        return sum(map(len, wanted.values()))

    def schedule(self) -> tuple[ScheduledScene, ...]:
        """The scenes of the newest drafts whose day is known, in the order of the days and of the scripts."""
        found = [
            ScheduledScene(each.decision.shoot_date, episode, each.name, each.scene.heading, each.tier.label)
            for episode in self.episodes
            for each in self.scenes(episode.id)
            if each.decision.shoot_date
        ]
        return tuple(sorted(found, key=lambda scheduled: scheduled.day))

    def _by_script(self, wishes: Iterable[SceneDay]) -> dict[int, dict[int, date | None]]:
        """Days by index of the scene, by id of the script; a scene named twice takes the last day."""
        episodes = self.episodes
        wanted: dict[int, dict[int, date | None]] = {}
        for wish in wishes:
            episode = chosen_episode(episodes, wish.script)
            wanted.setdefault(episode.id, {})[self._index(episode, wish)] = wish.day
        return wanted

    def _index(self, episode: Episode, wish: SceneDay) -> int:
        try:
            return scene_named(self.scan(episode.id), wish.scene).scene.index
        except WrongUsage as failure:
            where = ", ".join(filter(None, (f"newest draft of {episode.title}", wish.source)))
            raise WrongUsage(
                f"{failure.problem} ({where})", f"Nothing was written. {failure.remedy}"
            ) from None


def days_by_scene(texts: Iterable[str], script: str | None = None) -> Iterator[SceneDay]:
    """Wishes like "12A=2026-03-02"; "12A=none" takes a day away.

    Raises:
        WrongUsage: one of them is something else.
    """
    for text in texts:
        scene, sign, day = text.partition("=")
        if not sign or not scene.strip():
            raise WrongUsage(f"{text!r} is no scene with its day", "Write it like 12A=2026-03-02")
        yield SceneDay(scene.strip(), _day(day, text), script)


def scenes_by_day(texts: Iterable[str], script: str | None = None) -> Iterator[SceneDay]:
    """Wishes like "2026-03-02=12A,14".

    Raises:
        WrongUsage: one of them is something else.
    """
    for text in texts:
        day, sign, scenes = text.partition("=")
        names = [name.strip() for name in scenes.split(",") if name.strip()]
        if not sign or not names:
            raise WrongUsage(f"{text!r} is no day with its scenes", "Write it like 2026-03-02=12A,14")
        when = _day(day, text)
        yield from (SceneDay(name, when, script) for name in names)


def days_from_csv(path: Path, script: str | None = None) -> tuple[SceneDay, ...]:
    """The wishes of a CSV file with the columns scene and date and, if there are several scripts, episode.

    Raises:
        UnreadableScript: the file cannot be read.
        WrongUsage: a column is missing, or a line holds no scene or no day.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableScript(path, f"{path.name} cannot be read", "Save it as CSV in UTF-8") from error
    rows = csv.DictReader(io.StringIO(text), dialect=_dialect(text))
    names = {(name or "").strip().casefold(): name for name in rows.fieldnames or ()}
    if not {"scene", "date"} <= names.keys():
        raise WrongUsage(
            f"{path.name} has no columns called scene and date", "Give its first line these names"
        )
    return tuple(
        _wish(row, names, f"line {rows.line_num} of {path.name}", script)
        for row in rows
        if any(isinstance(value, str) and value.strip() for value in row.values())
    )


def _wish(row: Mapping[str, str], names: Mapping[str, str], source: str, script: str | None) -> SceneDay:
    scene, day = ((row[names[name]] or "").strip() for name in ("scene", "date"))
    if not scene:
        raise WrongUsage(f"No scene is named in {source}", "Mend the line; nothing was written")
    episode = (row[names["episode"]] or "").strip() if "episode" in names else ""
    return SceneDay(scene, _day(day or NO_DAY, source), episode or script, source)


def _dialect(text: str) -> type[csv.Dialect]:
    """Spreadsheets of many countries separate by semicolons."""

    class Dialect(csv.excel):
        delimiter = ";" if ";" in text.partition("\n")[0] else ","

    return Dialect


def _day(text: str, source: str) -> date | None:
    if text.strip().casefold() == NO_DAY:
        return None
    try:
        return day_of(text)
    except WrongUsage as failure:
        raise WrongUsage(
            f"{failure.problem} ({source})", f"Write days like 2026-03-02, or {NO_DAY} to take one away"
        ) from None
