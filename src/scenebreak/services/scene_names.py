"""Scenes by the names that people call them: a printed number, or a place in the script."""

from scenebreak.domain.errors import WrongUsage
from scenebreak.domain.scan import Scan, SceneScan

_NAMED = 12


def scenes_named(scan: Scan, name: str) -> tuple[SceneScan, ...]:
    """The scenes of a script that a name stands for; several where it prints a number more than once.

    Args:
        scan: of the script.
        name: printed number ("12A"), or place in the script with "#" ("#12").

    Raises:
        WrongUsage: the script has no such scene.
    """
    wanted = name.strip().upper()
    if wanted.startswith("#"):
        found = tuple(one for one in scan.scenes if f"#{one.scene.index}" == wanted)
    else:
        found = tuple(one for one in scan.scenes if (one.scene.number or "").upper() == wanted)
    if not found:
        raise WrongUsage(f"The script has no scene {name}", _remedy(scan))
    return found


def scene_named(scan: Scan, name: str) -> SceneScan:
    """The one scene that a name stands for.

    Raises:
        WrongUsage: the script has no such scene, or more than one.
    """
    found = scenes_named(scan, name)
    if len(found) > 1:
        places = ", ".join(f"#{one.scene.index}" for one in found)
        raise WrongUsage(f"The script has {len(found)} scenes {name}", f"Name a place: {places}")
    return found[0]


def _remedy(scan: Scan) -> str:
    numbers = [one.scene.number for one in scan.scenes if one.scene.number]
    places = f"#1 to #{len(scan.scenes)}"
    if not numbers:
        return f"Its scenes have no numbers: name a place, {places}"
    some = ", ".join(numbers[:_NAMED]) + (" and so on" if len(numbers) > _NAMED else "")
    return f"Name a number ({some}) or a place, {places}"
