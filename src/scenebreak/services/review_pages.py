"""A review, its questions and its departments' pages in the form a person asked for."""

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path

from scenebreak.domain.assumptions import Assumptions
from scenebreak.domain.department import DEPARTMENTS
from scenebreak.domain.meeting import DepartmentBrief, MeetingQuestion
from scenebreak.domain.page_head import PageHead
from scenebreak.domain.reviewed_scene import ReviewedScene
from scenebreak.domain.reviewed_script import ReviewedScript, Shown
from scenebreak.services.annotation import Outcome
from scenebreak.services.author import author
from scenebreak.services.days import today
from scenebreak.services.review import Episode, Review
from scenebreak.services.scene_names import scenes_named


class PageForm(StrEnum):
    """The forms that a review and its pages come in."""

    TEXT = "txt"
    MARKDOWN = "md"
    CSV = "csv"
    JSON = "json"


def episode_of(review: Review, target: Path, wanted: str | None) -> Episode | None:
    """The script that a call is about; None where the production holds several and none was named.

    Args:
        review: the open production.
        target: what was opened; a script names itself.
        wanted: its place, or words of its title or file name; None for none.

    Raises:
        WrongUsage: there is no such script, or several.
    """
    from scenebreak.services.drafts import chosen_episode

    episodes = review.episodes
    if wanted is not None or len(episodes) == 1:
        return chosen_episode(episodes, wanted)
    return next((each for each in episodes if Path(each.path) == target.resolve()), None)


def review_as_text(
    review: Review,
    episodes: Sequence[Episode],
    form: PageForm,
    *,
    shown: Shown = Shown.FLAGGED,
    scenes: Sequence[str] = (),
    discreet: bool = False,
    full: bool = False,
) -> str:
    """Scripts as they stand in the review.

    Args:
        review: the open production.
        episodes: the scripts.
        form: how to write them.
        shown: which scenes.
        scenes: names of the scenes instead; their plans are shown in full.
        discreet: without words of the script.
        full: with the plans that follow from the findings too.

    Raises:
        WrongUsage: a script has no such scene.
    """
    from scenebreak.reports import review_json, review_rows, spoken

    scripts = [(script, _scenes(script, shown, scenes)) for script in (review.script(e.id) for e in episodes)]
    full = full or bool(scenes)
    if form is PageForm.JSON:
        return review_json.review_to_json(scripts, discreet=discreet)
    if form is PageForm.CSV:
        return review_rows.review_to_csv(scripts, discreet=discreet)
    if form is PageForm.MARKDOWN:
        return review_rows.review_to_markdown(scripts, today(), discreet=discreet, full=full)
    pages = (spoken.script_lines(*script, today(), discreet=discreet, full=full) for script in scripts)
    return "\n\n".join("\n".join(page) for page in pages) + "\n"


def _scenes(script: ReviewedScript, shown: Shown, names: Sequence[str]) -> tuple[ReviewedScene, ...]:
    if not names:
        return script.chosen(shown)
    wanted = {one.scene.index for name in names for one in scenes_named(script.scan, name)}
    return tuple(scene for scene in script.scenes if scene.scene.index in wanted)


def outcome_as_text(review: Review, outcome: Outcome) -> str:
    """What a call of `annotate` left, one beat a line; what goes beyond consent on a line behind it."""
    from scenebreak.reports.plain import counted
    from scenebreak.reports.spoken import beat_words, one_line, sentence

    marks = {id_: mark for episode in review.episodes for id_, mark in review.marks(episode.id).items()}
    lines: list[str] = []
    for scene in outcome.scenes:
        for place, beat in enumerate(scene.beats, 1):
            id_, mark = beat.beat.id, marks.get(beat.beat.id)
            if id_ in outcome.beats:
                lines.append(sentence(f"Scene {scene.name}. {beat_words(scene, place, beat)}"))
            if id_ in outcome.beats and mark is not None and mark.drift is not None:
                lines.append(sentence(one_line(mark.drift.sentence(today()))))
    if outcome.others:
        beats, scenes = counted(len(outcome.others), "beat"), ", ".join(dict.fromkeys(outcome.others))
        lines.append(sentence(f"And {beats} more of the same people, in scene {scenes}"))
    if outcome.left:
        lines.append(f"{left_words(outcome.left)}.")
    written = (sentence(f"Scene {scene.name}: written") for scene in outcome.scenes)
    return "\n".join(lines or written) + "\n"


