"""Decisions whose words are no longer in the script: kept, and shown to be read."""

from collections.abc import Callable, Iterator, Sequence

from textual.content import Content

from scenebreak.domain.axis import RUNGS
from scenebreak.domain.beat import Decision, ReviewedBeat
from scenebreak.domain.finding import Tier
from scenebreak.domain.plan import Agreement
from scenebreak.services.review import GoneContext
from scenebreak.tui.printable import printable
from scenebreak.tui.widgets.evidence import verdict_words
from scenebreak.tui.widgets.lines import MUTED

Words = Callable[[str], str]


def gone_lines(
    gone: Sequence[ReviewedBeat], contexts: Sequence[GoneContext], width: int, words: Words = printable
) -> Content:
    """What was decided on each of them, and written on scenes that are gone.

    Args:
        gone: beats that a person has decided on and that the newest scan does not find.
        contexts: story contexts of scenes that the newest draft does not have.
        width: cells that a line may have.
        words: shows words of the script, or hides them.
    """
    if not gone and not contexts:
        return Content("Every decision on this script still has its words.")
    entries = (*(_entry(each, words) for each in gone), *(_context(each, words) for each in contexts))
    lines = (line for entry in entries for line in (*entry, Content("")))
    return Content("\n").join(part.rstrip() for line in lines for part in line.wrap(width))


def _entry(reviewed: ReviewedBeat, words: Words) -> Iterator[Content]:
    beat, decision = reviewed.beat, reviewed.decision
    verdict, style = verdict_words(reviewed)
    scene = printable(beat.anchor.number) or words(beat.anchor.scene)
    yield Content.assemble((beat.kind.label, "bold"), f", scene {scene}: ", (verdict, style))
    quotes = " ".join(f'"{finding.quote}"' for finding in beat.findings)
    yield Content.styled(words(quotes), "italic")
    held = beat.tier is Tier.STOP  # no level is shown of a scene that is for legal first
    texts = {
        "Level": None if held else decision.settled,
        "Question": decision.question,
        "Answer": _answer(decision),
        "Agreed": "" if held else _agreed(decision.agreed),
        "Notes": decision.notes,
    }
    for name, text in texts.items():
        if text:
            yield Content.assemble((f"{name}  ", MUTED), words(text))


def _answer(decision: Decision) -> str:
    by = f"{decision.answered_by}: " if decision.answered_by and decision.answer else ""
    on = f" ({decision.answered_on})" if decision.answered_on and decision.answer else ""
    return f"{by}{decision.answer}{on}"


def _agreed(agreed: Agreement | None) -> str:
    if agreed is None:
        return ""
    by = f" by {', '.join(agreed.by)}" if agreed.by else ""
    on = f" on {agreed.on.isoformat()}" if agreed.on else ""
    return f"up to {agreed.level} {RUNGS[agreed.level].name}{by}{on}"


def _context(context: GoneContext, words: Words) -> Iterator[Content]:
    scene = " ".join(part for part in (context.number, context.heading) if part)
    yield Content.assemble(("context", "bold"), f", scene {words(scene)}")
    yield Content(words(context.text))
