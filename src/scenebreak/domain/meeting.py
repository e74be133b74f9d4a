"""What is asked and who is told over all scripts: the director's meeting, and each department's scenes."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from scenebreak.domain.axis import RUNGS
from scenebreak.domain.beat import ReviewedBeat, Verdict
from scenebreak.domain.briefing import neutral_lines
from scenebreak.domain.department import Department
from scenebreak.domain.notice import Notice
from scenebreak.domain.reviewed_scene import ReviewedScene, raised
from scenebreak.domain.scene_share import SceneDays


@dataclass(frozen=True, slots=True)
class MeetingQuestion:
    """One question on one beat, open or answered.

    Attributes:
        episode: id of the script.
        title: of the script.
        scene: the scene, as reviewed.
        beat: what the question is about.
        position: the beat's place in its scene, from 1.
        number: by which it is answered; it stays the same while no beat or question is added. 0 where a
            beat was answered on which nothing is asked.
        page_name: the page of its words, as people name it ("page 3 (PDF page 4)").
        days: what the higher level would add to the likely estimate; 0 once it is answered.
        worth: the same in words ("1.5 h").
    """

    episode: int
    title: str
    scene: ReviewedScene
    beat: ReviewedBeat
    position: int
    number: int
    page_name: str
    days: float = 0.0
    worth: str = ""

    @property
    def text(self) -> str:
        """The question in words."""
        return self.beat.question

    @property
    def words(self) -> str:
        """The words of the script that leave it open."""
        return self.beat.beat.anchor.quote

    @property
    def page(self) -> int:
        """The page of the file on which those words stand."""
        return self.beat.beat.findings[0].page

    @property
    def open(self) -> bool:
        """It is still to be answered."""
        return self.beat.open

    @property
    def settled_by(self) -> str:
        """What closed it without an answer, in words ("level settled: makeout"); "" where an answer did."""
        decision = self.beat.decision
        if self.open or decision.answer:
            return ""
        if decision.settled is not None:
            return f"level settled: {RUNGS[decision.settled].name}"
        agreed = decision.agreed
        return f"agreed up to {agreed.level} {RUNGS[agreed.level].name}" if agreed is not None else ""

    @property
    def held(self) -> bool:
        """Its scene is with legal and production first; the director is not asked yet."""
        return self.scene.held


def in_meeting_order(questions: Iterable[MeetingQuestion]) -> tuple[MeetingQuestion, ...]:
    """Questions of one script as a meeting takes them: what moves most days, then by tier, then by page.

    Those of scenes that are held stand last: legal and production come first there.
    """
    return tuple(
        sorted(
            questions,
            key=lambda each: (each.held, not each.open, -round(each.days, 6), -each.beat.tier, each.page),
        )
    )


@dataclass(frozen=True, slots=True)
class DepartmentScene:
    """One scene as one department must know it.

    Attributes:
        episode: id of the script.
        title: of the script.
        scene: the scene, as reviewed.
        department: the department's id.
        page_name: the page it begins on, as people name it ("page 3 (PDF page 4)").
        beyond: what goes further than was agreed, in sentences, for those who must know.
        days: that it takes of the estimate, for the producer; None where nothing is priced.
        whole_level: how far all its beats go, where only some of them are in `scene`.
    """

    episode: int
    title: str
    scene: ReviewedScene
    department: str
    page_name: str = ""
    beyond: tuple[str, ...] = ()
    days: SceneDays | None = None
    whole_level: str | None = None

    @property
    def lines(self) -> tuple[str, ...]:
        """What it is told, in neutral words; first, what goes beyond what was agreed."""
        return (*self.beyond, *neutral_lines(self.scene, self.department))

    @property
    def notice(self) -> Notice:
        """What it was told, and when; an empty notice while it was told nothing."""
        return self.scene.decision.notices.get(self.department, Notice())

    @property
    def level(self) -> str:
        """How far the scene goes for it now ("K3 N2")."""
        return self.scene.level_for(self.department) if self.whole_level is None else self.whole_level

    @property
    def raised(self) -> tuple[str, ...]:
        """The rungs that go further than it was told; it must be told again."""
        return raised(self.notice.level, self.level) if self.notice.told else ()

    @property
    def changed(self) -> bool:
        """The levels are others than those it was told of, further or not."""
        return self.notice.told is not None and self.notice.level != self.level

    @property
    def confirmed(self) -> bool:
        """A person has confirmed every beat that it must know of."""
        beats = self.scene.beats_for(self.department)
        return bool(beats) and all(each.decision.verdict is Verdict.CONFIRMED for each in beats)

    @property
    def waiting(self) -> bool:
        """It has still to be told, for the first time or again."""
        return self.notice.told is None or bool(self.raised)


@dataclass(frozen=True, slots=True)
class DepartmentBrief:
    """A department with every scene that it must know of, in the order of the scripts.

    Attributes:
        department: which.
        scenes: scenes that it was told of and need not know any more stand among them.
    """

    department: Department
    scenes: tuple[DepartmentScene, ...]

    @property
    def waiting(self) -> int:
        """How many scenes it has still to be told of."""
        return sum(each.waiting for each in self.scenes)

    @property
    def acknowledged(self) -> int:
        """How many scenes it has said that it knows as they are now."""
        return sum(each.notice.acknowledged is not None and not each.raised for each in self.scenes)

    def confirmed(self) -> "DepartmentBrief":
        """The same without what nobody has confirmed; held scenes stay, for they must not be passed over."""
        scenes = (replace(each, scene=each.scene.confirmed(), whole_level=each.level) for each in self.scenes)
        return DepartmentBrief(
            self.department, tuple(each for each in scenes if self.department.id in each.scene.departments)
        )
