"""The production file: what was found, what people decided, and the history of every edit."""
