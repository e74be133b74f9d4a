"""Why a scene is flagged or not, and the unflagged scenes most worth a look: for the terminal and as JSON."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from scenebreak.domain.axis import named, proposed_axis
from scenebreak.domain.explanation import Explanation, Limits
from scenebreak.domain.finding import Finding, Status, Tier
from scenebreak.domain.pages import page_cell, page_words
from scenebreak.domain.plain import plain
from scenebreak.domain.scan import Passage, Scan, SceneScan
from scenebreak.domain.screenplay import Screenplay
from scenebreak.reports.plain import shortened

_QUOTE_WIDTH = 160
_SHOWN = 2


def explanation_table(explanation: Explanation) -> RenderableType:
    """The verdict, then every finding with its words, what turned it and how sure it is."""
    scan, play = explanation.scan, explanation.play
    heading = plain(scan.scene.heading) or "(before the first heading)"
    parts: list[RenderableType] = [
        Text.assemble(("\n" + plain(play.title), "bold"), f"  {page_words(play, scan.scene.page)}"),
        Text.assemble(f"Scene {plain(scan.scene.name)}  ", (heading, "bold")),
        Text(explanation.verdict),
    ]
    if scan.minors:
        parts.append(Text(f"A minor is present: {plain(', '.join(scan.minors))}.", style="bold"))
    counting, noted = list(explanation.counting()), list(explanation.noted())
    if counting:
        parts.append(_findings("speaks for a flag", counting, explanation))
    if noted:
        parts.append(_findings("noted, never a flag", noted, explanation))
    if scan.sways:
        parts.append(_sways(scan, play))
    return Group(*parts, Text())


def _sways(scan: SceneScan, play: Screenplay) -> Table:
    """What moved the score, beside the average scene; then the sentence that was found most telling."""
    table = _table()
    table.add_column("\nMoved", justify="right", no_wrap=True)
    table.add_column("\nWhat moved the score, in log-odds beside the average scene", ratio=1)
    for sway in scan.sways:
        table.add_row(f"{sway.log_odds:+.2f}", sway.ground)
    if scan.passage:
        table.add_row("", Text("- ").append(_passage(scan.passage, play)))
    return table


def _passage(passage: Passage, play: Screenplay) -> Text:
    words = Text(f"{page_words(play, passage.page)}, most like {passage.kind.label} ({passage.share:.2f})  ")
    return words.append(f'"{shortened(passage.quote, _QUOTE_WIDTH)}"', style="italic")


def _findings(title: str, findings: Iterable[Finding], explanation: Explanation) -> Table:
    table, play = _table(), explanation.play
    table.add_column("\nSure", justify="right", no_wrap=True)
    table.add_column("\nTier", no_wrap=True)
    table.add_column("\nPage", justify="right", no_wrap=True)
    table.add_column("\n" + title[0].upper() + title[1:], ratio=1)
    for finding in findings:
        words = Text(f"{_what(finding, explanation.scan.tier)}  ")
        words.append(f'"{shortened(finding.quote, _QUOTE_WIDTH)}"', style="italic")
        tier = explanation.tier(finding)
        table.add_row(
            f"{finding.confidence:.2f}", tier.label if tier else "", page_cell(play, finding.page), words
        )
        for reason in finding.why.split("; "):
            table.add_row("", "", "", Text(f"- {plain(reason)}"))
        table.add_row("", "", "", Text(f"- lexicon entry {finding.cue}", style="dim"))
    return table


def _what(finding: Finding, tier: Tier) -> str:
    """The finding's name; beside a minor only its kind, as everywhere."""
    words = [finding.kind.label]
    if tier is not Tier.STOP:
        words.append(named(proposed_axis(finding.kind, finding.level, finding.modifiers)))
    if finding.status is not Status.SHOWN:
        words.append(f"({finding.status})")
    return f"{finding.kind.letter} {' '.join(words)}"


def explanations_to_json(explanations: Iterable[Explanation]) -> str:
    """Explanations as a JSON list, schema scenebreak/why-1."""
    entries = [
        {
            "schema": "scenebreak/why-1",
            "script": one.play.title,
            **_scene(one.scan),
            "flagged": one.scan.flagged,
            "tier": one.scan.tier.label,
            "limits": _limits(one.limits),
            "verdict": one.verdict,
            "minors": list(one.scan.minors),
            "must_score": one.scan.must_score,
            "sways": [{"ground": sway.ground, "log_odds": sway.log_odds} for sway in one.scan.sways],
            "passage": _passage_entry(one.scan.passage),
            "findings": [_finding(finding, one) for finding in one.scan.findings],
        }
        for one in explanations
    ]
    return json.dumps(entries, ensure_ascii=False, indent=2) + "\n"


