"""Measuring the program: each module is a command and says what it measures (`python -m benchmarks.NAME`)."""
