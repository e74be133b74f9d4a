"""Productions as JSON and back, and one production's scripts joining another."""

from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from scenebreak.domain.errors import UnreadableScript, UnusableProduction, WrongUsage
from scenebreak.services.author import author
from scenebreak.services.passphrase import passphrases
from scenebreak.services.production import check_there, look_into, open_production
from scenebreak.services.review_home import stored_path
from scenebreak.services.whole_file import whole_file
from scenebreak.store import Production
from scenebreak.store.interchange import export, load
from scenebreak.store.joining import Joined, join
from scenebreak.store.production import SUFFIX


@dataclass(frozen=True, slots=True)
class JoinedProduction:
    """What came over.

    Attributes:
        scripts: the scripts, with their history.
        numbers: those of the estimate that hold in the season now and did not before, by name.
        left: those that do not hold there.
    """

    scripts: Joined
    numbers: Mapping[str, float]
    left: Mapping[str, float]


def export_production(path: Path, output: Path) -> int:
    """Write everything that a production holds as JSON, for its owner's eyes only; gives the bytes written.

    Args:
        path: the production file.
        output: the file to write, all of it or nothing.

    Raises:
        UnreadableScript: there is no such file.
        UnusableProduction: it is foreign, damaged, newer than this program or encrypted.
        WrongUsage: the output cannot be written.
    """
    check_there(path)
    with closing(look_into(path)) as store:
        try:
            with whole_file(output) as file:
                return sum(map(file.write, export(store.database)))
        except OSError as error:
            raise WrongUsage(
                f"{output} cannot be written ({error.strerror})", "Choose another place"
            ) from error


def import_production(source: Path, output: Path) -> Path:
    """Make a production of an export.

    Args:
        source: the export.
        output: the file to make; nothing may be there.

    Raises:
        UnreadableScript: the export cannot be read.
        UnusableProduction: it is no export of ours, or newer than this program; something lies at the output.
        WrongUsage: the output has not the name of a production.
    """
    if output.suffix.lower() != SUFFIX:
        raise WrongUsage(f"{output} has not the name of a production", f"Name it {output.stem}{SUFFIX}")
    try:
        data = source.read_bytes()
    except OSError as error:
        raise UnreadableScript(
            source, f"{source} cannot be read ({error.strerror})", "Check its name and folder"
        ) from error
    load(data, source.name, output)
    return output


def join_production(season: Path, single: Path) -> JoinedProduction:
    """Take the scripts of one production into another, with their drafts, decisions, numbers and history.

    Of a copy of the season, or of one that has joined it before, what was decided since comes over.

    Args:
        season: the production that grows.
        single: the one that is read; it stays as it is.

    Raises:
        UnreadableScript: one of the files is not there.
        UnusableProduction: one of them cannot be used, or both decided on a script so that it cannot be told
            what belongs together.
        WrongUsage: both are the same.
    """
    for path in (season, single):
        check_there(path)
    if season.samefile(single):
        raise WrongUsage("A production cannot join itself", "Name the season's file, then the other one")
    folder = single.resolve().parent
    with (
        closing(open_production(season, author=author())) as target,
        closing(Production.open(single, passphrases=passphrases)) as source,
    ):
        if source.read_only:
            raise UnusableProduction(
                f"{single.name} cannot be written where it lies",
                "Copy it to a folder of yours, and join that",
            )
        before, coming = target.numbers(), source.numbers()
        joined = join(target.database, source.database, lambda place: stored_path(season, folder / place))
        after = target.numbers()
        return JoinedProduction(
            joined,
            numbers={name: value for name, value in after.items() if before.get(name) != value},
            left={name: value for name, value in coming.items() if after.get(name) != value},
        )
