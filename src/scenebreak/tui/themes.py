"""Colours: a quiet dark and a quiet light one; meaning never rests on hue alone."""

from textual.theme import Theme

DEFAULT = "lamplight"

LAMPLIGHT = Theme(
    name=DEFAULT,
    primary="#8fa9c4",
    secondary="#7f8ea3",
    accent="#e2b15b",
    warning="#d99a5b",
    error="#d9705f",
    success="#8fb573",
    foreground="#d9d6cf",
    background="#16171a",
    surface="#1b1d21",
    panel="#25282d",
    dark=True,
)

DAYLIGHT = Theme(
    name="daylight",
    primary="#355f8a",
    secondary="#5b6b7d",
    accent="#94560a",
    warning="#94560a",
    error="#a8321f",
    success="#3c6e22",
    foreground="#22252a",
    background="#f7f5f0",
    surface="#fbfaf7",
    panel="#e9e5dc",
    dark=False,
)

THEMES = (LAMPLIGHT, DAYLIGHT)
"""Registered beside those of Textual."""
