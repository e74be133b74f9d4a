"""PDF to paragraphs: glyph runs to rows, rows without page furniture, rows to screenplay elements."""