def _scene(scan: SceneScan) -> dict[str, Any]:
    scene = scan.scene
    return {
        "scene": scene.index,
        "number": scene.number,
        "heading": scene.heading,
        "page": scene.page,
        "score": scan.score,
    }


def _passage_entry(passage: Passage | None) -> dict[str, Any] | None:
    if passage is None:
        return None
    names = ("quote", "page", "kind", "share")
    return {name: getattr(passage, name) for name in names}


def _limits(limits: Limits) -> dict[str, Any]:
    return {"sensitivity": limits.sensitivity, "flag": limits.flag, "must": limits.must}


def _finding(finding: Finding, explanation: Explanation) -> dict[str, Any]:
    return {
        **_words(finding),
        "level": finding.level,
        "status": finding.status,
        "mode": finding.mode,
        "tier": explanation.tier(finding).label,
        "participants": list(finding.participants),
        "cue": finding.cue,
        "why": finding.why.split("; "),
    }


def _words(finding: Finding) -> dict[str, Any]:
    return {
        "kind": finding.kind,
        "quote": finding.quote,
        "page": finding.page,
        "line": finding.line,
        "confidence": finding.confidence,
    }


def skim_table(
    scan: Scan, scenes: Iterable[SceneScan], limits: Limits, gain: Mapping[int, float]
) -> RenderableType:
    """Unflagged scenes, the nearest misses first, each with the words that came nearest.

    Args:
        scan: of the whole script.
        scenes: those to be shown.
        limits: what the scores were held to.
        gain: share of the must scenes of labelled scripts that are known after so many were read.
    """
    table = _table()
    table.add_column("Scene", no_wrap=True, min_width=5, max_width=8)
    table.add_column("Page", justify="right", no_wrap=True)
    table.add_column("Score", justify="right", no_wrap=True)
    table.add_column("Words of the script", ratio=1)
    for one in scenes:
        heading = plain(one.scene.heading) or "(before the first heading)"
        table.add_row(
            Text(plain(one.scene.name)),
            page_cell(scan.screenplay, one.scene.page),
            f"{one.score:.2f}",
            Text(heading, style="bold"),
        )
        for finding in nearest(one):
            table.add_row("", "", "", _near_miss(finding))
        if one.passage and not one.findings:
            table.add_row("", "", "", _passage(one.passage, scan.screenplay))
    flagged = sum(1 for _ in scan.flagged())
    told = f"{len(scan.scenes)} scenes, {flagged} flagged; a scene is flagged from {limits.flag:.2f}"
    title = Text.assemble(("\n" + plain(scan.screenplay.title), "bold"), f"  {told}\n")
    nothing = Text("Nothing was found in the scenes that are not flagged.\n")
    return Group(title, table if table.row_count else nothing, *_gain(gain))


def _gain(gain: Mapping[int, float]) -> Iterator[Text]:
    """What reading on brought on labelled scripts."""
    if gain:
        told = ", ".join(f"{gain[most]:.1%} after the first {most}" for most in sorted(gain) if most)
        flagged = gain.get(0, 0.0)
        yield Text(
            f"\nIn labelled scripts {flagged:.1%} of the must scenes were flagged; reading on in this order "
            f"made it {told} (models/README.md)."
        )


def nearest(scan: SceneScan) -> Iterator[Finding]:
    """The findings of a scene that came nearest to a flag."""
    surest = sorted(scan.findings, key=lambda one: (-one.confidence, one.element, one.start))
    return iter(surest[:_SHOWN])


def _near_miss(finding: Finding) -> Text:
    words = Text(f"{finding.confidence:.2f} {_what(finding, Tier.NONE)}  ")
    words.append(f'"{shortened(finding.quote, _QUOTE_WIDTH)}"', style="italic")
    reasons = finding.why.split("; ")[1:]
    return words.append(plain(f"  {'; '.join(reasons)}")) if reasons else words


def skim_to_json(scan: Scan, scenes: Iterable[SceneScan], limits: Limits, gain: Mapping[int, float]) -> str:
    """The same as JSON text, schema scenebreak/skim-1."""
    entry = {
        "schema": "scenebreak/skim-1",
        "script": scan.screenplay.title,
        "limits": _limits(limits),
        "recall_after_reading": {str(most): recall for most, recall in sorted(gain.items())},
        "scenes": [
            {
                **_scene(one),
                "passage": _passage_entry(one.passage),
                "near_misses": [
                    {**_words(finding), "status": finding.status, "why": finding.why.split("; ")}
                    for finding in nearest(one)
                ],
            }
            for one in scenes
        ],
    }
    return json.dumps(entry, ensure_ascii=False, indent=2) + "\n"


def _table() -> Table:
    return Table(box=None, pad_edge=False, expand=True, header_style="underline", padding=(0, 1, 0, 0))
