"""Files that a production does not know by name: the next draft of a script it holds, an earlier one, or new.

A file becomes a draft without being named as one only where its words leave no doubt, and that is told.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from scenebreak.domain.errors import UnreadableScript
from scenebreak.domain.screenplay import Screenplay
from scenebreak.services.draft_kinship import Kinship, kindred_script, read_draft
from scenebreak.store import Production, Script


@dataclass(frozen=True, slots=True)
class Newcomer:
    """What a file is to a production.

    Attributes:
        script: the script whose next draft it is, or None for a script of its own.
        known: it is a draft that newer ones have followed: there is nothing to do.
        warning: what to tell, a sentence, or "".
    """

    script: int | None = None
    known: bool = False
    warning: str = ""


def newcomers(store: Production | None, digests: Mapping[Path, str | None]) -> dict[Path, Newcomer]:
    """What files are to a production, by their paths.

    Args:
        store: the open production, or None for one that is yet to be made.
        digests: of each file, None for one that cannot be read.
    """
    if store is None or not store.scripts():
        return dict.fromkeys(digests, Newcomer())
    found = {path: _newcomer(store, path, digest) for path, digest in digests.items()}
    return {path: _alone(store, path, each, found) for path, each in found.items()}


def kindred_in(store: Production, screenplay: Screenplay) -> Kinship | None:
    """The script of a production that a screenplay surely is another draft of, or None."""
    kin = kindred_script(store, screenplay)
    return kin if kin and kin.sure else None


def _newcomer(store: Production, path: Path, digest: str | None) -> Newcomer:
    scripts = store.scripts()
    if digest is None or any(script.sha256 == digest for script in scripts):
        return Newcomer()  # unreadable, or a copy of what is there
    for script in scripts:
        *earlier, newest = store.drafts(script.id)
        former = next((draft for draft in earlier if draft.sha256 == digest), None)
        if former:
            seen = f"an earlier draft of {script.title} ({former.name}); you see the newest ({newest.name})"
            return Newcomer(known=True, warning=f"{path.name} is {seen}.")
    return _newer(store, path)


def _newer(store: Production, path: Path) -> Newcomer:
    """What the words of a file tell that no draft has."""
    try:
        kin = kindred_script(store, read_draft(path))
    except UnreadableScript:
        return Newcomer()
    if kin is None:
        return Newcomer()
    if not kin.sure:
        return Newcomer(warning=_doubt(store, path, kin))
    if store.read_only:
        return Newcomer(
            known=True, warning=f"{path.name} is the next draft of {kin.title}; it cannot be added."
        )
    return Newcomer(
        script=kin.script,
        warning=f"{path.name} is taken for the next draft of {kin.title}: your decisions are carried over.",
    )


def _doubt(store: Production, path: Path, kin: Kinship) -> str:
    like = "seems to hold revised pages of" if kin.few else "may be a draft of"
    return (
        f"{path.name} {like} {kin.title}, and is kept as a script of its own. If it is its next draft: "
        f"scenebreak draft add {store.path.name} {path.name} --script {_place(store.scripts(), kin.script)}."
    )


def _alone(store: Production, path: Path, newcomer: Newcomer, others: Mapping[Path, Newcomer]) -> Newcomer:
    """Of several files that could be the next draft of one script none is taken: their order is not known."""
    rivals = [each for each, other in others.items() if other.script == newcomer.script]
    if newcomer.script is None or len(rivals) == 1:
        return newcomer
    place = _place(store.scripts(), newcomer.script)
    return Newcomer(
        known=True,
        warning=f"{path.name} is one of {len(rivals)} new drafts of one script. Add them in their order: "
        f"scenebreak draft add {store.path.name} {path.name} --script {place}.",
    )


def _place(scripts: tuple[Script, ...], script: int) -> int:
    return next(place for place, each in enumerate(scripts, 1) if each.id == script)
