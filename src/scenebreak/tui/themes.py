"""Colours: quiet ones, dark and light, one of high contrast, two that any kind of sight tells apart.

Meaning never rests on hue alone: kinds have letters, tiers have weight, verdicts have signs.
"""

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

HIGH_CONTRAST = Theme(
    name="high-contrast",
    primary="#66ccff",
    secondary="#ffffff",
    accent="#ffff00",
    warning="#ffd75f",
    error="#ff9d9d",
    success="#7dff7d",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#262626",
    dark=True,
)
"""White on black: every text stands at least seven to one against its ground."""

# blue, orange and yellow of Okabe and Ito's palette: apart for every common kind of colour vision

OPEN_SEA = Theme(
    name="open-sea",
    primary="#56b4e9",
    secondary="#999999",
    accent="#f0e442",
    warning="#e69f00",
    error="#d55e00",
    success="#56b4e9",
    foreground="#e4e4e0",
    background="#12151a",
    surface="#181c22",
    panel="#232931",
    dark=True,
)

OPEN_SKY = Theme(
    name="open-sky",
    primary="#0072b2",
    secondary="#5f5f5f",
    accent="#00527f",
    warning="#a85b00",
    error="#b84300",
    success="#0072b2",
    foreground="#1d2024",
    background="#fafaf7",
    surface="#ffffff",
    panel="#e6e8ea",
    dark=False,
)

THEMES = (LAMPLIGHT, DAYLIGHT, HIGH_CONTRAST, OPEN_SEA, OPEN_SKY)
"""Registered beside those of Textual."""


def known_themes() -> tuple[str, ...]:
    """The names of all themes, ours first."""
    from textual.theme import BUILTIN_THEMES

    return (*(theme.name for theme in THEMES), *BUILTIN_THEMES)
