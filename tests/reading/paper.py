"""Small production-style PDFs in Courier, made while a test runs."""

from dataclasses import dataclass, field
from pathlib import Path

from fpdf import FPDF

ACTION, SPEECH, ASIDE, CUE, LEFT, RIGHT, STAR, LABEL = 108, 180, 209, 252, 72, 540, 560, 525
LEADING = 12
FIRST_BASELINE = 96


@dataclass
class Paper:
    """A PDF that grows row by row; `row` is counted from the top of the text area."""

    pdf: FPDF = field(default_factory=lambda: FPDF(unit="pt", format="letter"))
    row: int = 0

    def page(self, label: str = "", header: str = "") -> "Paper":
        self.pdf.add_page()
        self.pdf.set_font("Courier", size=12)
        self.row = 0
        if header:
            self.pdf.text(180, 48, header)
        if label:
            self.pdf.text(LABEL, 48, label)
        return self

    def put(self, x: float, text: str, *more: tuple[float, str], gap: int = 1) -> "Paper":
        """Print a row, `gap` blank rows below the last one; `more` stands on the same baseline."""
        self.row += gap + 1
        for at, words in ((x, text), *more):
            self.pdf.text(at, FIRST_BASELINE + LEADING * self.row, words)
        return self

    def heading(self, text: str, number: str = "") -> "Paper":
        margins = [(LEFT, number), (RIGHT, number)] if number else []
        return self.put(ACTION, text, *margins)

    def action(self, *rows: str) -> "Paper":
        self.put(ACTION, rows[0])
        for row in rows[1:]:
            self.put(ACTION, row, gap=0)
        return self

    def speech(self, name: str, *rows: str) -> "Paper":
        self.put(CUE, name)
        for row in rows:
            self.put(ASIDE if row.startswith("(") else SPEECH, row, gap=0)
        return self

    def save(self, path: Path) -> Path:
        self.pdf.output(str(path))
        return path


def short_script() -> Paper:
    """Two numbered scenes with enough speeches for the indents to be told."""
    paper = Paper().page("1.")
    paper.heading("INT. WORKSHOP - NIGHT", "1")
    paper.action("LENA sands a violin neck. The radio hums in", "the corner of the long room.")
    for line in ("Hand me the file.", "Not that one.", "The other one."):
        paper.speech("LENA", line)
    paper.speech("PAVEL (O.S.)", "(coughing)", "Which other one?")
    paper.heading("EXT. COURTYARD - DAWN", "2A")
    paper.action("Pavel carries the case to the van.")
    return paper
