"""The user's own defaults, from config.toml. All TOML of the user is read here."""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs

from scenebreak.domain.assumptions import Assumptions
from scenebreak.domain.errors import WrongUsage
from scenebreak.domain.scan import Sensitivity
from scenebreak.services.whole_file import write_whole

if TYPE_CHECKING:
    from scenebreak.nlp import HouseRules


@dataclass(frozen=True, slots=True)
class ScreenSettings:
    """How the review screen begins.

    Attributes:
        theme: its colours by name, "" for the default.
        mouse: take part in the mouse, or leave it to the terminal.
        discreet: hide the words of the script until they are asked for.
    """

    theme: str = ""
    mouse: bool = True
    discreet: bool = False


@dataclass(frozen=True, slots=True)
class BackupSettings:
    """The backups of a production.

    Attributes:
        keep: how many stay; 0 keeps none.
        minutes: of editing between two of them.
        megabytes: how much room those of one production may take.
    """

    keep: int = 10
    minutes: float = 10
    megabytes: float = 500


@dataclass(frozen=True, slots=True)
class Settings:
    """What config.toml may hold.

    Attributes:
        sensitivity: how much doubt is enough to flag a scene.
        estimate: assumptions by name, instead of the built-in numbers.
        screen: how the review screen begins.
        keys: keys with commas between, by the name of a command; "" leaves it to the palette.
        backups: how many backups are kept, and how often one is made.
        notice_hours: how long before the call performers must know of a raised level.
    """

    sensitivity: Sensitivity = Sensitivity.THOROUGH
    estimate: Mapping[str, float] = field(default_factory=dict)
    screen: ScreenSettings = ScreenSettings()
    keys: Mapping[str, str] = field(default_factory=dict)
    backups: BackupSettings = BackupSettings()
    notice_hours: float = 48.0

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


def house_rules_path() -> Path:
    """Where the user's own rules are looked for: rules.toml beside config.toml."""
    return settings_path().with_name("rules.toml")


def house_rules() -> "HouseRules":
    """The user's own rules as they stand in the file now; none where there is no file.

    Raises:
        WrongUsage: the file cannot be read.
    """
    from scenebreak.nlp import HouseRules

    path = house_rules_path()
    if not os.path.isfile(path):  # noqa: PTH113 - Path.is_file raises where a folder may not be entered
        return HouseRules()
    try:
        return HouseRules(path.read_text(encoding="utf-8"), str(path))
    except (OSError, UnicodeDecodeError) as error:
        raise WrongUsage(
            f"The rules in {path} cannot be read ({error})", "Mend or remove the file"
        ) from error


def load_settings(path: Path | None = None) -> Settings:
    """Read the user's settings; without a file every default holds.

    Raises:
        WrongUsage: the file that SCENEBREAK_CONFIG names is missing; the file is not TOML, or names a setting
            or value that does not exist.
    """
    source = path or settings_path()
    if not os.path.isfile(source):  # noqa: PTH113 - Path.is_file raises where a folder may not be entered
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


def keep_theme(name: str, path: Path | None = None) -> None:
    """Write the colours of the screen into the settings; comments and order of the file stay.

    Raises:
        WrongUsage: the file cannot be written, or what it holds cannot be read.
    """
    import tomlkit

    file = path or settings_path()
    load_settings(file)
    try:
        document = tomlkit.parse(file.read_text(encoding="utf-8") if file.is_file() else "")
        document.setdefault("tui", tomlkit.table())["theme"] = name
        file.parent.mkdir(parents=True, exist_ok=True)
        write_whole(file, tomlkit.dumps(document))
    except OSError as error:
        raise WrongUsage(
            f"The settings in {file} cannot be written ({error.strerror})",
            "What you changed holds until you leave",
        ) from error


def _checked(table: Mapping[str, object], source: Path) -> Settings:
    unknown = set(table) - _KNOWN
    if unknown:
        raise WrongUsage(
            f"{source} has a setting called {min(unknown)!r}",
            "Known are sensitivity, theme, notice_hours, [estimate], [tui], [keys] and [backups]",
        )
    return Settings(
        sensitivity=_sensitivity(table, source),
        estimate=_estimate(table, source),
        screen=_screen(table, source),
        keys=_keys(table, source),
        backups=_backups(table, source),
        notice_hours=_hours(table, source),
    )


_KNOWN = frozenset({"sensitivity", "theme", "notice_hours", "estimate", "tui", "keys", "backups"})


def _sensitivity(table: Mapping[str, object], source: Path) -> Sensitivity:
    try:
        return Sensitivity(str(table.get("sensitivity", Sensitivity.THOROUGH)))
    except ValueError as error:
        known = ", ".join(Sensitivity)
        raise WrongUsage(f"{source} has an unknown sensitivity", f"Known are {known}") from error


def _hours(table: Mapping[str, object], source: Path) -> float:
    hours = table.get("notice_hours", Settings().notice_hours)
    if isinstance(hours, bool) or not isinstance(hours, int | float) or not 0 <= hours <= _LONGEST_NOTICE:
        raise WrongUsage(
            f"notice_hours in {source} cannot be {hours!r}", "Give the hours before the call, such as 48"
        )
    return float(hours)


_LONGEST_NOTICE = 24 * 365


def _estimate(table: Mapping[str, object], source: Path) -> dict[str, float]:
    estimate = table.get("estimate", {})
    if not isinstance(estimate, dict) or not all(type(value) in (int, float) for value in estimate.values()):
        raise WrongUsage(f"[estimate] in {source} holds something else than numbers", "Give name = number")
    return {name: float(value) for name, value in estimate.items()}


def _screen(table: Mapping[str, object], source: Path) -> ScreenSettings:
    wanted = table.get("tui", {})
    kinds = {entry.name: type(entry.default) for entry in fields(ScreenSettings)}
    if not isinstance(wanted, dict) or set(wanted) - set(kinds):
        raise WrongUsage(f"[tui] in {source} holds an unknown setting", f"Known are {', '.join(kinds)}")
    for name, value in wanted.items():
        if not isinstance(value, kinds[name]):
            like = "a name in quotes" if kinds[name] is str else "true or false"
            raise WrongUsage(f"{name} in [tui] of {source} cannot be {value!r}", f"Give {like}")
    return ScreenSettings(**{"theme": str(table.get("theme", "")), **wanted})


def _keys(table: Mapping[str, object], source: Path) -> dict[str, str]:
    wanted = table.get("keys", {})
    if not isinstance(wanted, dict) or not all(
        isinstance(keys, str) or (isinstance(keys, list) and all(isinstance(key, str) for key in keys))
        for keys in wanted.values()
    ):
        raise WrongUsage(
            f"[keys] in {source} holds something else than keys", 'Give command = "key", or a list of keys'
        )
    return {name: keys if isinstance(keys, str) else ",".join(keys) for name, keys in wanted.items()}


def _backups(table: Mapping[str, object], source: Path) -> BackupSettings:
    entries = table.get("backups", {})
    if isinstance(entries, dict) and entries.keys() <= {"keep", "minutes", "megabytes"}:
        found = BackupSettings(**entries)
        numbers = all(type(value) in (int, float) for value in (found.minutes, found.megabytes))
        if numbers and type(found.keep) is int and min(found.keep, found.minutes, found.megabytes) >= 0:
            return found
    raise WrongUsage(
        f"[backups] in {source} cannot be used", "Give keep, minutes and megabytes, each with its number"
    )
