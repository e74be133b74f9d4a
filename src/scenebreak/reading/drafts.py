"""The colour and the date of a draft, as a page header or a title page prints them."""

import re

_COLOUR = (
    r"(?:(?:2nd|3rd|4th|second|third|fourth|double)\s+)?"
    r"(?:white|blue|pink|yellow|green|goldenrod|gold|buff|salmon|cherry|tan|gr[ae]y|ivory|lavender|orange|lilac|canary)"
)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*"
_DATE = re.compile(
    rf"(?<![\w/])(?:\d{{1,4}}[/.]\d{{1,2}}[/.]\d{{2,4}}|\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}}-\d{{1,2}}-\d{{2,4}}"
    rf"|{_MONTH}\.?\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}|\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}\.?,?\s+\d{{4}}"
    rf"|{_MONTH}\.?,?\s+\d{{4}})(?![\w/])",
    re.IGNORECASE,
)
_DRAFT = re.compile(
    rf"(?<!\w)(?:{_COLOUR}\s+(?:revised|revisions?|rev\.|draft|pages|script|production\s+draft|shooting\s+script)(?:\s+pages)?"
    r"|(?:first|second|third|fourth|fifth|sixth|final|shooting|revised|production|full|network|writer['’]?s|1st|2nd|3rd|\dth|rough|polish|table)"
    r"(?:\s+(?:first|second|third|final|shooting|revised|production|blue|pink|yellow|green|white|rough|table))*\s+(?:draft|script|revisions?|pages|read)"
    r"|rev(?:ised|isions?|\.)|draft\s+\#?\d+)(?!\w)",
    re.IGNORECASE,
)


def draft_of(text: str) -> tuple[str, str]:
    """The draft's name and date in a line ("Blue Revised", "03/02/26"); each "" where the line has none."""
    date = _DATE.search(text)
    name = _DRAFT.search(text)
    return (name[0] if name else "", date[0] if date else "")
