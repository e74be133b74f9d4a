"""What a scan, and the opening of a production, tell the screens."""

from dataclasses import dataclass
from pathlib import Path

from textual.message import Message

from scenebreak.domain.errors import ScenebreakError
from scenebreak.domain.scan import SceneScan
from scenebreak.domain.screenplay import Screenplay
from scenebreak.services.review import Opening, Review


@dataclass
class TargetBegun(Message):
    """A production is open, and it is known what has to be scanned.

    Attributes:
        target: what was named.
        opening: what was begun.
    """

    target: Path
    opening: Opening


@dataclass
class TargetRefused(Message):
    """Something could not be opened."""

    target: Path
    error: ScenebreakError


@dataclass
class PassphraseNeeded(Message):
    """A production is encrypted, and no passphrase that is known opens it.

    Attributes:
        target: what was named.
        production: the file.
        wrong: a passphrase was typed and did not open it.
    """

    target: Path
    production: Path
    wrong: bool = False


@dataclass
class ScanTold(Message):
    """A script has come further.

    Attributes:
        position: which of the scripts, from 0.
        stage: what is done with it.
        done: pages or scenes.
        total: of them.
    """

    position: int
    stage: str
    done: int
    total: int


@dataclass
class ScriptRead(Message):
    """The one script has been read."""

    screenplay: Screenplay


@dataclass
class ScenesFound(Message):
    """More scenes of it are done."""

    scans: tuple[SceneScan, ...]


@dataclass
class ScanDone(Message):
    """The review is open.

    Attributes:
        review: what came of it.
        scene: index of the scene that the person had gone to, or None.
        wanted: nobody stopped it meanwhile.
    """

    review: Review
    scene: int | None = None
    wanted: bool = True


@dataclass
class ScanFailed(Message):
    """The scan ended without a review."""

    error: ScenebreakError
