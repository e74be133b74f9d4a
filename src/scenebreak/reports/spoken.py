"""A review in plain lines, one fact a line: for screen readers, and for the terminal that speaks to them.

No boxes, no columns, no indentation, no symbols that are read out as noise; script text is made harmless.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from datetime import date

from scenebreak.domain.axis import RUNGS, named
from scenebreak.domain.beat import WHO_ELSE, ReviewedBeat, Verdict
from scenebreak.domain.default_plan import plan_of
from scenebreak.domain.department import DEPARTMENTS
from scenebreak.domain.drafts import BeatMark, Change
from scenebreak.domain.finding import Status, Tier
from scenebreak.domain.notice import Notice
from scenebreak.domain.plain import plain
from scenebreak.domain.plan import BeatPlan, RoleNote, ScenePlan
from scenebreak.domain.reviewed_scene import ReviewedScene, raised
from scenebreak.domain.reviewed_script import ReviewedScript
from scenebreak.domain.taken_plan import ROSE, outdated_in_beat, outdated_in_scene, words_of
from scenebreak.reports.plain import counted


def one_line(text: str) -> str:
    """Text on one line, without anything that steers a terminal."""
    return " ".join(plain(text).split())


def script_lines(
    script: ReviewedScript,
    scenes: Sequence[ReviewedScene],
    today: date,
    *,
    discreet: bool = False,
    full: bool = False,
) -> Iterator[str]:
    """A script: its counts, then the scenes that are to be shown.

    Args:
        script: as reviewed.
        scenes: those of its scenes that are shown.
        today: for the clock of what goes beyond consent.
        discreet: leave out the words of the script.
        full: show proposed plans too, not only what a person wrote.
    """
    yield sentence(script.title or script.path)
    if script.scan.screenplay.draft:
        yield sentence(f"Draft: {script.scan.screenplay.draft} {script.scan.screenplay.draft_date}")
    flagged = sum(bool(scene.beats) for scene in script.scenes)
    omitted = sum(scene.scene.omitted for scene in script.scenes)
    read = counted(len(script.scenes) - omitted, "scene") + (f", {omitted} omitted" if omitted else "")
    yield f"{read}, {flagged} with something to review."
    yield f"{script.reviewed} of {counted(len(script.beats), 'beat')} reviewed."
    yield f"{counted(script.open, 'open question')}."
    for scene in scenes:
        yield ""
        yield from scene_lines(script, scene, today, discreet=discreet, full=full)
    if script.gone:
        yield ""
        yield f"{counted(len(script.gone), 'beat')} not in this draft any more, kept with what was decided:"
        for beat in script.gone:
            yield from _gone_lines(beat, discreet=discreet)


def scene_lines(
    script: ReviewedScript, scene: ReviewedScene, today: date, *, discreet: bool = False, full: bool = False
) -> Iterator[str]:
    """One scene: its facts, its beats as today finds them, its plan, and who was told."""
    heading = "" if discreet else one_line(scene.scene.heading)
    yield sentence(f"Scene {one_line(scene.name)}. {heading}" if heading else f"Scene {one_line(scene.name)}")
    yield capital(f"{one_line(script.page_words(scene.scene.page))}.")
    yield f"{eighths_words(scene.scene.eighths)}."
    yield f"Tier: {scene.tier.label}." if scene.beats else "Not flagged."
    if scene.scan.minors:
        yield sentence(f"A minor is present: {one_line(', '.join(scene.scan.minors))}")
    elif scene.scan.minor:
        yield "A minor is present."
    if scene.held:
        yield "Held: legal and production decide first; no level is shown."
    if scene.decision.context:
        yield sentence(f"Story context: {one_line(scene.decision.context)}")
    if scene.decision.shoot_date:
        yield f"Shoot day: {day(scene.decision.shoot_date)}."
    for position, beat in enumerate(scene.beats, 1):
        yield from beat_lines(script, scene, position, beat, today, discreet=discreet, full=full)
    yield from _scene_plan_lines(scene, full=full)
    yield from _told_lines(scene)


def beat_lines(
    script: ReviewedScript,
    scene: ReviewedScene,
    position: int,
    beat: ReviewedBeat,
    today: date,
    *,
    discreet: bool = False,
    full: bool = False,
) -> Iterator[str]:
    """One beat: what it is, where it stands, what was decided, what is open."""
    yield sentence(beat_words(scene, position, beat))
    if beat.made:
        yield "A person marked it."
    yield from _mark_lines(script.marks.get(beat.beat.id), today, held=scene.held, discreet=discreet)
    if beat.participants:
        alone = f", {WHO_ELSE}" if beat.partner_missing else ""
        yield sentence(f"Who: {one_line(', '.join(beat.participants))}{alone}")
    first = beat.beat.findings[0]
    if first.status is not Status.SHOWN:
        yield f"Status: {first.status}."
    yield capital(f"{one_line(script.page_words(first.page))}, line {first.line}.")
    if not discreet:
        for number, finding in enumerate(beat.beat.findings):
            yield f"{'And' if number else 'Words'}: {one_line(finding.quote)}"
    if first.why and not discreet:
        yield sentence(f"Why: {one_line(first.why)}")
    yield from _decision_lines(beat, held=scene.held)
    if not scene.held:
        yield from _beat_plan_lines(beat, full=full)


def beat_words(scene: ReviewedScene, position: int, beat: ReviewedBeat) -> str:
    """A beat in a few words: "Beat 1 of 2: kiss, held, K3, must, confirmed"."""
    words = [beat.beat.kind.label]
    if not scene.held:
        rung = RUNGS[beat.axis]
        words += [rung.name, rung.code]
    words += [beat.tier.label, verdict_words(beat)]
    return f"Beat {position} of {len(scene.beats)}: {', '.join(words)}"


def verdict_words(beat: ReviewedBeat) -> str:
    """What was decided, in words: "dismissed as figurative"."""
    decision = beat.decision
    if decision.verdict is None:
        return "not reviewed"
    if decision.verdict is Verdict.DISMISSED and decision.reason:
        return f"dismissed as {decision.reason.label}"
    return decision.verdict.value


def eighths_words(eighths: int) -> str:
    """A length in words: "1 page and 3 eighths"."""
    pages, rest = divmod(eighths, 8)
    words = [counted(pages, "page")] * bool(pages) + [counted(rest, "eighth")] * bool(rest)
    return "Length: " + (" and ".join(words) or "none")


def day(value: date) -> str:
    """A day as everyone writes it."""
    return value.isoformat()


def sentence(text: str) -> str:
    """One line that ends as a sentence does."""
    line = one_line(text)
    return line if line.endswith((".", "?", "!", ":")) else f"{line}."


def capital(text: str) -> str:
    """The same with a capital first letter."""
    return text[:1].upper() + text[1:]


def plan_words(plan: BeatPlan | ScenePlan) -> Iterator[tuple[str, str]]:
    """The fields of a plan that say something, each with its name in words."""
    for entry in fields(plan):
        name = entry.name.replace("_", " ").replace("check ins", "check-ins")
        value = getattr(plan, entry.name)
        if isinstance(value, bool):
            yield name, "yes" if value else "no"
        elif isinstance(value, tuple):
            yield from ((f"{name} of {one_line(note.role)}", one_line(note.text)) for note in value)
        elif value is not None and value != "":
            yield name, one_line(str(value))


def note_words(notes: Iterable[RoleNote]) -> str:
    """Lines on roles as one text: "MARA: robe; JO: robe"."""
    return "; ".join(f"{one_line(note.role)}: {one_line(note.text)}" for note in notes)


def notice_words(notice: Notice, level: str) -> str:
    """What a department knows: "told on 2026-03-02, acknowledged on 2026-03-03"."""
    if notice.told is None:
        return "not told yet"
    words = [f"told on {day(notice.told)}" + (f" by {one_line(notice.by)}" if notice.by else "")]
    words.append(f"acknowledged on {day(notice.acknowledged)}" if notice.acknowledged else "not acknowledged")
    if further := raised(notice.level, level):
        words.append(f"must be told again: {named(' '.join(further))}")
    elif notice.level != level:
        now = f"now it is {named(level)}" if level else "nothing in it concerns this department now"
        words.append(f"it was told {named(notice.level) or 'no level'}, {now}")
    return ", ".join(words)


def _mark_lines(mark: BeatMark | None, today: date, *, held: bool, discreet: bool) -> Iterator[str]:
    if mark is None:
        return
    if mark.change is not Change.UNCHANGED:
        yield from _change_lines(mark, held=held, discreet=discreet)
    if mark.drift is not None:
        yield sentence(one_line(mark.drift.sentence(today)))


def _change_lines(mark: BeatMark, *, held: bool, discreet: bool) -> Iterator[str]:
    was = mark.was
    before = "" if held or was is None or was.held else named(was.axis)
    since = f", it was {before} in {one_line(was.draft)}" if was and before else ""
    yield sentence(f"In this draft: {mark.change.label}{since}")
    if was and not discreet:
        yield f"Old words: {one_line(was.quote)}"
    if mark.look:
        yield "Look at it again."


def _decision_lines(beat: ReviewedBeat, *, held: bool) -> Iterator[str]:
    decision = beat.decision
    if beat.open and not held:
        yield sentence(f"Open question for the {one_line(decision.asked_of)}: {one_line(beat.question)}")
    elif decision.answer and beat.question and not held:
        yield sentence(f"Question: {one_line(beat.question)}")
    if decision.answer:
        by = f" by {one_line(decision.answered_by)}" if decision.answered_by else ""
        on = f" on {day(decision.answered_on)}" if decision.answered_on else ""
        yield sentence(f"Answer{by}{on}: {one_line(decision.answer)}")
    if decision.agreed is not None:
        by = f" by {one_line(', '.join(decision.agreed.by))}" if decision.agreed.by else ""
        on = f" on {day(decision.agreed.on)}" if decision.agreed.on else ""
        yield f"Agreed{'' if held else f' up to {named(decision.agreed.level)}'}{by}{on}."
    if beat.departments:
        names = [each.name for id_, each in DEPARTMENTS.items() if id_ in beat.departments]
        yield sentence(f"To tell: {', '.join(names)}")
    if decision.notes:
        yield sentence(f"Notes: {one_line(decision.notes)}")


def _beat_plan_lines(beat: ReviewedBeat, *, full: bool) -> Iterator[str]:
    own = beat.decision.plan is not None
    if own or full:
        for name, text in plan_words(plan_of(beat)):
            yield sentence(f"{'Plan' if own else 'Proposed'}, {name}: {text}")
    for name, now in outdated_in_beat(beat).items():
        yield sentence(f"Plan, {name}: {ROSE}: {one_line(words_of(now))}")


def _scene_plan_lines(scene: ReviewedScene, *, full: bool) -> Iterator[str]:
    own = scene.decision.plan is not None
    if own or full:
        for name, text in plan_words(scene.plan):
            yield sentence(f"{'Scene plan' if own else 'Proposed for the scene'}, {name}: {text}")
    for name, now in outdated_in_scene(scene).items():
        yield sentence(f"Scene plan, {name.replace('_', ' ')}: {ROSE}: {one_line(words_of(now))}")
    for rider in scene.riders if full else scene.decision.riders:
        on = f" on {day(rider.on)}" if rider.on else ""
        yield sentence(f"Rider of {one_line(rider.role)}: {rider.state.label}{on}")


def _told_lines(scene: ReviewedScene) -> Iterator[str]:
    for id_, notice in scene.decision.notices.items():
        words = notice_words(notice, scene.level_for(id_))
        yield sentence(f"{DEPARTMENTS[id_].name}: {words}")


def _gone_lines(beat: ReviewedBeat, *, discreet: bool) -> Iterator[str]:
    held = beat.tier is Tier.STOP
    level = [] if held else [RUNGS[beat.axis].name, beat.axis]
    words = ", ".join([beat.beat.kind.label, *level, verdict_words(beat)])
    scene = beat.beat.scene_name if discreet else one_line(beat.beat.anchor.scene)
    yield sentence(f"Scene {scene}: {words}")
    if not discreet:
        yield f"Words: {one_line(beat.beat.anchor.quote)}"
    yield from _decision_lines(beat, held=held)
