"""The user's own defaults, from config.toml. All TOML of the user is read here."""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import platformdirs

from scenebreak.domain.assumptions import Assumptions
from scenebreak.domain.errors import WrongUsage
from scenebreak.domain.scan import Sensitivity


@dataclass(frozen=True, slots=True)
class Settings:
    """What config.toml may hold.

    Attributes:
        sensitivity: how much doubt is enough to flag a scene.
        theme: of the review screen, "" for the default.
        estimate: assumptions by name, instead of the built-in numbers.
    """

    sensitivity: Sensitivity = Sensitivity.THOROUGH
    theme: str = ""
    estimate: Mapping[str, float] = field(default_factory=dict)

    @property
    def assumptions(self) -> Assumptions:
        """The estimate's numbers with the user's own in place.

        Raises:
            WrongUsage: the file names an unknown assumption or an impossible number.
        """
        return Assumptions().with_changes(self.estimate)


def settings_path() -> Path:
    """Where config.toml is looked for; SCENEBREAK_CONFIG names another file."""
    named = os.environ.get("SCENEBREAK_CONFIG")
    return Path(named) if named else platformdirs.user_config_path("scenebreak") / "config.toml"


def load_settings(path: Path | None = None) -> Settings:
    """Read the user's settings; without a file every default holds.

    Raises:
        WrongUsage: the file that SCENEBREAK_CONFIG names is missing; the file is not TOML, or names a setting
            or value that does not exist.
    """
    source = path or settings_path()
    if not source.is_file():
        if os.environ.get("SCENEBREAK_CONFIG") and path is None:
            raise WrongUsage(
                f"SCENEBREAK_CONFIG names {source}, which is no file", "Mend the name, or unset it"
            )
        return Settings()
    try:
        table = tomllib.loads(source.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise WrongUsage(
            f"The settings in {source} cannot be read ({error})", "Mend or remove the file"
        ) from error
    return _checked(table, source)


def _checked(table: Mapping[str, object], source: Path) -> Settings:
    unknown = set(table) - {"sensitivity", "theme", "estimate"}
    if unknown:
        raise WrongUsage(
            f"{source} has a setting called {min(unknown)!r}", "Known are sensitivity, theme and [estimate]"
        )
    estimate = table.get("estimate", {})
    if not isinstance(estimate, dict) or not all(type(value) in (int, float) for value in estimate.values()):
        raise WrongUsage(f"[estimate] in {source} holds something else than numbers", "Give name = number")
    try:
        sensitivity = Sensitivity(str(table.get("sensitivity", Sensitivity.THOROUGH)))
    except ValueError as error:
        known = ", ".join(Sensitivity)
        raise WrongUsage(f"{source} has an unknown sensitivity", f"Known are {known}") from error
    return Settings(
        sensitivity, str(table.get("theme", "")), {name: float(value) for name, value in estimate.items()}
    )
