"""The drafts of a script in a production: adding one, listing them, comparing two."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from scenebreak.domain.drafts import Comparison
from scenebreak.domain.errors import UnreadableScript, WrongUsage
from scenebreak.domain.progress import CancelCheck, Progress, never_cancelled, no_progress
from scenebreak.services.comparing import Decided, DraftView, compare_views
from scenebreak.services.draft_kinship import Kinship, kindred_script, read_draft
from scenebreak.services.review_decision import decision_of
from scenebreak.services.review_home import locate, sha256_of
from scenebreak.services.review_marks import marks_of, notice_hours
from scenebreak.services.review_opening import Job
from scenebreak.services.review_reading import Episode, Reading
from scenebreak.services.settings import load_settings
from scenebreak.store.drafts import Draft

if TYPE_CHECKING:
    from scenebreak.services.executor import Executor
    from scenebreak.services.review import Review


@dataclass(frozen=True, slots=True)
class DraftLine:
    """One draft, as it is listed.

    Attributes:
        draft: its name, colour, date, and when it was added.
        episode: the script it is a draft of.
        pages: of the draft.
        scenes: of the draft, omitted ones left out.
        newest: it is the one that is reviewed.
    """

    draft: Draft
    episode: Episode
    pages: int
    scenes: int
    newest: bool


class Drafts(Reading):
    """An open production whose scripts get new drafts."""

    def drafts(self, episode: int) -> tuple[DraftLine, ...]:
        """The drafts of one script, the newest last."""
        self._check(episode)
        own = next(each for each in self.episodes if each.id == episode)
        drafts = self._store.drafts(episode)
        plays = {draft.id: self._store.screenplay(draft.id) for draft in drafts}
        return tuple(
            DraftLine(
                draft,
                own,
                plays[draft.id].pages,
                sum(not scene.omitted for scene in plays[draft.id].scenes),
                draft == drafts[-1],
            )
            for draft in drafts
        )

    def add_draft(
        self,
        episode: int,
        path: Path,
        *,
        colour: str | None = None,
        date: str | None = None,
        progress: Progress = no_progress,
        cancelled: CancelCheck = never_cancelled,
        executor: "Executor | None" = None,
    ) -> Comparison:
        """Make a file the newest draft of a script; decisions are carried over, and none is lost.

        Args:
            episode: id of the script.
            path: the file.
            colour: what the draft is called, where its pages do not say it or say it wrong.
            date: its date, likewise.
            progress: is told of reading and finding.
            cancelled: asked between pages and scenes.
            executor: what runs the scan; that of a season when left out.

        Returns:
            The former draft against the new one; the same two where the file is the newest draft already.

        Raises:
            UnreadableScript: the file cannot be read; nothing has changed then.
            WrongUsage: the file is an earlier draft.
            UnusableProduction: the production cannot be written.
            Cancelled: the person stopped it; nothing has changed then.
        """
        self._check(episode)
        known = {draft.sha256: draft for draft in self._store.drafts(episode)}
        digest = _digest(path)
        newest = next(reversed(known.values()))
        if digest in known and digest != newest.sha256:
            raise WrongUsage(
                f"{path.name} is the draft {known[digest].name}, which newer ones have followed",
                "Name the file of a newer draft",
            )
        if digest != newest.sha256:
            for _, failure in self._opening.scan([Job(path, episode)], progress, cancelled, executor):
                raise failure
        self._store.name_draft(self._store.drafts(episode)[-1].id, colour=colour, date=date)
        self.refresh()
        return self.compare(episode)

    def kindred(self, path: Path) -> Kinship | None:
        """The script that a file may be another draft of, told by its words and its title.

        Raises:
            UnreadableScript: the file cannot be read.
        """
        return kindred_script(self._store, read_draft(path))

    def compare(self, episode: int, old: str | None = None, new: str | None = None) -> Comparison:
        """Compare two drafts of one script.

        Args:
            episode: id of the script.
            old: words of the old draft's name, or its place from 1; the one before the new one if left out.
            new: likewise; the newest if left out.

        Raises:
            WrongUsage: there is no such draft, or several, or only one at all.
        """
        self._check(episode)
        drafts = self._store.drafts(episode)
        after = _chosen(drafts, new) if new else drafts[-1]
        before = (
            _chosen(drafts, old)
            if old
            else next((draft for draft in reversed(drafts) if draft.position < after.position), None)
        )
        if before is None or before == after:
            raise WrongUsage(
                f"There is no draft before {after.name}",
                "Add the next one: scenebreak draft add PRODUCTION FILE",
            )
        return compare_views(
            self._view(episode, before), self._view(episode, after), self._decided(episode, after)
        )

    def _view(self, episode: int, draft: Draft) -> DraftView:
        return DraftView(
            draft.name,
            self._store.screenplay(draft.id),
            self._store.scenes_in(draft.id),
            self._store.beats_in(episode, draft.id),
            draft.tool,
        )

    def _decided(self, episode: int, draft: Draft) -> Decided:
        """What people decided; what was agreed on scenes is told for the newest draft only."""
        written = self._store.history.values_of_script(episode)
        decisions = {id_: decision_of(values) for id_, values in written.items()}
        if draft != self._store.drafts(episode)[-1]:
            return Decided(decisions)
        places = self._store.beats(episode)
        return Decided(decisions, marks_of(self._store, episode, places, notice_hours()))


def open_existing(target: Path, progress: Progress = no_progress) -> "Review":
    """Open a production that is there, or the one of a script or folder; none is made.

    Raises:
        UnreadableScript: there is no such file.
        WrongUsage: the script has no production yet.
        UnusableProduction: the file cannot be used.
    """
    from scenebreak.services.review import open_review

    home = locate(target).production
    if not home.exists():
        raise WrongUsage(
            f"{target.name} has no production yet", f"Review it first: scenebreak review {target.name}"
        )
    return open_review(target, sensitivity=load_settings().sensitivity, progress=progress)


def script_for(review: "Review", file: Path, wanted: str | None = None) -> Episode:
    """The script of a production that a new draft belongs to.

    Args:
        review: the open production.
        file: the new draft.
        wanted: the script as a person named it; None tells it by title and words.

    Raises:
        UnreadableScript: the file cannot be read.
        WrongUsage: there is no such script, or the words of the file leave a doubt.
    """
    if wanted is not None:
        return chosen_episode(review.episodes, wanted)
    found = review.kindred(file)
    if found is not None and found.sure:
        return next(each for each in review.episodes if each.id == found.script)
    if found is None:
        problem = f"{file.name} shares hardly a word with any script of {review.production.name}"
    elif found.few:
        problem = f"{file.name} seems to hold revised pages only, not the whole of {found.title}"
    else:
        problem = f"{file.name} is like {found.title}, but not enough to be surely a draft of it"
    raise WrongUsage(problem, "If it is the next draft all the same, name its script with --script")


def chosen_episode(episodes: tuple[Episode, ...], wanted: str | None) -> Episode:
    """The script that a person named: by its place from 1, or by words of its title or file name.

    Raises:
        WrongUsage: there is no such script, or several, or none was named where there are several.
    """
    names = "; ".join(f"{place} {_name_and_file(episode)}" for place, episode in enumerate(episodes, 1))
    if wanted is None:
        if len(episodes) == 1:
            return episodes[0]
        raise WrongUsage("The production holds several scripts", f"Name one with --script: {names}")
    if wanted.isdigit() and 0 < int(wanted) <= len(episodes):
        return episodes[int(wanted) - 1]
    found = [
        episode
        for episode in episodes
        if wanted.casefold() in f"{episode.title} {Path(episode.path).name}".casefold()
    ]
    if len(found) != 1:
        few = "No script" if not found else "More than one script"
        raise WrongUsage(f"{few} of the production is called {wanted!r}", f"It holds: {names}")
    return found[0]


def _name_and_file(episode: Episode) -> str:
    """What a script is called, and its file; a wiped one has none."""
    file = Path(episode.path).name
    return episode.title if file == episode.title else f"{episode.title} ({file})"


def _chosen(drafts: tuple[Draft, ...], wanted: str) -> Draft:
    names = "; ".join(f"{draft.position} {draft.name}" for draft in drafts)
    if wanted.isdigit() and 0 < int(wanted) <= len(drafts):
        return drafts[int(wanted) - 1]
    found = [draft for draft in drafts if wanted.casefold() in draft.name.casefold()]
    if len(found) != 1:
        few = "No draft" if not found else "More than one draft"
        raise WrongUsage(f"{few} is called {wanted!r}", f"There are: {names}")
    return found[0]


def _digest(path: Path) -> str:
    digest = sha256_of(path)
    if digest is None and not path.exists():
        raise UnreadableScript.missing(path)
    if digest is None:
        raise UnreadableScript(path, f"{path.name} cannot be read", "Let your account read it")
    return digest
