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
from scenebreak.nlp.findings import findings_of, settle, without_lesser
from scenebreak.nlp.hit import place_of
from scenebreak.nlp.lexicon import Lexicon
from scenebreak.nlp.matching import Matcher
from scenebreak.nlp.scoring import Scoring
from scenebreak.nlp.text import normalise

STAGE = "finding"
_SKIPPED = frozenset({ElementType.CHARACTER, ElementType.TRANSITION, ElementType.ACT, ElementType.NOTE})
_BATCH = 64
_NO_MORE: tuple[int, Iterator[Doc]] = (-1, iter(()))


class Detector:
    """Finds what an intimacy coordinator must know of; one instance serves one thread.

    Attributes:
        model: name and version of the pipeline.
        lexicon: digest of the lexicons.
    """

    def __init__(self, nlp: Language, lexicon: Lexicon, model: str) -> None:
        self.model = model
        self.lexicon = lexicon.digest
        self._nlp = nlp
        self._ages = lexicon.tables["ages"]
        self._scoring = Scoring.from_table(lexicon.tables["scoring"])
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
        contexts = contexts_of(screenplay)
        minors = minors_of(screenplay, self._ages)
        scans: list[SceneScan] = []
        for context, findings in self._found(contexts, progress, cancelled):
            scans.append(self._scene(context, findings, minors, sensitivity))
            if isinstance(progress, Onlooker):
                progress.saw_scene(scans[-1])
        progress(STAGE, len(scans), len(scans))
        return tuple(scans)

    def _found(
        self, contexts: Sequence[SceneContext], progress: Progress, cancelled: CancelCheck
    ) -> Iterator[tuple[SceneContext, list[Finding]]]:
        """Each scene with what was found in it, as soon as it is done."""
        docs = self._nlp.pipe(self._docs(contexts, progress, cancelled), batch_size=_BATCH)
        groups = groupby(docs, lambda doc: place_of(doc).context.scene.index)
        index, group = next(groups, _NO_MORE)
        for context in contexts:
            if context.scene.index != index:
                yield context, []
                continue
            yield context, [finding for doc in group for finding in findings_of(doc, self._scoring)]
            index, group = next(groups, _NO_MORE)

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

    def _scene(
        self, context: SceneContext, findings: list[Finding], minors: Minors, sensitivity: Sensitivity
    ) -> SceneScan:
        kept = settle(without_lesser(findings), self._cues)
        present = minors.present(context.scene)
        marked = tuple(minors.mark(finding, context.scene) for finding in kept)
        tier, score = self._scoring.judge(marked, sensitivity, minor=bool(present))
        minor = bool(present) and tier > 0
        return SceneScan(context.scene, marked, tier, score, minor, present if minor else ())
