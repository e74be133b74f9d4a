"""The detector: gate, pipeline, findings, scenes."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from spacy.language import Language
from spacy.tokens import Doc

from scenebreak.domain.finding import Finding
from scenebreak.domain.progress import CancelCheck, Onlooker, Progress, never_cancelled, no_progress, stop_if
from scenebreak.domain.scan import SceneScan, Sensitivity
from scenebreak.domain.screenplay import Element, ElementType, Screenplay
from scenebreak.nlp.ages import Minors, minors_of
from scenebreak.nlp.context import Place, SceneContext, contexts_of, words_of
from scenebreak.nlp.findings import findings_of, is_faint, settle, without_lesser
from scenebreak.nlp.hit import place_of
from scenebreak.nlp.lexicon import Lexicon
from scenebreak.nlp.matching import Matcher
from scenebreak.nlp.model.evidence import SceneEvidence
from scenebreak.nlp.model.files import Trained
from scenebreak.nlp.model.scorer import SceneScorer
from scenebreak.nlp.scoring import Scoring
from scenebreak.nlp.text import normalise

STAGE = "finding"
_SKIPPED = frozenset({ElementType.CHARACTER, ElementType.TRANSITION, ElementType.ACT, ElementType.NOTE})
_BATCH = 64
_NO_MORE: tuple[int, Iterator[Doc]] = (-1, iter(()))


class Detector:
    """Finds what an intimacy coordinator must know of; one instance serves one thread.

    Attributes:
        model: name and version of the pipeline, and the id of the trained part.
        lexicon: digest of the lexicons.
        scoring: how confidences of rules add up.
    """

    def __init__(self, nlp: Language, lexicon: Lexicon, model: str, trained: Trained | None = None) -> None:
        """Without a trained part the rules judge alone."""
        self.model = model
        self.lexicon = lexicon.digest
        self.scoring = Scoring.from_table(lexicon.tables["scoring"])
        self._nlp = nlp
        self._ages = lexicon.tables["ages"]
        self._reader = trained.reader if trained else None
        self._scorer = SceneScorer(trained, self.scoring) if trained else None
        self._cues = lexicon.by_id
        self._gate = Matcher(lexicon.cues)

    def scan(
        self,
        screenplay: Screenplay,
        *,
        sensitivity: Sensitivity = Sensitivity.THOROUGH,
        progress: Progress = no_progress,
        cancelled: CancelCheck = never_cancelled,
    ) -> tuple[SceneScan, ...]:
        """Scan a script.

        Args:
            screenplay: as read.
            sensitivity: how much doubt is enough to flag a scene.
            progress: is told of scenes done, stage "finding".
            cancelled: asked before each paragraph.

        Returns:
            One result a scene, in order.

        Raises:
            Cancelled: the person stopped the scan.
        """
        minors = minors_of(screenplay, self._ages)
        evidence = tuple(
            self._shown(one, sensitivity, progress)
            for one in self._evidence(screenplay, minors, progress, cancelled)
        )
        if self._scorer:
            scans = self._scorer.judge(evidence, minors, sensitivity)
        else:
            scans = tuple(self._by_rules(one, sensitivity) for one in evidence)
        progress(STAGE, len(scans), len(scans))
        return scans

    def evidence(self, screenplay: Screenplay) -> tuple[SceneEvidence, ...]:
        """What is found in each scene of a script, before it is judged."""
        minors = minors_of(screenplay, self._ages)
        return tuple(self._evidence(screenplay, minors, no_progress, never_cancelled))

    def _evidence(
        self, screenplay: Screenplay, minors: Minors, progress: Progress, cancelled: CancelCheck
    ) -> Iterator[SceneEvidence]:
        """What is found in each scene, as soon as it is done."""
        contexts = contexts_of(screenplay)
        docs = self._nlp.pipe(self._docs(contexts, progress, cancelled), batch_size=_BATCH)
        groups = groupby(docs, lambda doc: place_of(doc).context.scene.index)
        index, group = next(groups, _NO_MORE)
        for context in contexts:
            if context.scene.index != index:
                yield self._scene(context, [], minors)
                continue
            yield self._scene(
                context, [finding for doc in group for finding in findings_of(doc, self.scoring)], minors
            )
            index, group = next(groups, _NO_MORE)

    def _shown(self, evidence: SceneEvidence, sensitivity: Sensitivity, progress: Progress) -> SceneEvidence:
        """Show an onlooker a scene as the rules see it; what is trained judges at the end."""
        if isinstance(progress, Onlooker):
            progress.saw_scene(self._by_rules(evidence, sensitivity))
        return evidence

    def _docs(
        self, contexts: Sequence[SceneContext], progress: Progress, cancelled: CancelCheck
    ) -> Iterator[Doc]:
        for done, context in enumerate(contexts):
            progress(STAGE, done, len(contexts))
            for element in context.scene.elements:
                stop_if(cancelled)
                if self._worth_parsing(element):
                    yield self._doc(element, context)

    def _worth_parsing(self, element: Element) -> bool:
        return element.type not in _SKIPPED and self._gate.opens(words_of(element.text))

    def _doc(self, element: Element, context: SceneContext) -> Doc:
        doc = self._nlp.make_doc(normalise(element.text, context.cast))
        doc._.place = Place(element, context)
        return doc

    def _scene(self, context: SceneContext, findings: list[Finding], minors: Minors) -> SceneEvidence:
        faint = tuple(one for one in findings if is_faint(one, self._cues[one.cue]))
        kept = settle(without_lesser(one for one in findings if one not in faint), self._cues)
        marked = tuple(minors.mark(finding, context.scene) for finding in kept)
        read = self._reader.read(context) if self._reader else ()
        return SceneEvidence(context, marked, read, minors.present(context.scene), faint)

    def _by_rules(self, evidence: SceneEvidence, sensitivity: Sensitivity) -> SceneScan:
        present = bool(evidence.minors)
        tier, score = self.scoring.judge(evidence.findings, sensitivity, minor=present)
        minor = present and tier > 0
        shown = evidence.minors if minor else ()
        return SceneScan(evidence.context.scene, evidence.findings, tier, score, minor, shown)
