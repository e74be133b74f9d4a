"""scenebreak: the first read of a screenplay for intimacy coordinators."""

__version__ = "0.1.0"
