"""Screenplay files to Screenplay: one module a format."""
