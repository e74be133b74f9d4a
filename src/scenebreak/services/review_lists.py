"""What is asked, and who is told, over every script of a production."""

from collections.abc import Iterator, Mapping
from datetime import date

from scenebreak.domain.assumptions import Assumptions
from scenebreak.domain.beat import ReviewedBeat
from scenebreak.domain.department import DEPARTMENTS
from scenebreak.domain.drafts import BeatMark
from scenebreak.domain.estimate import question_days, worth_words
from scenebreak.domain.meeting import DepartmentBrief, DepartmentScene, MeetingQuestion, in_meeting_order
from scenebreak.domain.pages import page_labels, page_words
from scenebreak.domain.reviewed_scene import ReviewedScene
from scenebreak.domain.scene_share import SceneDays, scene_days
from scenebreak.domain.workload import EpisodeWork
from scenebreak.services.days import today
from scenebreak.services.review_beats import BeatDecisions
from scenebreak.services.review_numbers import Numbers


class Lists(Numbers, BeatDecisions):
    """An open production with its questions and its departments."""

    def questions(self, *, settled: bool = False) -> tuple[MeetingQuestion, ...]:
        """Every open and every answered question of all scripts, as a director's meeting takes them.

        Script by script; in each, first what moves the estimate most, by the production's numbers, then by
        tier, then by page; answered ones behind the open ones, and those of held scenes last.

        Args:
            settled: those that a level or an agreement has closed too, and answers to what nobody asked.
        """
        questions: list[MeetingQuestion] = []
        asked = 0
        for episode, name in ((each.id, each.title) for each in self.episodes):
            found = tuple(self._questions(episode, name, self.assumptions, asked))
            questions += in_meeting_order(each for each in found if _listed(each, settled=settled))
            asked += sum(each.number > 0 for each in found)
        return tuple(questions)

    def answer(
        self,
        episode: int,
        beat: str,
        answer: str,
        *,
        by: str = "",
        on: date | None = None,
        settled: str | None = None,
    ) -> ReviewedBeat:
        """Write the answer to a beat's question, with the rung that it settles: one step of undo.

        Args:
            episode: id of the script.
            beat: id of the beat.
            answer: what was said; "" opens the question again.
            by: who said it, by office or role ("director").
            on: the day it was said.
            settled: the rung that follows from it, or None to leave the rung as it is.

        Raises:
            WrongUsage: there is no such beat, or its ladder has no such rung.
        """
        rung = {} if settled is None else {"settled": settled}
        return self.decide(
            episode, beat, expected=None, answer=answer, answered_by=by, answered_on=on, **rung
        )

    def departments(self, assumptions: Assumptions | None = None) -> tuple[DepartmentBrief, ...]:
        """Every department that must know of a scene, or was told of one, with its scenes of all scripts.

        Args:
            assumptions: the numbers by which the producer's scenes are priced; None leaves their days out.
        """
        found: dict[str, list[DepartmentScene]] = {id_: [] for id_ in DEPARTMENTS}
        for episode, name in ((each.id, each.title) for each in self.episodes):
            play = self.scan(episode).screenplay
            labels, marks = page_labels(play), self.marks(episode)
            days = self._days(episode, assumptions) if assumptions else {}
            for scene in self.scenes(episode):
                page = page_words(play, scene.scene.page, labels)
                further = _beyond(scene, marks)
                told = {id_ for id_, notice in scene.decision.notices.items() if notice.told}
                for id_ in scene.departments | told:
                    beyond = further if id_ in _OF_AGREEMENTS else ()
                    priced = days.get(scene.scene.index) if id_ == "producer" else None
                    found[id_].append(DepartmentScene(episode, name, scene, id_, page, beyond, priced))
        return tuple(
            DepartmentBrief(DEPARTMENTS[id_], tuple(scenes)) for id_, scenes in found.items() if scenes
        )

    def _days(self, episode: int, assumptions: Assumptions) -> Mapping[int, SceneDays]:
        return scene_days(EpisodeWork.of(self.scan(episode), self.beats(episode)), assumptions)

    def _questions(
        self, episode: int, name: str, numbers: Assumptions, asked: int
    ) -> Iterator[MeetingQuestion]:
        """Every question of one script in the order of the page, those settled without an answer too.

        Answers on beats that ask nothing are among them, without a number.
        """
        scan = self.scan(episode)
        days = question_days(EpisodeWork.of(scan, self.beats(episode)), numbers)
        labels = page_labels(scan.screenplay)
        for scene in self.scenes(episode):
            for position, beat in enumerate(scene.beats, 1):
                if beat.question or beat.decision.answer:
                    asked += bool(beat.question)
                    yield MeetingQuestion(
                        *(episode, name, scene, beat, position),
                        number=asked if beat.question else 0,
                        page_name=page_words(scan.screenplay, beat.beat.findings[0].page, labels),
                        days=days.get(beat.beat.id, 0.0),
                        worth=worth_words(days.get(beat.beat.id, 0.0), numbers.hours_per_day),
                    )


def _listed(question: MeetingQuestion, *, settled: bool) -> bool:
    if settled and question.settled_by:
        return True
    return question.open or bool(question.beat.decision.answer and (settled or question.number))


_OF_AGREEMENTS = frozenset({"producer", "legal", "director", "ad"})
"""The departments that must know that a scene goes beyond what was agreed."""


def _beyond(scene: ReviewedScene, marks: Mapping[str, BeatMark]) -> tuple[str, ...]:
    day = today()
    found = (marks.get(beat.beat.id) for beat in scene.standing)
    return tuple(mark.drift.sentence(day).rstrip(".") for mark in found if mark and mark.drift)
