"""Beats that a person makes: a line that the machine missed, and one beat split into two."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from scenebreak.domain.beat import Beat, Decision, ReviewedBeat, Verdict, anchor_of
from scenebreak.domain.errors import WrongUsage
from scenebreak.domain.finding import PERSON, Finding, Kind, Level, Mode, Status, Tier
from scenebreak.domain.question import question_for
from scenebreak.domain.scan import SceneScan
from scenebreak.domain.screenplay import Element
from scenebreak.services.review_beats import BeatDecisions
from scenebreak.services.review_decision import decided, differences
from scenebreak.services.reviewed_beats import PART_OF
from scenebreak.store.codec import from_json, to_json
from scenebreak.store.made import MADE

Place = tuple[int, int, int]
"""Words of the script: ordinal of their element, their start and end in its text."""


class OwnBeats(BeatDecisions):
    """An open production to which a person can add beats."""

    def flag(
        self,
        episode: int,
        element: int,
        start: int,
        end: int,
        *,
        kind: Kind,
        level: Level,
        people: Iterable[str] = (),
        departments: Iterable[str] | None = None,
        status: Status = Status.SHOWN,
        mode: Mode = Mode.STORY,
        minor: bool = False,
        **fields: object,
    ) -> ReviewedBeat:
        """Make a beat of words that the machine missed, confirmed at once: one step of undo.

        The beat is quoted, counted and carried into other drafts like any other. Its tier follows from
        kind, level and status; undo takes it away, redo brings it back.

        Args:
            episode: id of the script.
            element: ordinal of the element that holds the words, in the newest draft.
            start: offset of the words in the element's text.
            end: offset behind them.
            kind: what it is.
            level: how far the words go, one of LEVELS[kind].
            people: who takes part, as named in the script.
            departments: ids of those to notify; None keeps the default ticks.
            status: how the words stand to what is performed.
            mode: where in the story's reality it happens.
            minor: a minor takes part; one whose age the script tells counts without being named here.
            fields: further fields of the Decision ("settled", "notes"); a verdict other than confirmed too.

        Raises:
            WrongUsage: there is no such place, or a value does not fit the kind.
        """
        named = tuple(dict.fromkeys(name.strip() for name in people if name.strip()))
        _, home = self._element(episode, element)
        finding = Finding(
            id=_ID,
            kind=kind,
            level=level,
            status=status,
            mode=mode,
            element=element,
            element_type=home.type,
            start=start,
            end=end,
            quote="",
            page=0,
            line=0,
            participants=named,
            cue=PERSON,
            why="a person marked these words",
            question=question_for(kind, level, status),
            minor=minor,
        )
        ticks = None if departments is None else tuple(departments)
        if not finding.performed:
            fields.pop("settled", None)  # a settled rung is played
        decision = {"verdict": Verdict.CONFIRMED, "departments": ticks, **fields}
        return self._make(episode, finding, f"flagged {kind.label}", decision)

    def split(self, episode: int, beat: str, at: int | str | Place) -> tuple[ReviewedBeat, ReviewedBeat]:
        """Split a beat into two: one step of undo.

        Args:
            episode: id of the script.
            beat: id of the beat; what was decided on it stays on its first half.
            at: place among the beat's findings of the one with which the second half begins (1 is the second
                finding); or words of the scene, behind the beginning of the beat, with which it begins, the
                first such where they stand more than once; or the exact place of such words.

        Returns:
            The first half, and the second, which nobody has decided on yet.

        Raises:
            WrongUsage: there is no such beat, or nothing would be left of its first half.
        """
        with self._lock, self._store.transaction():
            whole = self._beat(episode, beat)
            begin = self._beginning(episode, whole, at)
            summary = f"split {whole.beat.kind.label}"
            second = self._make(episode, begin, summary, {}, {PART_OF: self._whole(whole.beat.id)})
            return self._beat(episode, beat), second

    def remove_flag(self, episode: int, beat: str) -> None:
        """Take away a beat that a person made, with what was decided on it: one step of undo.

        The second half of a split beat joins its first half again.

        Raises:
            WrongUsage: there is no such beat, or the machine found it: that is dismissed instead.
        """
        with self._lock, self._store.transaction():
            _, place = self._find(episode, beat)
            if not place.beat.made:
                raise WrongUsage("The machine found this beat", "Dismiss it with a reason")
            scene = self._marked(episode, place.beat.scene).scene
            summary = f"removed {place.beat.kind.label} of {scene.name}"
            self._store.history.edit({(beat, MADE): None}, summary)
            self._beats.pop(episode, None)

    def _make(
        self,
        episode: int,
        finding: Finding,
        summary: str,
        decision: dict[str, object],
        extra: dict[str, str] | None = None,
    ) -> ReviewedBeat:
        """Add a beat, with what is decided on it, in one step."""
        with self._lock, self._store.transaction():
            marked, _ = self._element(episode, finding.element)
            # only its kind and its scene are looked at
            beat = Beat(
                *("", marked.scene.index, finding.kind, finding.level, Tier.MAY),
                *(anchor_of(marked, finding), (finding,)),
            )
            known = self._known_minors(episode, marked.scene.index, finding.participants)
            minor = finding.minor or bool(known) or self._minors.marked(self.scan(episode), marked).minor
            start = decided(beat, Decision(), {"settled": decision.get("settled")}, minor=minor)
            values = differences(Decision(), decided(beat, start, decision, minor=minor)) | (extra or {})
            fields = {name: to_json(value).decode() for name, value in values.items()}
            id_ = self._store.add_beat(episode, finding, f"{summary} in {marked.scene.name}", fields)
            self._beats.pop(episode, None)
            return self._beat(episode, id_)

    def _element(self, episode: int, ordinal: int) -> tuple[SceneScan, Element]:
        for marked in self.scan(episode).scenes:
            for element in marked.scene.elements:
                if element.ordinal == ordinal:
                    return marked, element
        raise WrongUsage(f"There is no line {ordinal} in this script", "Choose one of its lines")

    def _beginning(self, episode: int, whole: ReviewedBeat, at: int | str | Place) -> Finding:
        """The finding with which the second half of a beat begins."""
        findings = whole.beat.findings
        if isinstance(at, int):
            if not 0 < at < len(findings):
                raise WrongUsage(
                    f"This beat cannot be split before its finding {at}",
                    f"It has {len(findings)}; name one from 1 to {len(findings) - 1}"
                    if len(findings) > 1
                    else "It has one; name words of the scene behind it",
                )
            return replace(findings[at], id=_ID, cue=PERSON)
        elements = self._marked(episode, whole.beat.scene).scene.elements
        last = elements[-1].ordinal
        for element, start, end in [at] if isinstance(at, tuple) else _places_of(at, elements):
            if (findings[0].element, findings[0].end) <= (element, start) and element <= last:
                like = _nearest(findings, element, start)
                # the reason of other words, in front of these, tells nothing of them
                why = like.why if like.element == element and start < like.end else ""
                return replace(like, id=_ID, cue=PERSON, why=why, element=element, start=start, end=end)
        raise WrongUsage(
            "These words do not stand behind the beginning of the beat", "Copy them from its scene"
        )

    def _whole(self, beat: str) -> str:
        """The beat that the halves of a beat come from: itself, unless it is a second half."""
        values = self._store.history.values(beat)
        return from_json(values[PART_OF], str) if PART_OF in values else beat

    def _marked(self, episode: int, scene: int) -> SceneScan:
        return next(marked for marked in self.scan(episode).scenes if marked.scene.index == scene)


_ID = "by hand"


def _places_of(words: str, elements: Iterable[Element]) -> Iterator[Place]:
    """Every place of a scene where these very words stand, in order."""
    for element in elements:
        start = element.text.find(words) if words else -1
        while start >= 0:
            yield element.ordinal, start, start + len(words)
            start = element.text.find(words, start + 1)


def _nearest(findings: Sequence[Finding], element: int, start: int) -> Finding:
    """The finding that begins at a place, else the last one in front of it: what it is comes from there."""
    before = [each for each in findings if (each.element, each.start) <= (element, start)]
    return before[-1]
