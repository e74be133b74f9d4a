"""The review in the terminal, built on Textual."""
