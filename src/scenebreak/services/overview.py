"""What a production holds, told at a glance: read from the file alone, without a pipeline and in no time."""

from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from scenebreak.domain.beat import ReviewedBeat
from scenebreak.domain.errors import ScenebreakError
from scenebreak.domain.finding import Tier
from scenebreak.domain.taking_part import with_minors
from scenebreak.services.production import look_into
from scenebreak.services.review_marks import marks_of
from scenebreak.services.reviewed_beats import reviewed_beats
from scenebreak.store import Production
from scenebreak.store.encryption import is_encrypted
from scenebreak.store.production import SUFFIX


class Access(Enum):
    """Whether a production can be looked into."""

    OPEN = "open"
    LOCKED = "locked"
    GONE = "gone"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Overview:
    """One production at a glance.

    Attributes:
        access: whether the rest could be read.
        title: of its script, or the name of the production where it holds several.
        draft: colour and date, where there is one script and it tells them.
        scripts: how many it holds.
        beats: in all of them.
        done: beats with a verdict.
        open: questions still to be answered.
        stop: beats that go to legal first.
        trouble: why it could not be read; "" where it could.
    """

    access: Access
    title: str
    draft: str = ""
    scripts: int = 0
    beats: int = 0
    done: int = 0
    open: int = 0
    stop: int = 0
    trouble: str = ""

    @property
    def unreviewed(self) -> int:
        """Beats without a verdict."""
        return self.beats - self.done


def overview_of(production: Path) -> Overview:
    """Look into a production; whatever is wrong with it is told, never raised.

    An encrypted one is looked into only where its passphrase is known without asking.
    """
    name = production.stem
    if not production.exists():
        return Overview(Access.GONE, name, trouble=f"{production.name} is not there any more.")
    try:
        store = look_into(production, asking=False)
        try:
            return _told(store, name)
        finally:
            store.close()
    except ScenebreakError as error:
        access = Access.LOCKED if is_encrypted(production) else Access.BROKEN
        return Overview(access, name, trouble=str(error))


def is_locked(production: Path) -> bool:
    """Whether a production is encrypted and no passphrase that is known without asking opens it."""
    return overview_of(production).access is Access.LOCKED


def can_open(path: Path) -> bool:
    """Whether a file looks like one that can be reviewed: a production, or a script by its ending."""
    from scenebreak.reading import SUFFIXES

    return path.suffix.lower() in SUFFIXES | {SUFFIX}


def _told(store: Production, name: str) -> Overview:
    scripts = store.scripts()
    beats = [beat for script in scripts for beat in _beats(store, script.id)]
    alone = len(scripts) == 1
    return Overview(
        Access.OPEN,
        title=scripts[0].title if alone else name,
        draft=scripts[0].draft if alone else "",
        scripts=len(scripts),
        beats=len(beats),
        done=sum(beat.decision.verdict is not None for beat in beats),
        open=sum(beat.open for beat in beats),
        stop=sum(beat.tier is Tier.STOP for beat in beats),
    )


def _beats(store: Production, script: int) -> tuple[ReviewedBeat, ...]:
    places = store.beats(script)
    beats = reviewed_beats(store, script, places, marks_of(store, script, places))
    # what persons marked as a minor's is told; the ages of whom they named are not looked up for a list
    return with_minors(beats, lambda _scene, _names: ())
