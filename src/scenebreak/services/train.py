"""Training the part of the detector that learns from labels, and keeping it under models/."""

from pathlib import Path

from scenebreak.domain.progress import Progress, no_progress


def train(corpus: Path, target: Path, *, progress: Progress = no_progress) -> None:
    """Train from labelled scripts and write what comes of it to a models folder.

    The same labels give the same result but for rounding. `docs/accuracy.md` says how a corpus is laid out.

    Args:
        corpus: a folder of labelled scripts, or one that holds it as "train".
        target: the models folder; the trained part that it held before is replaced.
        progress: is told of the stages "looking" (scripts) and "training" (nets).

    Raises:
        WrongUsage: the corpus is not laid out like that.
        VectorsMissing: the package with the word vectors is not installed.
        ModelMissing: there is no language pipeline.
    """
    from scenebreak.nlp import load_rules
    from scenebreak.nlp.model.files import save_trained
    from scenebreak.nlp.model.fitting import fit, study
    from scenebreak.nlp.model.pieces import WordPieces
    from scenebreak.nlp.model.vectors import word_vectors
    from scenebreak.services.lessons import lessons_in

    words, vectors = word_vectors()
    detector = load_rules()
    folder = corpus / "train" if (corpus / "train").is_dir() else corpus
    lessons = lessons_in(folder)
    studied = study(
        lessons, lambda one: detector.evidence(one.screenplay), WordPieces(words), progress=progress
    )
    fitted = fit(studied, vectors, detector.scoring, progress=progress)
    save_trained(target, fitted.net, words, fitted.scenes, {"lexicon": detector.lexicon, **fitted.card})
