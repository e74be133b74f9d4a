"""Every command, one class each."""

from collections.abc import Mapping
from types import MappingProxyType

from scenebreak.tui.commands import (
    application,
    choosing,
    deciding,
    lines,
    looking,
    moving,
    writing,
)
from scenebreak.tui.commands.base import Command, Group, Where

COMMANDS: tuple[type[Command], ...] = (
    deciding.Confirm,
    deciding.Dismiss,
    deciding.Unsure,
    deciding.Reopen,
    deciding.Settle1,
    deciding.Settle2,
    deciding.Settle3,
    deciding.Settle4,
    deciding.Settle5,
    deciding.Unsettle,
    deciding.TickDepartments,
    deciding.DefaultDepartments,
    deciding.People,
    deciding.PeopleAsFound,
    lines.RemoveFlag,
    choosing.MarkBeat,
    choosing.MarkScene,
    choosing.MarkAll,
    choosing.Repeats,
    choosing.RepeatLast,
    choosing.LetGo,
    writing.EditQuestion,
    writing.EditAnswer,
    writing.EditContext,
    writing.EditNotes,
    writing.NotesElsewhere,
    moving.NextBeat,
    moving.PreviousBeat,
    moving.NextUnreviewed,
    moving.PreviousUnreviewed,
    moving.GoTo,
    moving.FirstBeat,
    moving.LastBeat,
    moving.PageDown,
    moving.PageUp,
    moving.ShowBeat,
    moving.NextEpisode,
    moving.PreviousEpisode,
    looking.Find,
    looking.FilterScenes,
    looking.SortScenes,
    looking.AllScenes,
    looking.ToggleList,
    looking.NextPane,
    looking.Notes,
    looking.HideWords,
    looking.Gone,
    lines.ChooseLines,
    lines.LineDown,
    lines.LineUp,
    lines.LinesDown,
    lines.LinesUp,
    lines.BeginLater,
    lines.BeginEarlier,
    lines.EndEarlier,
    lines.EndLater,
    lines.WholeParagraph,
    lines.FlagLine,
    lines.SplitBeat,
    lines.BeatOnLine,
    lines.LeaveLines,
    deciding.Undo,
    deciding.Redo,
    application.Help,
    application.Palette,
    application.ChangeTheme,
    application.Quit,
)
"""In the order in which the line of keys and the help name them."""

BY_ID: Mapping[str, type[Command]] = MappingProxyType({command.id(): command for command in COMMANDS})
"""Every command by its id."""


def commands_of(where: Where) -> tuple[type[Command], ...]:
    """The commands that can be given on one screen, in their order."""
    return tuple(command for command in COMMANDS if where in command.where)


__all__ = ["BY_ID", "COMMANDS", "Command", "Group", "Where", "commands_of"]
