"""Screenplay to findings: the spaCy pipeline. Nothing outside this room sees a spaCy object."""
