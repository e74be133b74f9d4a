"""PDF to paragraphs: glyph runs to rows, rows without page furniture, rows to screenplay elements."""

from scenebreak.reading.pdf.document import read_pdf

__all__ = ["read_pdf"]
