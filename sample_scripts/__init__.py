"""Screenplays of our own, and the press that prints them."""
