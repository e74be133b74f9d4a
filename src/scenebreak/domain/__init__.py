"""The words of the model: frozen dataclasses and enums. No input or output happens here."""
