"""What changes the meaning of a cue: whether it is performed, and in which reality of the story."""