def left_words(count: int) -> str:
    """How many beats of a pair were left out, and why: "5 others of the pair are left: ..."."""
    others = "1 other of the pair is" if count == 1 else f"{count} others of the pair are"
    return f"{others} left: decided or of another level"


def page_head(review: Review, episode: Episode | None, *, confirmed: bool = False) -> PageHead:
    """The head of a page on one script, or on all of a production, prepared today.

    Args:
        review: the open production.
        episode: the script; None for all.
        confirmed: the page leaves out what nobody has confirmed.
    """
    chosen = review.episodes if episode is None else (episode,)
    plays = ((each.title, review.scan(each.id).screenplay) for each in chosen)
    drafts = ((name, " ".join(filter(None, (play.draft, play.draft_date)))) for name, play in plays)
    scripts = tuple(", ".join(filter(None, parts)) for parts in drafts)
    return PageHead(scripts, author(), today(), confirmed)


def questions_as_text(
    questions: Sequence[MeetingQuestion],
    form: PageForm,
    hours_per_day: float,
    *,
    discreet: bool = False,
    head: PageHead | None = None,
) -> str:
    """The director's questions; as Markdown they are the agenda of the meeting, with its head."""
    from scenebreak.reports import agenda

    if form is PageForm.JSON:
        return agenda.questions_to_json(questions, hours_per_day, discreet=discreet)
    if form is PageForm.CSV:
        return agenda.questions_to_csv(questions, hours_per_day, discreet=discreet)
    if form is PageForm.MARKDOWN:
        return agenda.agenda_to_markdown(questions, hours_per_day, discreet=discreet, head=head)
    return "\n".join(agenda.question_lines(questions, hours_per_day, discreet=discreet)) + "\n"


def departments_as_text(
    briefs: Sequence[DepartmentBrief],
    form: PageForm,
    *,
    pages: bool,
    with_words: bool = False,
    head: PageHead | None = None,
) -> str:
    """Departments and what they must know.

    Args:
        briefs: the departments.
        form: how to write them.
        pages: each with its scenes, not the counts alone; CSV and JSON have the scenes always.
        with_words: with the words of the script.
        head: what stands above a page, as text or as Markdown.
    """
    from scenebreak.reports import department_page

    if form is PageForm.JSON:
        return department_page.pages_to_json(briefs, with_words=with_words)
    if form is PageForm.CSV:
        return department_page.pages_to_csv(briefs, with_words=with_words)
    if form is PageForm.MARKDOWN:
        written = (
            department_page.page_to_markdown(each, with_words=with_words, head=head) for each in briefs
        )
        return "\n".join(written)
    if not pages:
        return "\n".join(department_page.overview_lines(briefs)) + "\n"
    lines = (department_page.page_lines(brief, with_words=with_words, head=head) for brief in briefs)
    return "\n\n".join(map("\n".join, lines)) + "\n"


def brief_of(review: Review, department: str, assumptions: Assumptions | None = None) -> DepartmentBrief:
    """One department with its scenes; none where no scene concerns it.

    Args:
        review: the open production.
        department: its id.
        assumptions: the numbers by which the producer's scenes are priced; None leaves their days out.
    """
    found = (brief for brief in review.departments(assumptions) if brief.department.id == department)
    return next(found, DepartmentBrief(DEPARTMENTS[department], ()))
