"""Rows with their places to paragraphs: furniture off, title page apart, then one pass over what is left."""

from collections.abc import Sequence

from scenebreak.reading.blocks import Manuscript
from scenebreak.reading.collector import collector_paused
from scenebreak.reading.columns import find_columns
from scenebreak.reading.drafts import draft_of
from scenebreak.reading.dual import part_columns
from scenebreak.reading.flow import Flow
from scenebreak.reading.furniture import strip_asterisks, take_furniture, take_margin_numbers
from scenebreak.reading.picture_and_sound import columns_of, part_sound
from scenebreak.reading.titlefacts import TitleLine, facts_of
from scenebreak.reading.titlepage import title_of, title_rows
from scenebreak.reading.typescript import Row, Typescript


@collector_paused()
def compose(script: Typescript, *, metadata_title: str = "") -> Manuscript:
    """Make paragraphs of the rows of a PDF or an indented text.

    Args:
        script: its sheets; their rows are changed in place.
        metadata_title: a title from outside the text, used where the title page has none.
    """
    all_rows = list(script.rows())
    strip_asterisks(all_rows, script.pitch)
    pair = columns_of(all_rows, script.pitch)
    take_furniture(script)
    rows = list(script.rows())
    above, rows = part_sound(rows, pair) if pair else (0, rows)
    columns = find_columns(rows, script.pitch)
    rows = take_margin_numbers(rows, columns.action, script.pitch)
    front = above if pair else title_rows(rows, columns)
    flow = Flow(script, columns, part_columns(rows[front:], columns))
    blocks = flow.blocks()
    draft, date = _draft(script.headers, rows[:front])
    return Manuscript(
        blocks,
        pages=len(script.sheets),
        title=title_of(rows[:front]) or metadata_title,
        draft=draft,
        draft_date=date,
        title_page=facts_of(TitleLine(row.text, row.blanks > 0) for row in rows[:front]),
        page_turns=sorted(script.turns + flow.turns),
        page_labels={sheet.number: sheet.label for sheet in script.sheets if sheet.label},
    )


def _draft(headers: Sequence[str], title_page: Sequence[Row]) -> tuple[str, str]:
    """The draft's name and date: the last that a header states, else the title page's."""
    name = date = ""
    for text in [row.text for row in title_page]:
        found, when = draft_of(text)
        name, date = found or name, when or date
    counts: dict[tuple[str, str], int] = {}
    for text in headers:
        found, when = draft_of(text)
        if found or when:
            counts[found, when] = counts.get((found, when), 0) + 1
    if counts:
        found, when = max(counts, key=lambda key: counts[key])
        name, date = found or name, when or date
    return name, date
