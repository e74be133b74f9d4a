"""The production file: scripts, their drafts, what the machine saw, what people decided, and every edit."""

from scenebreak.store.history import Change, Step
from scenebreak.store.places import BeatPlace
from scenebreak.store.production import Production, Script

__all__ = ["BeatPlace", "Change", "Production", "Script", "Step"]
